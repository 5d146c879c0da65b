import { contentCodings, type Decode, type Decoded, decodeBody, sniffCoding } from "../../model/body.ts";
import { concatBytes } from "../../model/bytes.ts";
import { RespoolError } from "../../model/errors.ts";
import type { HeaderList, StoredBody } from "../../model/types.ts";
import type { Context } from "../adapter.ts";
import { hasChecksum } from "./checksum.ts";

/** What stands on both sides of an exchange and may be coded. */
export interface Message {
  readonly headers: HeaderList;
  readonly body: StoredBody;
}

/** One of the stream classes of fflate and fzstd. */
interface Inflater {
  push(chunk: Uint8Array, final: boolean): void;
}
type MakeInflater = (onData: (piece: Uint8Array) => void) => Inflater;

// A stream unfolds what it is given in one go; small pieces keep what goes beyond the limit small.
const step = 4096;

/**
 * Removes the content codings of a message: with what the platform lends, else with libraries that are loaded when the
 * first such body is met. Throws `input/too-large` when a body unfolds to more than `decodeLimit`.
 */
export function decodeMessage(message: Message, ctx: Pick<Context, "decode">): Decoded | Promise<Decoded> {
  const platform: Decode = (coding, bytes, limit) => ctx.decode?.(coding, bytes, limit);
  const first = decodeBody(message, platform);
  if (first.how === "plain" || first.how === "undone" || message.body.coding === "decoded") return first;
  // What a platform lends holds gzip and deflate, and checks them better than the library; only zstd may be missing.
  const known = ctx.decode === undefined ? ["gzip", "deflate", "zstd"] : ["zstd"];
  const codings = contentCodings(message.headers).filter((coding) => known.includes(coding));
  return codings.length === 0 ? first : withLibraries(message, platform, codings);
}

async function withLibraries(message: Message, platform: Decode, codings: readonly string[]): Promise<Decoded> {
  const fflate = codings.some((coding) => coding !== "zstd") ? await import("fflate") : undefined;
  const fzstd = codings.includes("zstd") ? await import("fzstd") : undefined;
  return decodeBody(message, (coding, bytes, limit) => {
    if (!codings.includes(coding)) return platform(coding, bytes, limit);
    if (coding === "zstd") return fzstd && inflate((onData) => new fzstd.Decompress(onData), bytes, limit);
    if (fflate === undefined) return undefined;
    if (coding === "gzip")
      return checked(
        "gzip",
        bytes,
        inflate((onData) => new fflate.Gunzip(onData), bytes, limit),
      );
    // RFC 9110 says zlib; some servers send the bare deflate stream.
    if (sniffCoding(bytes) !== "deflate") return inflate((onData) => new fflate.Inflate(onData), bytes, limit);
    return checked(
      "zlib",
      bytes,
      inflate((onData) => new fflate.Unzlib(onData), bytes, limit),
    );
  });
}

function checked(
  coding: "gzip" | "zlib",
  packed: Uint8Array,
  unpacked: Uint8Array | undefined,
): Uint8Array | undefined {
  return unpacked !== undefined && hasChecksum(coding, packed, unpacked) ? unpacked : undefined;
}

/** The unfolded bytes; `undefined` when they are not in the coding, or break off. */
function inflate(make: MakeInflater, bytes: Uint8Array, limit: number): Uint8Array | undefined {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const inflater = make((piece) => {
    size += piece.length;
    if (size > limit) throw new RespoolError("input/too-large", `a coded body unfolds to more than ${limit} bytes`);
    pieces.push(piece);
  });
  try {
    for (let at = 0; at < bytes.length; at += step) {
      inflater.push(bytes.subarray(at, at + step), at + step >= bytes.length);
    }
  } catch (e) {
    if (e instanceof RespoolError) throw e;
    return undefined;
  }
  return concatBytes(pieces);
}
