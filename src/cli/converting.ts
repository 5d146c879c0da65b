import { RespoolError } from "../model/errors.ts";
import { type ConvertFilesOptions, convertFiles } from "../node/convert-files.ts";
import type { Converted } from "./conversion.ts";
import { one, type Values } from "./flags.ts";
import { type Io, refuseBoth } from "./output.ts";
import { listedFiles } from "./settings.ts";
import { addNotice, addSecrets, emptyTally } from "./tally.ts";

/** What became of all inputs. */
export interface ConvertedAll {
  readonly converted: readonly Converted[];
  readonly skipped: readonly string[];
  /** Whether the one output is data for standard output. */
  readonly handsBack: boolean;
}

/** The inputs that were named, and those of a list, which may hold none. Throws `option/invalid`. */
export async function inputsOf(args: readonly string[], values: Values): Promise<readonly string[]> {
  const list = one(values, "files-from");
  if (args.length === 0 && list === undefined) {
    throw new RespoolError("option/invalid", "no input given", { hint: "Name files, directories, globs, or -." });
  }
  if ([...args, list].filter((arg) => arg === "-").length > 1) {
    throw new RespoolError("option/invalid", "standard input can be read once only");
  }
  return [...args, ...(await listedFiles(values))];
}

/** Converts all inputs, and adds up what is said of each. Throws `option/invalid` where two documents would go to one place. */
export async function convertAll(inputs: readonly string[], o: ConvertFilesOptions, io: Io): Promise<ConvertedAll> {
  const handsBack = o.out === undefined && !o.inPlace && !o.dryRun;
  if (handsBack) refuseBoth(io.json, "an output without -o");
  const converted: Converted[] = [];
  let tally = emptyTally();
  const { skipped } = await convertFiles(inputs, {
    ...o,
    onNotice: (notice) => addNotice(tally, notice),
    // What is taken out is said otherwise.
    ...(o.redact === undefined && { onInteraction: (interaction) => addSecrets(tally, interaction) }),
    onPlan: io.progress.start,
    onFile(result) {
      io.progress.step();
      converted.push({ result, tally });
      tally = emptyTally();
    },
  }).finally(io.progress.stop);
  return { converted, skipped, handsBack };
}

/** Where to write; a list of files means a directory, however many it names. */
export function outOf(values: Values): string | undefined {
  const out = one(values, "out");
  if (out === undefined || out === "-") return undefined;
  return one(values, "files-from") === undefined ? out : `${out}/`;
}
