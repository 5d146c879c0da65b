import { byteStringToBytes, bytesToByteString, decodeBase64, encodeBase64 } from "../model/bytes.ts";

/** Base64 from one of its groups on: what it says, one character for each byte, and how another text is written there. */
export interface Base64Run {
  /** Where it ends, with its padding. */
  readonly end: number;
  readonly inner: string;
  pack(inner: string): string;
}

const run = /[A-Za-z0-9+/_-]*={0,2}/y;

/** Reads base64 of either alphabet that goes on from a place in a text; `undefined` where none does. */
export function base64From(text: string, start: number): Base64Run | undefined {
  if (start < 0) return undefined;
  run.lastIndex = start;
  const whole = run.exec(text)?.[0] ?? "";
  const isUrl = /[-_]/.test(whole);
  const bare = whole.replace(/=+$/, "");
  // A character too many belongs to what follows.
  const used = bare.length % 4 === 1 ? bare.slice(0, -1) : bare;
  const standard = used.replaceAll("-", "+").replaceAll("_", "/");
  const bytes = decodeBase64(standard.padEnd(used.length + ((4 - (used.length % 4)) % 4), "="));
  if (bytes === undefined) return undefined;
  const isPadded = whole.length > bare.length || (used === bare && used.length % 4 === 0);
  return {
    end: start + (isPadded ? whole.length : used.length),
    inner: bytesToByteString(bytes),
    pack: (inner) => {
      const packed = encodeBase64(byteStringToBytes(inner) ?? bytes);
      const alphabet = isUrl ? packed.replaceAll("+", "-").replaceAll("/", "_") : packed;
      return isPadded ? alphabet : alphabet.replace(/=+$/, "");
    },
  };
}
