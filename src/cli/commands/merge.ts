import { RespoolError } from "../../model/errors.ts";
import { type MergeFilesOptions, mergeFiles } from "../../node/merge-files.ts";
import { inputsOf } from "../converting.ts";
import { failOn } from "../fail-on.ts";
import {
  failingFlags,
  filesFromFlag,
  many,
  matchingFlags,
  on,
  one,
  readingFlags,
  replayFlags,
  selectionFlags,
  sharedFlags,
  type Values,
  type Verb,
  writingFlags,
} from "../flags.ts";
import { mergeDocument, mergeLines } from "../merging.ts";
import { ioOf, printBytes, printJson, refuseBoth } from "../output.ts";
import { matchOf, selectionOf, writingOf } from "../settings.ts";
import { addNotice, addSecrets, emptyTally } from "../tally.ts";

/** `respool merge`. */
export const mergeVerb: Verb = {
  args: [{ name: "IN", many: true, doc: "files, directories, globs, - (standard input)" }],
  groups: [
    {
      title: "Output",
      flags: [
        { name: "out", short: "o", value: "PATH", doc: "the one file; - (standard output)" },
        { name: "to", value: "FORMAT", doc: "target format; left out, that of the inputs" },
        { name: "check", doc: "write nothing; exit 1 when the output would change" },
        ...writingFlags,
        ...failingFlags,
        ...replayFlags,
      ],
    },
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
  const fails = failOn(many(values, "fail-on"), many(values, "allow"));
  const inputs = await inputsOf(args, values);
  if (inputs.length === 0) throw new RespoolError("option/invalid", "no input given");
  const options = await optionsOf(values);
  const handsBack = options.out === undefined && !options.dryRun;
  if (handsBack) refuseBoth(io.json, "an output without -o");
  const tally = emptyTally();
  const result = await mergeFiles(inputs, {
    ...options,
    onNotice: (notice) => addNotice(tally, notice),
    onInteraction: (interaction) => addSecrets(tally, interaction),
  });
  const failing = fails(new Set(Object.keys(result.notices.counts)), tally.secrets.size > 0);
  const differs = result.outputs.some(({ state }) => state === "differs");
  const exit = failing.length > 0 || differs ? 1 : 0;
  if (io.json) printJson({ command: "merge", exit, ...mergeDocument(result, tally, failing) });
  io.report(mergeLines(result, tally, failing, io.paint));
  if (handsBack) for (const { bytes } of result.files) await printBytes(bytes);
  return exit;
}

async function optionsOf(values: Values): Promise<MergeFilesOptions> {
  const typed = one(values, "out");
  const out = typed === "-" ? undefined : typed;
  const to = one(values, "to");
  const from = one(values, "from");
  const select = selectionOf(values);
  const match = await matchOf(values);
  const missingBody = one(values, "missing-body") as MergeFilesOptions["missingBody"];
  const sort = one(values, "sort") as MergeFilesOptions["sort"];
  return {
    ...writingOf(values),
    check: on(values, "check"),
    ...(out !== undefined && { out }),
    ...(to !== undefined && { to }),
    ...(from !== undefined && { from }),
    ...(select !== undefined && { select }),
    ...(match !== undefined && { match }),
    ...(missingBody !== undefined && { missingBody }),
    ...(sort !== undefined && { sort }),
  };
}
