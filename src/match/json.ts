import { sortByName } from "./pairs.ts";
import { descend, endsHere, type PointerSet } from "./pointer.ts";

/** A JSON value for comparing: a scalar in its one spelling, or the members of an object (sorted by key) or an array. */
export type JsonNode = string | JsonParent;

/** An object or an array. An array's keys are the indices in the source, also when ignored items are gone. */
interface JsonParent {
  readonly open: "{" | "[";
  readonly members: readonly JsonMember[];
}

/** A member of an object or an item of an array. */
export type JsonMember = readonly [key: string, value: JsonNode];

/** Deeper text is not taken for JSON: reading it would be at the mercy of the stack. */
export const maxDepth = 512;

interface Scan {
  readonly text: string;
  at: number;
}

const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/**
 * Reads JSON for comparing: keys in the order of their code units, duplicates kept, strings unescaped, numbers as they
 * are written, white space and what `ignore` points at left out. `undefined` when the text is not JSON.
 */
export function readJson(text: string, ignore: PointerSet = []): JsonNode | undefined {
  const scan: Scan = { text, at: 0 };
  const root = readValue(scan, ignore, 0);
  if (root === undefined) return undefined;
  skipSpace(scan);
  return scan.at === text.length ? root : undefined;
}

/** The one text of a value. */
export function jsonText(node: JsonNode): string {
  if (typeof node === "string") return node;
  if (node.open === "[") return `[${node.members.map(([, value]) => jsonText(value)).join(",")}]`;
  return `{${node.members.map(([key, value]) => `${JSON.stringify(key)}:${jsonText(value)}`).join(",")}}`;
}

function readValue(scan: Scan, ignore: PointerSet, depth: number): JsonNode | undefined {
  skipSpace(scan);
  const first = scan.text[scan.at];
  if (first === "{" || first === "[") return depth < maxDepth ? readMembers(scan, first, ignore, depth + 1) : undefined;
  if (first === '"') {
    const value = readString(scan);
    return value === undefined ? undefined : JSON.stringify(value);
  }
  scalar.lastIndex = scan.at;
  const found = scalar.exec(scan.text)?.[0];
  if (found !== undefined) scan.at += found.length;
  return found;
}

function readMembers(scan: Scan, open: "{" | "[", ignore: PointerSet, depth: number): JsonParent | undefined {
  const close = open === "{" ? "}" : "]";
  const members: JsonMember[] = [];
  scan.at++;
  skipSpace(scan);
  if (scan.text[scan.at] === close) {
    scan.at++;
    return { open, members };
  }
  for (let index = 0; ; index++) {
    const key = open === "{" ? readKey(scan) : String(index);
    if (key === undefined) return undefined;
    const below = descend(ignore, key);
    const value = readValue(scan, below, depth);
    if (value === undefined) return undefined;
    if (!endsHere(below)) members.push([key, value]);
    skipSpace(scan);
    const next = scan.text[scan.at++];
    if (next === close) break;
    if (next !== ",") return undefined;
  }
  return { open, members: open === "{" ? sortByName(members) : members };
}

function readKey(scan: Scan): string | undefined {
  skipSpace(scan);
  if (scan.text[scan.at] !== '"') return undefined;
  const key = readString(scan);
  skipSpace(scan);
  return scan.text[scan.at++] === ":" ? key : undefined;
}

function readString(scan: Scan): string | undefined {
  const { text } = scan;
  const start = scan.at;
  let escaped = false;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      scan.at = at + 1;
      return escaped ? unquote(text.slice(start, at + 1)) : text.slice(start + 1, at);
    }
    if (code < 0x20) return undefined;
    if (code === 0x5c) {
      escaped = true;
      at++;
    }
  }
  return undefined;
}

function unquote(quoted: string): string | undefined {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}

function skipSpace(scan: Scan): void {
  for (; ; scan.at++) {
    const code = scan.text.charCodeAt(scan.at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
  }
}
