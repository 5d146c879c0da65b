import { parseSplit } from "../../edit/split.ts";
import { RespoolError } from "../../model/errors.ts";
import type { ConvertFilesOptions } from "../../node/convert-files.ts";
import { convertAll, exitOf, inputsOf, outOf, tellAll } from "../converting.ts";
import { failOn } from "../fail-on.ts";
import {
  failingFlags,
  filesFromFlag,
  many,
  matchingFlags,
  on,
  one,
  policyFlag,
  readingFlags,
  replayFlags,
  selectionFlags,
  sharedFlags,
  type Values,
  type Verb,
  writingFlags,
} from "../flags.ts";
import { ioOf } from "../output.ts";
import { matchOf, redactOf, rewritesOf, selectionOf, writingOf } from "../settings.ts";

/** `respool convert`. */
export const convertVerb: Verb = {
  args: [{ name: "IN", many: true, doc: "files, directories, globs, - (standard input)" }],
  groups: [
    {
      title: "Output",
      flags: [
        {
          name: "out",
          short: "o",
          value: "PATH",
          doc: "a file; a directory (/ at the end, several inputs)",
        },
        { name: "to", value: "FORMAT", doc: "target format; left out, the name of OUT says it" },
        { name: "name", value: "PATTERN", doc: "names in a directory; default {dir}/{stem}" },
        { name: "split", value: "HOW", doc: "a file per host, per entry, or per so many entries" },
        { name: "check", doc: "write nothing; exit 1 when an output would change" },
        ...writingFlags,
        ...failingFlags,
        { name: "in-place", doc: "write over the inputs, which keep their format" },
        { name: "redact", doc: "take secrets out, as respool redact does" },
        policyFlag,
      ],
    },
    {
      title: "Reading",
      flags: [...readingFlags, filesFromFlag],
    },
    selectionFlags,
    {
      title: "Changes",
      flags: [
        { name: "base-url", value: "URL", doc: "origin of URLs that have none" },
        { name: "rewrite-url", value: "FROM=TO", takes: "many", doc: "replace the beginning of URLs or paths" },
        ...replayFlags,
      ],
    },
    matchingFlags,
    sharedFlags,
  ],
  run,
};

async function run(args: readonly string[], values: Values): Promise<number> {
  const io = ioOf(values);
  const fails = failOn(many(values, "fail-on"), many(values, "allow"));
  const inputs = await inputsOf(args, values);
  const options = await optionsOf(values);
  const all = await convertAll(inputs, options, io);
  const { converted } = all;
  const failing = fails(
    new Set(converted.flatMap(({ result }) => Object.keys(result.notices.counts))),
    converted.some(({ tally: { secrets } }) => secrets.size > 0),
  );
  const exit = Math.max(failing.length > 0 ? 1 : 0, ...converted.map(({ result }) => exitOf(result)));
  return tellAll("convert", exit, all, failing, io);
}

async function optionsOf(values: Values): Promise<ConvertFilesOptions> {
  const to = one(values, "to");
  const from = one(values, "from");
  const out = outOf(values);
  const name = one(values, "name");
  const select = selectionOf(values);
  const match = await matchOf(values);
  const redact = on(values, "redact") ? await redactOf(values) : undefined;
  if (redact === undefined && one(values, "policy") !== undefined) {
    throw new RespoolError("option/invalid", "--policy is for --redact", { hint: "Add --redact." });
  }
  const baseUrl = one(values, "base-url");
  const missingBody = one(values, "missing-body") as ConvertFilesOptions["missingBody"];
  const split = one(values, "split");
  const sort = one(values, "sort") as ConvertFilesOptions["sort"];
  return {
    ...writingOf(values),
    rewrite: rewritesOf(values),
    check: on(values, "check"),
    inPlace: on(values, "in-place"),
    ...(to !== undefined && { to }),
    ...(from !== undefined && { from }),
    ...(out !== undefined && { out }),
    ...(name !== undefined && { name }),
    ...(select !== undefined && { select }),
    ...(match !== undefined && { match }),
    ...(redact !== undefined && { redact }),
    ...(baseUrl !== undefined && { baseUrl }),
    ...(missingBody !== undefined && { missingBody }),
    ...(sort !== undefined && { sort }),
    ...(split !== undefined && { split: parseSplit(split) }),
  };
}
