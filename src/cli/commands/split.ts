import { parseSplit } from "../../edit/split.ts";
import { RespoolError } from "../../model/errors.ts";
import type { ConvertFilesOptions } from "../../node/convert-files.ts";
import { convertAll, exitOf, tellAll } from "../converting.ts";
import { on, one, readingFlags, selectionFlags, sharedFlags, type Values, type Verb, writingFlags } from "../flags.ts";
import { ioOf } from "../output.ts";
import { selectionOf, writingOf } from "../settings.ts";

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
  const all = await convertAll([input], optionsOf(values), io);
  const exit = Math.max(0, ...all.converted.map(({ result }) => exitOf(result)));
  return tellAll("split", exit, all, [], io);
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
    ...writingOf(values),
    check: on(values, "check"),
    ...(from !== undefined && { from }),
    ...(name !== undefined && { name }),
    ...(select !== undefined && { select }),
  };
}
