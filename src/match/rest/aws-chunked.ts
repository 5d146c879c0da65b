import { bytesToByteString, concatBytes, indexOfByte } from "../../model/bytes.ts";

/**
 * What a body holds that is sent as `aws-chunked`, which AWS's SDKs do for uploads, some of them: pieces with their lengths,
 * then a checksum. `undefined` when the body is not. Source: "Signature calculations for … chunked upload" in S3's reference.
 */
export function unchunked(bytes: Uint8Array): Uint8Array | undefined {
  const pieces: Uint8Array[] = [];
  let isSigned = false;
  for (let at = 0; ; ) {
    const end = indexOfByte(bytes, 0x0a, at);
    // A longer line is no length of a piece.
    if (end < 0 || end - at > 200) return undefined;
    const [, hex, signature] = /^([0-9a-f]{1,8})(;chunk-signature=[0-9a-f]+)?\r$/i.exec(lineOf(bytes, at, end)) ?? [];
    if (hex === undefined) return undefined;
    isSigned ||= signature !== undefined;
    const length = Number.parseInt(hex, 16);
    const next = end + 1 + length;
    // What else is in chunks has no such trailer, and stays as it is.
    if (length === 0) return isSigned || hasTrailer(bytes, next) ? concatBytes(pieces) : undefined;
    if (bytes[next] !== 0x0d || bytes[next + 1] !== 0x0a) return undefined;
    pieces.push(bytes.subarray(end + 1, next));
    at = next + 2;
  }
}

function hasTrailer(bytes: Uint8Array, at: number): boolean {
  return /^x-amz-/i.test(lineOf(bytes, at, Math.min(at + 20, bytes.length)));
}

function lineOf(bytes: Uint8Array, from: number, to: number): string {
  return bytesToByteString(bytes.subarray(from, to));
}
