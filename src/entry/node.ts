/**
 * `respool/node`: cassettes on disk. Everything of `respool` that takes bytes, taking paths.
 *
 * @module
 */

import { RespoolError } from "../model/errors.ts";
import type { Cassette, FormatId, Report } from "../model/types.ts";
import { decode } from "../node/codecs.ts";
import { type Output, type OutputMode, putFile } from "../node/output.ts";
import { besidePath, formatOfName } from "../node/plan.ts";
import { fileSource } from "../node/source.ts";
import { type ReadOptions, type ReadResult, read } from "../read.ts";
import { type WriteOptions, write } from "../write.ts";

export { decode } from "../node/codecs.ts";
export {
  type BatchResult,
  type ConvertFilesOptions,
  convertFiles,
  type FileResult,
} from "../node/convert-files.ts";
export { type MergeFilesOptions, type MergeResult, mergeFiles } from "../node/merge-files.ts";
export type { Output, OutputMode, OutputState } from "../node/output.ts";
export { secretlint } from "../node/secretlint.ts";
export { fileSource, stdinSource } from "../node/source.ts";

/** Reads a cassette file of any format. Throws `RespoolError`: `input/*`, `option/invalid`. */
export async function readCassette(path: string, o: ReadOptions = {}): Promise<ReadResult> {
  return read(fileSource(path), { decode, ...o });
}

/** Options of `writeCassette`; `to` may be left out when the name says it (`.nock.json`). */
export interface WriteCassetteOptions extends Omit<WriteOptions, "to" | "name">, OutputMode {
  readonly to?: FormatId;
}

/**
 * Writes a cassette to a file, atomically. A file with the same bytes is left alone; one with other content is only
 * replaced with `force`. Throws `RespoolError`: `output/*`, `option/invalid`.
 */
export async function writeCassette(
  cassette: Cassette,
  path: string,
  o: WriteCassetteOptions = {},
): Promise<{ readonly outputs: readonly Output[]; readonly notices: Report }> {
  const to = o.to ?? formatOfName(path)?.id;
  if (to === undefined) throw new RespoolError("option/invalid", "the target format is not given", { hint: "Add to." });
  const { files, notices } = await write(cassette, { decode, ...o, to });
  const outputs: Output[] = [];
  for (const [i, file] of files.entries()) {
    outputs.push(await putFile(i === 0 ? path : besidePath(path, file.path), file.bytes, o));
  }
  return { outputs, notices };
}
