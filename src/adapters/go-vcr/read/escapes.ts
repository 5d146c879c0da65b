import type { Scan } from "./scan.ts";

const none = 0xff;
/** What a one-letter escape stands for, as bytes, by the letter's code. */
const simple: ReadonlyMap<number, readonly number[]> = new Map(
  Object.entries({
    "0": [0],
    a: [7],
    b: [8],
    t: [9],
    "\t": [9],
    n: [10],
    v: [11],
    f: [12],
    r: [13],
    e: [27],
    " ": [32],
    '"': [34],
    "'": [39],
    "\\": [92],
    N: [0xc2, 0x85],
    _: [0xc2, 0xa0],
    L: [0xe2, 0x80, 0xa8],
    P: [0xe2, 0x80, 0xa9],
  }).map(([letter, bytes]) => [letter.charCodeAt(0), bytes]),
);
/** The byte of each escape that stands for a single one, by the letter's code. */
const one: Uint8Array = oneByteEscapes();

/** The length of the escape sequence at a place, its backslash included. */
export function escapeLength(bytes: Uint8Array, at: number): number {
  return 2 + hexDigits(bytes[at + 1]);
}

/** Appends what the escape sequence at `s.pos` stands for; false when Go's YAML knows no such one. */
export function pushEscape(s: Scan): boolean {
  const { bytes, out, pos } = s;
  const letter = bytes[pos + 1] ?? 0xff;
  const byte = one[letter] as number;
  if (byte !== none) {
    out[s.used++] = byte;
    return true;
  }
  const digits = hexDigits(letter);
  if (digits > 0) {
    const code = hexValue(bytes, pos + 2, digits);
    if (digits === 2 && code >= 0xa0) s.byteEscapes = true;
    return pushCodePoint(s, code);
  }
  const several = simple.get(letter);
  if (several === undefined) return false;
  for (const each of several) out[s.used++] = each;
  return true;
}

function oneByteEscapes(): Uint8Array {
  const table = new Uint8Array(256).fill(none);
  for (const [letter, bytes] of simple) if (bytes.length === 1) table[letter] = bytes[0] as number;
  return table;
}

function hexDigits(letter: number | undefined): number {
  return letter === 0x78 ? 2 : letter === 0x75 ? 4 : letter === 0x55 ? 8 : 0;
}

/** The value of hex digits; -1 when one is none. */
function hexValue(bytes: Uint8Array, start: number, digits: number): number {
  let value = 0;
  for (let i = start; i < start + digits; i++) {
    const c = bytes[i] ?? 0;
    const digit = c >= 0x30 && c <= 0x39 ? c - 0x30 : (c | 0x20) >= 0x61 && (c | 0x20) <= 0x66 ? (c | 0x20) - 0x57 : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/** Appends a code point as UTF-8. Go's YAML refuses surrogates, also pairs of them. */
function pushCodePoint(s: Scan, code: number): boolean {
  if (code < 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false;
  const { out } = s;
  if (code < 0x80) out[s.used++] = code;
  else if (code < 0x800) {
    out[s.used++] = 0xc0 | (code >> 6);
    out[s.used++] = 0x80 | (code & 0x3f);
  } else {
    if (code < 0x10000) out[s.used++] = 0xe0 | (code >> 12);
    else {
      out[s.used++] = 0xf0 | (code >> 18);
      out[s.used++] = 0x80 | ((code >> 12) & 0x3f);
    }
    out[s.used++] = 0x80 | ((code >> 6) & 0x3f);
    out[s.used++] = 0x80 | (code & 0x3f);
  }
  return true;
}
