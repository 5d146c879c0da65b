import { errorCodes } from "../../model/error-codes.ts";
import type { ConvertFilesOptions, FileResult } from "../../node/convert-files.ts";
import { conversionDocument, conversionLines } from "../conversion.ts";
import { convertAll, inputsOf, outOf } from "../converting.ts";
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
import { ioOf, printBytes, printJson } from "../output.ts";
import { matchOf, redactOf, selectionOf, setOf } from "../settings.ts";

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
  const { converted, skipped, handsBack } = await convertAll(inputs, options, io);
  const exit = Math.max(0, ...converted.map(({ result }) => exitOf(result, on(values, "check"))));
  if (io.json) {
    printJson({ command: "redact", exit, ...conversionDocument(converted, skipped, []) });
    return exit;
  }
  const { head, errors, tail } = conversionLines(converted, skipped, [], io.paint, "source");
  io.report(head);
  io.error(errors);
  io.report(tail);
  if (handsBack) for (const { result } of converted) for (const { bytes } of result.files) await printBytes(bytes);
  return exit;
}

async function optionsOf(values: Values): Promise<ConvertFilesOptions> {
  const from = one(values, "from");
  const out = outOf(values);
  const select = selectionOf(values);
  const match = await matchOf(values);
  const isChecked = on(values, "check");
  return {
    to: "same",
    redact: await redactOf(values),
    set: setOf(values),
    strict: on(values, "strict"),
    force: on(values, "force"),
    inPlace: on(values, "in-place"),
    dryRun: isChecked || on(values, "dry-run"),
    lossless: on(values, "lossless"),
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
