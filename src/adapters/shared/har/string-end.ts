import { indexOfByte } from "../../../model/bytes.ts";

const quote = 0x22;
const backslash = 0x5c;

// Most strings of a HAR are header names and values: shorter than what calling the engine's own search costs.
const stride = 48;

/**
 * Where a JSON string is over that `bytes[at]` is in: the offset behind its closing quote. Negative when it goes on
 * beyond the bytes: -1 when the next byte is plain, -2 when it is escaped.
 */
export function endOfString(bytes: Uint8Array, at: number): number {
  let i = at;
  for (;;) {
    const near = Math.min(i + stride, bytes.length);
    while (i < near) {
      const c = bytes[i++];
      if (c === quote) return i;
      if (c === backslash) i++;
    }
    if (i >= bytes.length) return i > bytes.length ? -2 : -1;
    const found = indexOfByte(bytes, quote, i);
    const end = found < 0 ? bytes.length : found;
    let slashes = 0;
    while (end - slashes > i && bytes[end - 1 - slashes] === backslash) slashes++;
    const isEscaped = slashes % 2 === 1;
    if (found < 0) return isEscaped ? -2 : -1;
    if (!isEscaped) return found + 1;
    i = found + 1;
  }
}
