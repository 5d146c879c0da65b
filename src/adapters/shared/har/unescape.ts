const backslash = 0x5c;

// What stands behind a backslash, by character code; 0 for what must not.
const simple: Uint8Array = new Uint8Array(256);
for (const [char, value] of Object.entries({ b: 8, f: 12, n: 10, r: 13, t: 9, '"': 0x22, "/": 0x2f, "\\": 0x5c })) {
  simple[char.charCodeAt(0)] = value;
}

// Memory that was not touched before costs more than the work done in it: only the result gets its own.
const workplace: Uint8Array = new Uint8Array(512 * 1024);

/**
 * The value of a JSON string as UTF-8, from the bytes between its quotes, without a string being made: half of what a HAR
 * holds are texts. A lone surrogate becomes U+FFFD. `undefined` when JSON does not allow the text, or it is not UTF-8.
 */
export function unescapeJson(json: Uint8Array): Uint8Array | undefined {
  const { length } = json;
  const out = length > workplace.length ? new Uint8Array(length) : workplace;
  const [from, to] = [viewOf(json), viewOf(out)];
  let at = 0;
  for (let i = 0; i < length; ) {
    // Four at a time, as long as none of them is a backslash, a control character or beyond ASCII.
    for (const last = length - 4; i <= last; i += 4, at += 4) {
      const word = from.getInt32(i, true);
      if ((((word ^ 0x5c5c5c5c) - 0x01010101) | (word - 0x20202020) | word) & 0x80808080) break;
      to.setInt32(at, word, true);
    }
    if (i >= length) break;
    const c = json[i++] as number;
    // One comparison for nearly all of them: ASCII but control characters.
    if ((c - 0x20) >>> 0 < 0x60 && c !== backslash) {
      out[at++] = c;
      continue;
    }
    if (c === backslash) {
      const value = simple[json[i] as number] as number;
      if (value > 0) {
        out[at++] = value;
        i++;
        continue;
      }
    }
    const taken = c === backslash ? takeUnit(json, i, out, at) : takeSequence(json, i - 1, out, at);
    if (taken === 0) return undefined;
    i += taken >> 3;
    at += taken & 7;
  }
  return out.slice(0, at);
}

function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}

// The seldom ways are functions of their own, or the engine does not make the usual one as fast as it can be. They give
// eight times the bytes read behind the first one, plus the bytes written; 0 for what must not stand there.

/** A UTF-8 sequence beyond ASCII. */
function takeSequence(json: Uint8Array, start: number, out: Uint8Array, at: number): number {
  const first = json[start] as number;
  const more = first < 0x80 ? 0 : followers(first, json[start + 1] as number);
  if (more === 0) return 0;
  out[at] = first;
  for (let i = 1; i <= more; i++) {
    const next = json[start + i] as number;
    if (next >> 6 !== 2) return 0;
    out[at + i] = next;
  }
  return more * 8 + more + 1;
}

/** An escape with four hex digits, or two for one character, behind the backslash. */
function takeUnit(json: Uint8Array, start: number, out: Uint8Array, at: number): number {
  const unit = json[start] === 0x75 ? hexUnit(json, start + 1) : -1;
  if (unit < 0) return 0;
  if (unit >= 0xd800 && unit < 0xdc00 && json[start + 5] === backslash && json[start + 6] === 0x75) {
    const low = hexUnit(json, start + 7);
    if (low >= 0xdc00 && low < 0xe000) {
      return 11 * 8 + put(out, at, 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00)) - at;
    }
  }
  return 5 * 8 + put(out, at, unit >= 0xd800 && unit < 0xe000 ? 0xfffd : unit) - at;
}

/**
 * How many bytes follow the first one of a UTF-8 sequence beyond ASCII, going by the first two; 0 for what is none, such as
 * longer forms than needed, and surrogates.
 */
function followers(first: number, second: number): number {
  if (first < 0xe0) return first < 0xc2 ? 0 : 1;
  if (first < 0xf0) return (first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f) ? 0 : 2;
  return first > 0xf4 || (first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f) ? 0 : 3;
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
