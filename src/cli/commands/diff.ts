import { RespoolError } from "../../model/errors.ts";
import { collectNotices } from "../../model/notices.ts";
import { decode } from "../../node/codecs.ts";
import { fileSource, stdinSource } from "../../node/source.ts";
import { type DiffOptions, diff } from "../../verbs/diff/diff.ts";
import { changeLines, diffDocument, verdictLines } from "../differing.ts";
import { noticesDocument } from "../document.ts";
import { matchingFlags, on, one, readingFlags, selectionFlags, sharedFlags, type Values, type Verb } from "../flags.ts";
import { ioOf, printJson, printLines, refuseBoth } from "../output.ts";
import { noticeLines } from "../report.ts";
import { countOf, matchOf, selectionOf, setOf } from "../settings.ts";
import { addNotice, emptyTally } from "../tally.ts";
import { textconv } from "../textconv.ts";

/** `respool diff`. */
export const diffVerb: Verb = {
  args: [
    { name: "A", needed: true, doc: "a file, or - (standard input)" },
    { name: "B", doc: "a file of the same or another format, or -" },
  ],
  groups: [
    {
      title: "Output",
      flags: [
        { name: "all", doc: "also dates, ids, durations, what a format lacks" },
        { name: "limit", value: "COUNT", doc: "so many differences of each; default 100" },
        { name: "textconv", doc: "A alone as text, for git diff" },
      ],
    },
    { title: "Reading", flags: readingFlags },
    selectionFlags,
    matchingFlags,
    sharedFlags,
  ],
  run,
};

async function run([a = "", b]: readonly string[], values: Values): Promise<number> {
  if (on(values, "textconv")) {
    refuseBoth(on(values, "json"), "--textconv");
    if (b !== undefined) throw new RespoolError("option/invalid", "--textconv takes one file");
    await textconv(sourceOf(a), { ...(await optionsOf(values)), all: on(values, "all") });
    return 0;
  }
  if (b === undefined) throw new RespoolError("option/invalid", "B is missing");
  if (a === "-" && b === "-") throw new RespoolError("option/invalid", "standard input can be read once only");
  const io = ioOf(values);
  const tally = emptyTally();
  const notices = collectNotices((notice) => addNotice(tally, notice));
  const found = await diff(sourceOf(a), sourceOf(b), { ...(await optionsOf(values)), onNotice: notices.add });
  const exit = found.changes.length + found.file.length > 0 ? 1 : 0;
  if (io.json) {
    printJson({ command: "diff", exit, ...diffDocument([a, b], found), notices: noticesDocument(notices.report()) });
    return exit;
  }
  printLines(changeLines(found, io.paintData));
  io.report([...verdictLines([a, b], found), ...noticeLines(tally, io.paint)]);
  return exit;
}

function sourceOf(path: string) {
  return path === "-" ? stdinSource() : fileSource(path);
}

async function optionsOf(values: Values): Promise<DiffOptions> {
  const from = one(values, "from");
  const limit = countOf(values, "limit");
  const select = selectionOf(values);
  const match = await matchOf(values);
  return {
    decode,
    set: setOf(values),
    strict: on(values, "strict"),
    all: on(values, "all"),
    ...(from !== undefined && { from }),
    ...(limit !== undefined && { limit }),
    ...(select !== undefined && { select }),
    ...(match !== undefined && { match }),
  };
}
