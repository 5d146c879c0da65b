import type { Source } from "../adapters/adapter.ts";
import { select } from "../edit/select.ts";
import { isRespoolError } from "../model/errors.ts";
import { noticeText } from "../model/notices.ts";
import { visible } from "../model/visible.ts";
import { open } from "../read.ts";
import type { DiffOptions } from "../verbs/diff/diff.ts";
import { printBytes, printLines } from "./output.ts";
import { interactionLines } from "./show.ts";

// What a reader says of a part that it could not read: only the file itself shows what changed there.
const unread: ReadonlySet<string> = new Set(["lost/rest", "skipped/entry", "skipped/file", "skipped/list"]);

/**
 * Writes a recording to standard output as text that is compared line by line; git calls it for both sides of a difference. A
 * file that cannot be read, or not all of it, comes out as it is: git gives up where the command fails.
 */
export async function textconv(source: Source, o: DiffOptions): Promise<void> {
  const left = new Set<string>();
  try {
    const { reading } = await open(source, o, (notice) => {
      if (unread.has(notice.code)) left.add(noticeText(notice));
    });
    for await (const interaction of select(reading.interactions, o.select ?? {}, () => {})) {
      const lines = await interactionLines(interaction, { steady: !o.all });
      printLines([`=== ${lines[0] ?? ""}`, ...lines.slice(1), ""]);
    }
  } catch (e) {
    if (!isRespoolError(e) || !e.code.startsWith("input/")) throw e;
    // The message may name the file, which is another one on each side.
    left.add(e.code === "input/unknown-format" ? "" : e.message);
  }
  if (left.size === 0) return;
  printLines([...left].filter((text) => text !== "").map((text) => `[${visible(text)}]`));
  await printBytes(await source.bytes());
}
