import { decodeUtf8 } from "../../../model/bytes.ts";

const backslash = 0x5c;

// What stands behind a backslash, by character code; 0 for what must not.
const simple: Uint8Array = new Uint8Array(256);
for (const [char, value] of Object.entries({ b: 8, f: 12, n: 10, r: 13, t: 9, '"': 0x22, "/": 0x2f, "\\": 0x5c })) {
  simple[char.charCodeAt(0)] = value;
}

/**
 * The value of a JSON string as UTF-8, from the bytes between its quotes, without a string being made: half of what a HAR
 * holds are texts. A lone surrogate becomes U+FFFD. `undefined` when JSON does not allow the text, or it is not UTF-8.
 */
export function unescapeJson(json: Uint8Array): Uint8Array | undefined {
  const { length } = json;
  const out = new Uint8Array(length);
  let at = 0;
  let high = 0;
  for (let i = 0; i < length; ) {
    let c = json[i++] as number;
    while (c !== backslash) {
      if (c < 0x20) return undefined;
      high |= c;
      out[at++] = c;
      if (i === length) break;
      c = json[i++] as number;
    }
    if (c !== backslash) break;
    const name = json[i++] as number;
    const value = simple[name] as number;
    if (value > 0) {
      out[at++] = value;
      continue;
    }
    if (name !== 0x75) return undefined;
    const unit = hexUnit(json, i);
    if (unit < 0) return undefined;
    i += 4;
    let code = unit;
    if (unit >= 0xd800 && unit < 0xdc00 && json[i] === backslash && json[i + 1] === 0x75) {
      const low = hexUnit(json, i + 2);
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
        i += 6;
      }
    }
    at = put(out, at, code >= 0xd800 && code < 0xe000 ? 0xfffd : code);
  }
  if (high >= 0x80 && decodeUtf8(json) === undefined) return undefined;
  return out.subarray(0, at);
}

/** Four hex digits as a number; -1 when they are none. */
function hexUnit(json: Uint8Array, at: number): number {
  let unit = 0;
  for (let i = at; i < at + 4; i++) {
    const c = (json[i] ?? 0) | 0x20;
    const digit = c >= 0x30 && c <= 0x39 ? c - 0x30 : c >= 0x61 && c <= 0x66 ? c - 0x57 : -1;
    // A control character is a digit but for one bit.
    if (digit < 0 || (digit < 10 && (json[i] as number) < 0x30)) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

/** Writes a character as UTF-8, which never takes more room than its escape. */
function put(out: Uint8Array, start: number, code: number): number {
  let at = start;
  if (code < 0x80) {
    out[at++] = code;
  } else if (code < 0x800) {
    out[at++] = 0xc0 | (code >> 6);
    out[at++] = 0x80 | (code & 0x3f);
  } else if (code < 0x10000) {
    out[at++] = 0xe0 | (code >> 12);
    out[at++] = 0x80 | ((code >> 6) & 0x3f);
    out[at++] = 0x80 | (code & 0x3f);
  } else {
    out[at++] = 0xf0 | (code >> 18);
    out[at++] = 0x80 | ((code >> 12) & 0x3f);
    out[at++] = 0x80 | ((code >> 6) & 0x3f);
    out[at++] = 0x80 | (code & 0x3f);
  }
  return at;
}
