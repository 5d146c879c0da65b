import { skipSpace, skipString } from "./scan.ts";

interface Cursor {
  readonly text: string;
  at: number;
}

const literal = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids control characters in strings
const special = /[\u0000-\u001f\\]/g;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Where a text stops being JSON; its length when it only ends too early. JavaScript's own message names the place in
 * some cases alone, and quotes the text.
 */
export function jsonFault(text: string): number {
  const cursor: Cursor = { text, at: 0 };
  const closers: string[] = [];
  for (;;) {
    cursor.at = skipSpace(text, cursor.at);
    const c = text[cursor.at];
    if (c === "{" || c === "[") {
      const closer = c === "{" ? "}" : "]";
      cursor.at = skipSpace(text, cursor.at + 1);
      if (text[cursor.at] !== closer) {
        closers.push(closer);
        if (closer === "}" && !takeName(cursor)) return cursor.at;
        continue;
      }
      cursor.at++;
    } else if (!takeScalar(cursor)) {
      return cursor.at;
    }
    if (!takeClosers(cursor, closers)) return cursor.at;
  }
}

/** Goes on behind a value, to the next one; false at a fault and at the end. */
function takeClosers(cursor: Cursor, closers: string[]): boolean {
  for (;;) {
    cursor.at = skipSpace(cursor.text, cursor.at);
    const c = cursor.text[cursor.at];
    const closer = closers.at(-1);
    if (closer !== undefined && c === ",") {
      cursor.at = skipSpace(cursor.text, cursor.at + 1);
      return closer === "]" || takeName(cursor);
    }
    if (closer === undefined || c !== closer) return false;
    closers.pop();
    cursor.at++;
  }
}

function takeName(cursor: Cursor): boolean {
  if (cursor.text[cursor.at] !== '"' || !takeScalar(cursor)) return false;
  cursor.at = skipSpace(cursor.text, cursor.at);
  if (cursor.text[cursor.at] !== ":") return false;
  cursor.at++;
  return true;
}

function takeScalar(cursor: Cursor): boolean {
  const { text, at } = cursor;
  if (text[at] !== '"') {
    literal.lastIndex = at;
    cursor.at += literal.exec(text)?.[0].length ?? 0;
    return cursor.at > at;
  }
  const end = skipString(text, at);
  const inner = text.slice(at + 1, end < 0 ? undefined : end - 1);
  const bad = badCharacter(inner);
  cursor.at = bad >= 0 ? at + 1 + bad : end < 0 ? text.length : end;
  return bad < 0 && end >= 0;
}

/** The first character that no string may hold as it stands, or -1. */
function badCharacter(inner: string): number {
  special.lastIndex = 0;
  for (let found = special.exec(inner); found !== null; found = special.exec(inner)) {
    escaped.lastIndex = found.index;
    if (!escaped.test(inner)) return found.index;
    special.lastIndex = escaped.lastIndex;
  }
  return -1;
}

/** Line and column, from 1, of an offset in a text. */
export function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", start)) {
    line++;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}
