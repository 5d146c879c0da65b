import type { Span } from "../../adapter.ts";

/** A member of a JSON object: its name with its quotes, and its value. */
export interface MemberSpan {
  readonly name: Span;
  readonly value: Span;
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;

/** Where white space in JSON's sense is over. */
export function endOfSpace(bytes: Uint8Array, at: number): number {
  let i = at;
  while (isSpace(bytes[i])) i++;
  return i;
}

/** Where the text of a file begins: behind a byte order mark and white space. */
export function startOfText(bytes: Uint8Array): number {
  return endOfSpace(bytes, bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);
}

/** The items of the list that begins at `at`. The text must be JSON, as for all functions here. */
export function itemSpans(bytes: Uint8Array, at: number): Span[] {
  const spans: Span[] = [];
  let start = endOfSpace(bytes, at + 1);
  if (bytes[start] === 0x5d) return spans;
  for (;;) {
    const end = endOfValue(bytes, start);
    spans.push([start, end]);
    const next = endOfSpace(bytes, end);
    if (bytes[next] !== comma) return spans;
    start = endOfSpace(bytes, next + 1);
  }
}

/** The members of the object that begins at `at`, a repeated name each time. */
export function memberSpans(bytes: Uint8Array, at: number): MemberSpan[] {
  const members: MemberSpan[] = [];
  let start = endOfSpace(bytes, at + 1);
  if (bytes[start] === 0x7d) return members;
  for (;;) {
    const name: Span = [start, endOfString(bytes, start)];
    const from = endOfSpace(bytes, endOfSpace(bytes, name[1]) + 1);
    const value: Span = [from, endOfValue(bytes, from)];
    members.push({ name, value });
    const next = endOfSpace(bytes, value[1]);
    if (bytes[next] !== comma) return members;
    start = endOfSpace(bytes, next + 1);
  }
}

function endOfValue(bytes: Uint8Array, at: number): number {
  if (bytes[at] === quote) return endOfString(bytes, at);
  let depth = 0;
  for (let i = at; i < bytes.length; i++) {
    const c = bytes[i] as number;
    if (c === quote) {
      i = endOfString(bytes, i) - 1;
    } else if (c === 0x7b || c === 0x5b) {
      depth++;
    } else if (c === 0x7d || c === 0x5d) {
      // Outside of any bracket it closes what holds a number or a name such as true.
      if (depth === 0) return i;
      if (--depth === 0) return i + 1;
    } else if (depth === 0 && (c === comma || isSpace(c))) {
      return i;
    }
  }
  return bytes.length;
}

function endOfString(bytes: Uint8Array, at: number): number {
  let i = at + 1;
  while (i < bytes.length && bytes[i] !== quote) i += bytes[i] === backslash ? 2 : 1;
  return i + 1;
}

function isSpace(c: number | undefined): boolean {
  return c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09;
}
