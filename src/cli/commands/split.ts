import { parseSplit } from "../../edit/split.ts";
import { errorCodes } from "../../model/error-codes.ts";
import { RespoolError } from "../../model/errors.ts";
import type { ConvertFilesOptions } from "../../node/convert-files.ts";
import { conversionDocument, conversionLines } from "../conversion.ts";
import { convertAll } from "../converting.ts";
import { on, one, readingFlags, selectionFlags, sharedFlags, type Values, type Verb, writingFlags } from "../flags.ts";
import { ioOf, printJson } from "../output.ts";
import { selectionOf, setOf } from "../settings.ts";

/** `respool split`. */
export const splitVerb: Verb = {
  args: [{ name: "IN", needed: true, doc: "a file, or - (standard input)" }],
  groups: [
    {
      title: "Output",
      flags: [
        { name: "out", short: "o", value: "DIR", doc: "the directory" },
        { name: "by", value: "HOW", doc: "host, test, entry, or a number of entries" },
        { name: "to", value: "FORMAT", doc: "target format; left out, that of the input" },
        { name: "name", value: "PATTERN", doc: "names in the directory; default {dir}/{stem}" },
        { name: "check", doc: "write nothing; exit 1 when an output would change" },
        ...writingFlags,
      ],
    },
    { title: "Reading", flags: readingFlags },
    selectionFlags,
    sharedFlags,
  ],
  run,
};

async function run([input = ""]: readonly string[], values: Values): Promise<number> {
  const io = ioOf(values);
  const { converted, skipped } = await convertAll([input], optionsOf(values), io);
  const exit = Math.max(
    0,
    ...converted.map(({ result: { error, outputs } }) =>
      error !== undefined ? errorCodes[error.code].exit : Number(outputs.some(({ state }) => state === "differs")),
    ),
  );
  if (io.json) {
    printJson({ command: "split", exit, ...conversionDocument(converted, skipped, []) });
    return exit;
  }
  const { head, errors, tail } = conversionLines(converted, skipped, [], io.paint);
  io.report(head);
  io.error(errors);
  io.report(tail);
  return exit;
}

function optionsOf(values: Values): ConvertFilesOptions {
  const out = one(values, "out");
  const by = one(values, "by");
  if (out === undefined) throw new RespoolError("option/invalid", "--out DIR is missing");
  if (by === undefined) {
    throw new RespoolError("option/invalid", "--by HOW is missing", { hint: "Write host, test, entry, or a number." });
  }
  const from = one(values, "from");
  const name = one(values, "name");
  const select = selectionOf(values);
  return {
    to: one(values, "to") ?? "same",
    out: `${out}/`,
    split: parseSplit(by),
    set: setOf(values),
    strict: on(values, "strict"),
    check: on(values, "check"),
    force: on(values, "force"),
    dryRun: on(values, "dry-run"),
    lossless: on(values, "lossless"),
    ...(from !== undefined && { from }),
    ...(name !== undefined && { name }),
    ...(select !== undefined && { select }),
  };
}
