import { errorCodes } from "../model/error-codes.ts";
import { RespoolError } from "../model/errors.ts";
import type { NoticeCode } from "../model/types.ts";
import { type ConvertFilesOptions, convertFiles, type FileResult } from "../node/convert-files.ts";
import { type Converted, conversionDocument, conversionLines } from "./conversion.ts";
import { one, type Values } from "./flags.ts";
import { type Io, printBytes, printJson, refuseBoth } from "./output.ts";
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

/** The exit status that the result of one input asks for. */
export function exitOf({ error, outputs }: FileResult): number {
  if (error !== undefined) return errorCodes[error.code].exit;
  return outputs.some(({ state }) => state === "differs") ? 1 : 0;
}

/** Says what became of all inputs, in words or as one document, and hands back what goes to standard output; gives the exit status. */
export async function tellAll(
  command: string,
  exit: number,
  { converted, skipped, handsBack }: ConvertedAll,
  failing: readonly NoticeCode[],
  io: Io,
  titled?: Parameters<typeof conversionLines>[4],
): Promise<number> {
  if (io.json) {
    printJson({ command, exit, ...conversionDocument(converted, skipped, failing) });
    return exit;
  }
  const { head, errors, tail } = conversionLines(converted, skipped, failing, io.paint, titled);
  io.report(head);
  io.error(errors);
  io.report(tail);
  if (handsBack) for (const { result } of converted) for (const { bytes } of result.files) await printBytes(bytes);
  return exit;
}

/** Where to write; a list of files means a directory, however many it names. */
export function outOf(values: Values): string | undefined {
  const out = one(values, "out");
  if (out === undefined || out === "-") return undefined;
  return one(values, "files-from") === undefined ? out : `${out}/`;
}
