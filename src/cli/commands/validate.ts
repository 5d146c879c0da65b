import type { SchemaValidator } from "../../adapters/har/validate/schema.ts";
import { errorCodes } from "../../model/error-codes.ts";
import { isRespoolError, RespoolError } from "../../model/errors.ts";
import { decode } from "../../node/codecs.ts";
import { discover } from "../../node/discover.ts";
import type { Input } from "../../node/plan.ts";
import { fileSource, stdinSource } from "../../node/source.ts";
import { players } from "../../verbs/validate/player.ts";
import { type ValidateOptions, validate } from "../../verbs/validate/validate.ts";
import {
  filesFromFlag,
  matchingFlags,
  on,
  one,
  policyFlag,
  readingFlags,
  sharedFlags,
  type Values,
  type Verb,
} from "../flags.ts";
import { ioOf, printJson, printLines } from "../output.ts";
import { errorLines } from "../report.ts";
import { ageOf, countOf, listedFiles, matchOf, policyOf, setOf, sizeOf } from "../settings.ts";
import { count } from "../units.ts";
import { findingLines, type Validated, validationDocument, verdictLine } from "../validation.ts";

/** `respool validate`. */
export const validateVerb: Verb = {
  args: [{ name: "IN", many: true, doc: "files, directories, globs, - (standard input)" }],
  groups: [
    {
      title: "Checks",
      flags: [
        { name: "schema", doc: "of HARs: what har-validator says as well" },
        {
          name: "for",
          value: "PLAYER",
          values: players,
          hasNoDefault: true,
          doc: "for go-vcr, nock, polly, playwright or runtime",
        },
        { name: "max-age", value: "AGE", doc: "exit 1 for an older cassette: 180d, 26w, 12h" },
        { name: "max-size", value: "SIZE", doc: "exit 1 for a longer file: 500kB, 5MB" },
        { name: "no-secrets", doc: "exit 1 for secrets, as scan --own-rules has them" },
        policyFlag,
        { name: "limit", value: "COUNT", doc: "so many findings of each code; default 20" },
      ],
    },
    {
      title: "Reading",
      flags: [...readingFlags.filter(({ name }) => name !== "strict"), filesFromFlag],
    },
    matchingFlags,
    sharedFlags,
  ],
  run,
};

async function run(args: readonly string[], values: Values): Promise<number> {
  const io = ioOf(values);
  const options = await optionsOf(values);
  const paths = [...args, ...(await listedFiles(values))];
  if (paths.length === 0) {
    throw new RespoolError("option/invalid", "no input given", { hint: "Name files, directories, globs, or -." });
  }
  const { inputs } = await discover(paths);
  const done: Validated[] = [];
  const skipped: string[] = [];
  io.progress.start(inputs.length);
  for (const input of inputs) {
    const validated = await validateInput(input, options).finally(io.progress.step);
    if (validated === undefined) {
      skipped.push(input.path);
      continue;
    }
    const { validation, error } = validated;
    // What was said of a file is not needed again, and a folder may hold many.
    done.push(
      io.json || validation === undefined ? validated : { ...validated, validation: { ...validation, findings: [] } },
    );
    if (io.json) continue;
    if (error !== undefined) io.error(errorLines(error, io.paint));
    if (validation === undefined) continue;
    printLines(findingLines(input.path, validation, io.paintData));
    io.report([verdictLine(input.path, validation)]);
  }
  io.progress.stop();
  const exit = Math.max(0, ...done.map(exitOf));
  if (io.json) printJson({ command: "validate", exit, files: done.map(validationDocument), skipped });
  else if (skipped.length > 0) io.report([`${count(skipped.length, "file")} skipped (no cassette)`]);
  return exit;
}

async function optionsOf(values: Values): Promise<ValidateOptions> {
  const from = one(values, "from");
  const limit = countOf(values, "limit");
  const maxAge = ageOf(values, "max-age");
  const maxSize = sizeOf(values, "max-size");
  const policy = await policyOf(values);
  const player = one(values, "for") as ValidateOptions["for"];
  const match = await matchOf(values);
  const noSecrets = on(values, "no-secrets");
  if (policy !== undefined && !noSecrets) {
    throw new RespoolError("option/invalid", "--policy is for --no-secrets", { hint: "Add --no-secrets." });
  }
  if (match !== undefined && player !== "runtime") {
    throw new RespoolError("option/invalid", "how requests are matched is for --for runtime", {
      hint: "Other players go by what is written: use --set.",
    });
  }
  return {
    noSecrets,
    decode,
    set: setOf(values),
    ...(from !== undefined && { from }),
    ...(limit !== undefined && { limit }),
    ...(maxAge !== undefined && { maxAge }),
    ...(maxSize !== undefined && { maxSize }),
    ...(policy !== undefined && { policy }),
    ...(player !== undefined && { for: player }),
    ...(match !== undefined && { match }),
    ...(on(values, "schema") && { schema: await loadSchema() }),
  };
}

/** Gives nothing for a file of a folder that is no cassette. */
async function validateInput({ path, named }: Input, options: ValidateOptions): Promise<Validated | undefined> {
  try {
    return { input: path, validation: await validate(path === "-" ? stdinSource() : fileSource(path), options) };
  } catch (e) {
    if (!isRespoolError(e) || e.code === "option/invalid" || e.code === "internal/bug") throw e;
    if (e.code === "input/unknown-format" && !named) return undefined;
    return { input: path, error: e };
  }
}

async function loadSchema(): Promise<SchemaValidator> {
  // Not a literal: the bundle must not take in a package that only those who ask for it install.
  const name = "har-validator";
  try {
    return (await import(name)).default;
  } catch (cause) {
    const hint = "Install it beside respool: npm install --save-dev har-validator";
    throw new RespoolError("option/invalid", "--schema needs the package har-validator", { hint, cause });
  }
}

function exitOf({ validation, error }: Validated): number {
  if (error !== undefined) return errorCodes[error.code].exit;
  return validation !== undefined && validation.errors > 0 ? 1 : 0;
}
