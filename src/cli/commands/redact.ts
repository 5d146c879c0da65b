import { errorCodes } from "../../model/error-codes.ts";
import type { ConvertFilesOptions, FileResult } from "../../node/convert-files.ts";
import { convertAll, inputsOf, outOf, tellAll } from "../converting.ts";
import {
  filesFromFlag,
  matchingFlags,
  on,
  one,
  policyFlag,
  readingFlags,
  selectionFlags,
  sharedFlags,
  type Values,
  type Verb,
} from "../flags.ts";
import { ioOf } from "../output.ts";
import { matchOf, redactOf, selectionOf, writingOf } from "../settings.ts";

/** `respool redact`. */
export const redactVerb: Verb = {
  args: [{ name: "IN", many: true, doc: "files, directories, globs, - (standard input)" }],
  groups: [
    {
      title: "Output",
      flags: [
        { name: "out", short: "o", value: "PATH", doc: "a file; a directory (/ at the end, several inputs)" },
        { name: "in-place", doc: "write over the inputs" },
        { name: "check", doc: "write nothing; exit 1 when there are secrets" },
        { name: "dry-run", doc: "say what would be taken out, and write nothing" },
        { name: "force", doc: "replace outputs that have other content" },
        { name: "lossless", doc: "keep beside entries what their format cannot hold" },
      ],
    },
    { title: "Secrets", flags: [policyFlag] },
    {
      title: "Reading",
      flags: [...readingFlags, filesFromFlag],
    },
    selectionFlags,
    matchingFlags,
    sharedFlags,
  ],
  run,
};

async function run(args: readonly string[], values: Values): Promise<number> {
  const io = ioOf(values);
  const inputs = await inputsOf(args, values);
  const options = await optionsOf(values);
  const all = await convertAll(inputs, options, io);
  const exit = Math.max(0, ...all.converted.map(({ result }) => exitOf(result, on(values, "check"))));
  return tellAll("redact", exit, all, [], io, "source");
}

async function optionsOf(values: Values): Promise<ConvertFilesOptions> {
  const from = one(values, "from");
  const out = outOf(values);
  const select = selectionOf(values);
  const match = await matchOf(values);
  return {
    to: "same",
    redact: await redactOf(values),
    ...writingOf(values),
    inPlace: on(values, "in-place"),
    ...(on(values, "check") && { dryRun: true }),
    ...(from !== undefined && { from }),
    ...(out !== undefined && { out }),
    ...(select !== undefined && { select }),
    ...(match !== undefined && { match }),
  };
}

function exitOf({ error, redactions }: FileResult, isChecked: boolean): number {
  if (error !== undefined) return errorCodes[error.code].exit;
  return isChecked && redactions.length > 0 ? 1 : 0;
}
