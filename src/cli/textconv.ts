import type { Source } from "../adapters/adapter.ts";
import { select } from "../edit/select.ts";
import { isRespoolError } from "../model/errors.ts";
import { visible } from "../model/visible.ts";
import { open } from "../read.ts";
import type { DiffOptions } from "../verbs/diff/diff.ts";
import { printBytes, printLines } from "./output.ts";
import { interactionLines } from "./show.ts";

/**
 * Writes a recording to standard output as text that is compared line by line; git calls it for both sides of a difference. A
 * file that cannot be read comes out as it is: git gives up where the command fails.
 */
export async function textconv(source: Source, o: DiffOptions): Promise<void> {
  try {
    const { reading } = await open(source, o, () => {});
    for await (const interaction of select(reading.interactions, o.select ?? {}, () => {})) {
      const lines = await interactionLines(interaction, { steady: !o.all });
      printLines([`=== ${lines[0] ?? ""}`, ...lines.slice(1), ""]);
    }
  } catch (e) {
    if (!isRespoolError(e) || !e.code.startsWith("input/")) throw e;
    // The message may name the file, which is another one on each side.
    if (e.code !== "input/unknown-format") printLines([`[${visible(e.message)}]`]);
    await printBytes(await source.bytes());
  }
}
