import { bytesToByteString, decodeBase64, noBytes } from "../../../model/bytes.ts";
import { fromHeaderBytes } from "../../../model/headers.ts";
import { foldPlain } from "./fold.ts";
import { scanLiteral } from "./literal.ts";
import { scanQuoted } from "./quoted.ts";
import { copyBytes, LF, type Scan, SPACE, TAB } from "./scan.ts";

const hash = 0x23;
const colon = 0x3a;
const doubleQuote = 0x22;
const singleQuote = 0x27;
const binaryTag = "!!binary ";

/**
 * Reads the scalar at `s.pos` as text and moves to the next line; undefined when in doubt. `parent` is the column of its
 * key or dash.
 */
export function readText(s: Scan, parent: number): string | undefined {
  const line = readAsciiLine(s, parent);
  if (line !== undefined) return line;
  const used = s.used;
  const bytes = readBytes(s, parent);
  s.used = used;
  return bytes === undefined ? undefined : fromHeaderBytes(bytes);
}

/** Reads the scalar at `s.pos` as bytes and moves to the next line; undefined when in doubt. */
export function readBytes(s: Scan, parent: number): Uint8Array | undefined {
  const binary = s.text.startsWith(binaryTag, s.pos);
  if (binary) s.pos += binaryTag.length;
  const start = s.used;
  if (!readScalar(s, parent)) return undefined;
  if (!binary) return s.used === start ? noBytes : s.out.subarray(start, s.used);
  const base64 = bytesToByteString(s.out.subarray(start, s.used));
  s.used = start;
  return decodeBinary(base64);
}

/** The bytes of a `!!binary` scalar; Go allows line breaks in it, but no blanks. */
export function decodeBinary(base64: string): Uint8Array | undefined {
  return /[ \t]/.test(base64) ? undefined : decodeBase64(base64);
}

/** Reads a whole number written in decimal. */
export function readInteger(s: Scan): number | undefined {
  const { text } = s;
  const end = text.indexOf("\n", s.pos);
  const digits = text.slice(s.pos, end);
  if (digits.length > 15 || !/^(?:0|-?[1-9][0-9]*)$/.test(digits)) return undefined;
  nextLine(s, end);
  return Number(digits);
}

/** Whether Go's YAML takes a plain scalar for null. */
export function isNull(text: string): boolean {
  return text === "" || text === "~" || text === "null" || text === "Null" || text === "NULL";
}

/** Moves to the line after the break at `end`. */
export function nextLine(s: Scan, end: number): void {
  s.pos = end + 1;
  s.line++;
}

/** How many spaces stand at a place. */
export function indentAt(s: Scan, at: number): number {
  let p = at;
  while (s.bytes[p] === SPACE) p++;
  return p - at;
}

/** Reads the common scalar: one line of ASCII, without quotes or in quotes with nothing to unescape. */
function readAsciiLine(s: Scan, parent: number): string | undefined {
  const { bytes, text } = s;
  const first = bytes[s.pos] as number;
  const end = text.indexOf("\n", s.pos);
  if (first === singleQuote || first === doubleQuote) {
    let p = s.pos + 1;
    for (; p < end; p++) {
      const c = bytes[p] as number;
      if (c === first || c > 0x7f || (c === 0x5c && first === doubleQuote)) break;
    }
    if (p !== end - 1 || bytes[p] !== first) return undefined;
    const value = text.slice(s.pos + 1, p);
    nextLine(s, end);
    return value;
  }
  if (!isPlainLine(bytes, s.pos, end) || !canStartPlain(bytes, s.pos) || goesOn(s, end, parent)) return undefined;
  for (let p = s.pos; p < end; p++) if ((bytes[p] as number) > 0x7f) return undefined;
  const value = text.slice(s.pos, end);
  if (value.length < 5 && isNull(value)) return undefined;
  nextLine(s, end);
  return value;
}

function readScalar(s: Scan, parent: number): boolean {
  const first = s.bytes[s.pos] as number;
  if (first === 0x7c) return scanLiteral(s, parent);
  if (first !== singleQuote && first !== doubleQuote) return readPlain(s, parent);
  if (first === singleQuote && takeSingleQuoted(s)) return true;
  if (!scanQuoted(s) || s.bytes[s.pos] !== LF) return false;
  nextLine(s, s.pos);
  return true;
}

/** Takes a single-quoted scalar of one line with nothing to unescape: most JSON bodies. */
function takeSingleQuoted(s: Scan): boolean {
  const { bytes, text } = s;
  const end = text.indexOf("'", s.pos + 1);
  if (end < 0 || bytes[end + 1] !== LF || text.indexOf("\n", s.pos) < end) return false;
  copyBytes(s, s.pos + 1, end);
  nextLine(s, end + 1);
  return true;
}

function readPlain(s: Scan, parent: number): boolean {
  const { bytes, text } = s;
  if (!canStartPlain(bytes, s.pos)) return false;
  let start = s.pos;
  let end = text.indexOf("\n", start);
  for (;;) {
    if (!isPlainLine(bytes, start, end)) return false;
    if (!goesOn(s, end, parent)) break;
    start = end + 1 + indentAt(s, end + 1);
    end = text.indexOf("\n", start);
    if (start === end || end < 0 || bytes[start] === hash || bytes[start] === TAB) return false;
  }
  if (end - s.pos < 5 && isNull(text.slice(s.pos, end))) return false;
  if (!foldPlain(s, end)) return false;
  nextLine(s, end);
  return true;
}

/** Whether the line after the break at `end` belongs to the same plain scalar; a blank one may. */
function goesOn(s: Scan, end: number, parent: number): boolean {
  const indent = indentAt(s, end + 1);
  return indent > parent || s.bytes[end + 1 + indent] === LF;
}

/** Whether a plain scalar may start so. */
export function canStartPlain(bytes: Uint8Array, at: number): boolean {
  const c = bytes[at] as number;
  if (c === 0x2d || c === 0x3f || c === colon) return (bytes[at + 1] as number) > SPACE;
  return !indicators.has(c);
}

const indicators: ReadonlySet<number> = new Set(Array.from(" \n\t,[]{}#&*!|>'\"%@`", (char) => char.charCodeAt(0)));

/** Whether a line of plain text holds no key, no comment, and no blank at its end. */
function isPlainLine(bytes: Uint8Array, start: number, end: number): boolean {
  for (let p = start; p < end; p++) {
    const c = bytes[p] as number;
    if (c === colon && (p + 1 === end || bytes[p + 1] === SPACE || bytes[p + 1] === TAB)) return false;
    if (c === hash && p > start && (bytes[p - 1] === SPACE || bytes[p - 1] === TAB)) return false;
  }
  const last = bytes[end - 1];
  return last !== SPACE && last !== TAB;
}
