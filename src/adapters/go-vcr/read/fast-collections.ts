import { fromHeaderBytes } from "../../../model/headers.ts";
import type { RawMap } from "../raw.ts";
import { canStartPlain, indentAt, isNull, nextLine, readText } from "./fast-scalars.ts";
import { scanQuoted } from "./quoted.ts";
import { LF, type Scan, SPACE, TAB } from "./scan.ts";

const colon = 0x3a;
const dash = 0x2d;

/** Takes an empty collection that ends its line. */
export function takeEmpty(s: Scan, spelling: "[]" | "{}"): boolean {
  if (!s.text.startsWith(spelling, s.pos) || s.bytes[s.pos + 2] !== LF) return false;
  nextLine(s, s.pos + 2);
  return true;
}

/** Reads a list of texts whose key is at column `parent`; undefined when in doubt. */
export function readList(s: Scan, parent: number): string[] | undefined {
  if (takeEmpty(s, "[]")) return [];
  if (s.bytes[s.pos] !== LF) return undefined;
  nextLine(s, s.pos);
  const indent = indentAt(s, s.pos);
  // A list may stand at the column of its key.
  return indent < parent || s.bytes[s.pos + indent] !== dash ? undefined : readItems(s, indent, s.pos + indent);
}

/** Reads the items of a list whose dashes are at column `indent`, the first of them at `at`. */
function readItems(s: Scan, indent: number, at: number): string[] | undefined {
  const items: string[] = [];
  let next = at;
  do {
    if (s.bytes[next + 1] !== SPACE) return undefined;
    s.pos = next + 2;
    const item = readText(s, indent);
    if (item === undefined) return undefined;
    items.push(item);
    next = s.pos + indent;
  } while (indentAt(s, s.pos) === indent && s.bytes[next] === dash);
  return items;
}

/** Reads a map of lists whose key is at column `parent`; undefined when in doubt. */
export function readMap(s: Scan, parent: number): RawMap | undefined {
  const map: RawMap = { pairs: [], bare: [] };
  if (takeEmpty(s, "{}")) return map;
  if (s.bytes[s.pos] !== LF) return undefined;
  nextLine(s, s.pos);
  const indent = indentAt(s, s.pos);
  if (indent <= parent) return undefined;
  let last: string | undefined;
  let seen: Set<string> | undefined;
  do {
    s.pos += indent;
    const complex = s.bytes[s.pos] === 0x3f && s.bytes[s.pos + 1] === SPACE;
    const name = complex ? readComplexKey(s, indent) : readKey(s);
    if (name === undefined) return undefined;
    // Go sorts the keys, so that each is seldom compared with more than the one before.
    if (last !== undefined && seen === undefined && name <= last) seen = namesOf(map);
    if (seen?.has(name)) return undefined;
    seen?.add(name);
    last = name;
    const values = complex ? readValueAfterKey(s, indent) : readListAfterKey(s, indent);
    if (values === undefined) return undefined;
    if (values.length === 0) map.bare.push(name);
    for (const value of values) map.pairs.push([name, value]);
  } while (indentAt(s, s.pos) === indent);
  return map;
}

function namesOf({ pairs, bare }: RawMap): Set<string> {
  const names = new Set(bare);
  for (const [name] of pairs) names.add(name);
  return names;
}

function readListAfterKey(s: Scan, indent: number): string[] | undefined {
  if (s.bytes[s.pos] === SPACE) s.pos++;
  return readList(s, indent);
}

/** Reads the value of a complex key, on the line of the colon: `: []`, or a list that starts there. */
function readValueAfterKey(s: Scan, indent: number): string[] | undefined {
  const start = s.pos + indentAt(s, s.pos);
  if (s.bytes[start] !== dash) return readListAfterKey(s, indent);
  const column = indent + 1 + (start - s.pos);
  return readItems(s, column, start);
}

/** Reads `? key` and its line break, then the colon of the next line. */
function readComplexKey(s: Scan, indent: number): string | undefined {
  s.pos += 2;
  const name = readText(s, indent);
  if (name === undefined || indentAt(s, s.pos) !== indent || s.bytes[s.pos + indent] !== colon) return undefined;
  s.pos += indent + 1;
  return name;
}

/** Reads a key and its colon. */
function readKey(s: Scan): string | undefined {
  const { bytes, text, line, used } = s;
  const first = bytes[s.pos];
  if (first === 0x22 || first === 0x27) {
    const read = scanQuoted(s) && s.line === line && endsKey(bytes, s.pos);
    const key = s.out.subarray(used, s.used);
    s.used = used;
    s.pos++;
    return read ? fromHeaderBytes(key) : undefined;
  }
  if (!canStartPlain(bytes, s.pos)) return undefined;
  let ascii = true;
  let p = s.pos;
  for (; !endsKey(bytes, p); p++) {
    const c = bytes[p] as number;
    if (c === LF || c === TAB || (c === 0x23 && bytes[p - 1] === SPACE)) return undefined;
    if (c > 0x7f) ascii = false;
  }
  if (bytes[p - 1] === SPACE) return undefined;
  const key = ascii ? text.slice(s.pos, p) : fromHeaderBytes(bytes.subarray(s.pos, p));
  s.pos = p + 1;
  return isNull(key) || key === "<<" ? undefined : key;
}

function endsKey(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === colon && (bytes[at + 1] === SPACE || bytes[at + 1] === LF);
}
