import type { Decode } from "../model/body.ts";
import { RespoolError } from "../model/errors.ts";

interface Zlib {
  gunzipSync: Inflate;
  inflateSync: Inflate;
  inflateRawSync: Inflate;
  brotliDecompressSync: Inflate;
  zstdDecompressSync?: Inflate;
}
type Inflate = (bytes: Uint8Array, o: object) => unknown;

let zlib: Zlib | undefined;

/** Undoes the content codings that Node has: gzip, deflate (with and without zlib's frame), br, and zstd from Node 22.15. */
export const decode: Decode = (coding, bytes, limit) => {
  // Most recordings hold no coded body, so zlib is loaded when the first one is met; Decode has to be synchronous.
  zlib ??= process.getBuiltinModule("node:zlib") as Zlib;
  switch (coding) {
    case "gzip":
      return attempt(zlib.gunzipSync, bytes, limit);
    case "deflate":
      return attempt(zlib.inflateSync, bytes, limit) ?? attempt(zlib.inflateRawSync, bytes, limit, "whole");
    case "br":
      return attempt(zlib.brotliDecompressSync, bytes, limit, "whole");
    case "zstd":
      return zlib.zstdDecompressSync && attempt(zlib.zstdDecompressSync, bytes, limit);
    default:
      return undefined;
  }
};

// Brotli and bare deflate have no checksum, and zlib ignores what follows the end of a stream: measured on random bytes,
// one in 27 has a beginning that passes for brotli. So they count only when they go up to the last byte.
function attempt(inflate: Inflate, bytes: Uint8Array, limit: number, extent?: "whole"): Uint8Array | undefined {
  try {
    const result = inflate(bytes, { maxOutputLength: limit, info: true }) as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    if (extent === "whole" && result.engine.bytesWritten !== bytes.length) return undefined;
    const { buffer } = result;
    return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") {
      throw new RespoolError("input/too-large", `a coded body unfolds to more than ${limit} bytes`);
    }
    return undefined;
  }
}
