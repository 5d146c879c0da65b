import { bytesToByteString, decodeUtf8, decodeUtf8Lossy, indexOfByte } from "../../../model/bytes.ts";
import { RespoolError } from "../../../model/errors.ts";
import type { LongText } from "./raw-entry.ts";
import { unescapeJson } from "./unescape.ts";

const backslash = 0x5c;

/**
 * A JSON string, with its quotes, as a text; `undefined` when JSON does not allow it, or it is not UTF-8: then the entry is
 * left to the parser, which says what is wrong.
 */
export function longTextOf(json: Uint8Array): LongText | undefined {
  const inner = json.subarray(1, -1);
  if (indexOfByte(inner, backslash) >= 0) {
    const bytes = unescapeJson(inner);
    return bytes && { utf8: () => bytes, text: () => stringOf(() => JSON.parse(decodeUtf8Lossy(json))) };
  }
  const { hasControl, isAscii } = charactersOf(inner);
  if (hasControl || !(isAscii || decodeUtf8(inner) !== undefined)) return undefined;
  return {
    utf8: () => inner.slice(),
    text: () => stringOf(() => decodeUtf8Lossy(inner)),
    plain: () => (isAscii ? stringOf(() => bytesToByteString(inner)) : undefined),
  };
}

/** No JavaScript engine makes strings of any length. */
function stringOf(make: () => string): string {
  try {
    return make();
  } catch (cause) {
    throw new RespoolError("input/too-large", "the text of a body is too long for a string", { cause });
  }
}

/** What is among some bytes: control characters, which JSON wants escaped, and anything beyond ASCII. Four at a time. */
function charactersOf(bytes: Uint8Array): { readonly hasControl: boolean; readonly isAscii: boolean } {
  const start = Math.min(-bytes.byteOffset & 3, bytes.length);
  const count = (bytes.length - start) >> 2;
  // Where no whole word follows, its place need not be one that a list of words may begin at.
  const words = count > 0 ? new Int32Array(bytes.buffer, bytes.byteOffset + start, count) : new Int32Array(0);
  let high = 0;
  let low = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as number;
    high |= word;
    // The top bit of some byte stays set where one was below 0x20.
    low |= (word - 0x20202020) & ~word;
  }
  for (const rest of [bytes.subarray(0, start), bytes.subarray(start + words.length * 4)]) {
    for (const byte of rest) {
      high |= byte;
      low |= (byte - 0x20) & ~byte & 0x80;
    }
  }
  const topBits = 0x80808080;
  return { hasControl: (low & topBits) !== 0, isAscii: (high & topBits) === 0 };
}
