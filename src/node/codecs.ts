import { createRequire } from "node:module";
import type { Decode } from "../model/body.ts";
import { RespoolError } from "../model/errors.ts";

type Zlib = typeof import("node:zlib") & { zstdDecompressSync?: (bytes: Uint8Array, o: object) => Buffer };

// Most recordings hold no coded body, so zlib is loaded when the first one is met; Decode has to be synchronous.
const require = createRequire(import.meta.url);
let zlib: Zlib | undefined;

/** Undoes the content codings that Node has: gzip, deflate (with and without zlib's frame), br, and zstd from Node 22.15. */
export const decode: Decode = (coding, bytes, limit) => {
  zlib ??= require("node:zlib") as Zlib;
  const options = { maxOutputLength: limit };
  switch (coding) {
    case "gzip":
      return attempt(zlib.gunzipSync, bytes, options);
    case "deflate":
      return attempt(zlib.inflateSync, bytes, options) ?? attempt(zlib.inflateRawSync, bytes, options);
    case "br":
      return attempt(zlib.brotliDecompressSync, bytes, options);
    case "zstd":
      return zlib.zstdDecompressSync && attempt(zlib.zstdDecompressSync, bytes, options);
    default:
      return undefined;
  }
};

function attempt(
  inflate: (bytes: Uint8Array, o: { maxOutputLength: number }) => Buffer,
  bytes: Uint8Array,
  options: { maxOutputLength: number },
): Uint8Array | undefined {
  try {
    const inner = inflate(bytes, options);
    return new Uint8Array(inner.buffer, inner.byteOffset, inner.length);
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") {
      throw new RespoolError("input/too-large", `a coded body unfolds to more than ${options.maxOutputLength} bytes`);
    }
    return undefined;
  }
}
