import { concatBytes } from "../../../model/bytes.ts";
import type { ErrorCode } from "../../../model/error-codes.ts";
import { isRespoolError, RespoolError } from "../../../model/errors.ts";
import { hasChecksum } from "../../shared/checksum.ts";

// Deflate unfolds to at most 1032 times the size; small steps keep what goes beyond the limit small.
const step = 64 * 1024;

/** An error about an archive. */
export function fault(archive: string, code: ErrorCode, problem: string, hint?: string): RespoolError {
  return new RespoolError(code, problem, { format: "har", at: { file: archive }, hint });
}

/** Unfolds a stream of zlib or bare deflate. Throws `tooLong` beyond the limit, `input/syntax` for a bad stream. */
export async function inflated(
  archive: string,
  kind: "zlib" | "deflate",
  packed: Uint8Array,
  limit: number,
  tooLong: RespoolError = tooLarge(archive, limit),
): Promise<Uint8Array> {
  const { Inflate, Unzlib } = await import("fflate");
  const pieces: Uint8Array[] = [];
  let size = 0;
  const collect = (piece: Uint8Array) => {
    size += piece.length;
    if (size > limit) throw tooLong;
    pieces.push(piece);
  };
  const inflater = kind === "zlib" ? new Unzlib(collect) : new Inflate(collect);
  try {
    for (let at = 0; at < Math.max(packed.length, 1); at += step) {
      inflater.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch (e) {
    if (isRespoolError(e)) throw e;
    throw fault(archive, "input/syntax", "the packed data is broken or cut off");
  }
  const bytes = concatBytes(pieces);
  if (kind === "zlib" && !hasChecksum("zlib", packed, bytes))
    throw fault(archive, "input/syntax", "the packed data is broken or cut off");
  return bytes;
}

/** What is unfolded to more than it may. */
export function tooLarge(archive: string, limit: number): RespoolError {
  return fault(archive, "input/too-large", `a packed file unfolds to more than ${limit / 1024 / 1024} MiB`);
}
