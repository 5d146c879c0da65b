import { decodeUtf8Lossy } from "../../../model/bytes.ts";
import type { Source } from "../../adapter.ts";
import { itemSpans, memberSpans } from "../../shared/json/spans.ts";
import type { Path } from "./fault.ts";

const windowSize = 1024 * 1024;
const lineFeed = 0x0a;

/** Reads a source forwards in large pieces, whatever small ones are asked for. */
export function windowed(source: Pick<Source, "slice">): (start: number, end: number) => Promise<Uint8Array> {
  let from = 0;
  let bytes = new Uint8Array(0) as Uint8Array;
  return async (start, end) => {
    if (start < from || end > from + bytes.length) {
      bytes = await source.slice(start, Math.max(end, start + windowSize));
      from = start;
    }
    return bytes.subarray(start - from, end - from);
  };
}

/** Line and column, from 1, of ascending offsets in a source; a column counts as JavaScript's strings do. */
export function lineCounter(
  source: Pick<Source, "slice">,
): (offset: number) => Promise<{ readonly line: number; readonly column: number }> {
  const read = windowed(source);
  let at = 0;
  let line = 1;
  let column = 1;
  return async (offset) => {
    while (at < offset) {
      const bytes = await read(at, Math.min(offset, at + windowSize));
      if (bytes.length === 0) break;
      let start = 0;
      for (let feed = bytes.indexOf(lineFeed); feed >= 0; feed = bytes.indexOf(lineFeed, start)) {
        line++;
        column = 1;
        start = feed + 1;
      }
      column += unitsIn(bytes, start, at === 0);
      at += bytes.length;
    }
    return { line, column };
  };
}

/** UTF-16 code units of UTF-8 text: each character has one lead byte, and two units when it has four bytes. */
function unitsIn(bytes: Uint8Array, start: number, isFirst: boolean): number {
  // A byte order mark is no part of the text.
  const hasMark = isFirst && start === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let units = hasMark ? -1 : 0;
  for (let i = start; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}

/**
 * Where the values at these paths stand in the JSON text that begins at `at`; for a value that is missing, where its object
 * stands. Each object and list on the way is taken apart once, however many paths lead through it.
 */
export function offsetsOf(bytes: Uint8Array, at: number, paths: readonly Path[]): ReadonlyMap<Path, number> {
  const offsets = new Map<Path, number>();
  descend(bytes, at, paths, 0, offsets);
  return offsets;
}

function descend(
  bytes: Uint8Array,
  at: number,
  paths: readonly Path[],
  depth: number,
  offsets: Map<Path, number>,
): void {
  const groups = new Map<string, Path[]>();
  for (const path of paths) {
    const next = path[depth];
    offsets.set(path, at);
    if (next === undefined) continue;
    const group = groups.get(String(next));
    if (group === undefined) groups.set(String(next), [path]);
    else group.push(path);
  }
  if (groups.size === 0) return;
  // Of a repeated name the last one counts.
  for (const [name, start] of childrenOf(bytes, at)) {
    const group = groups.get(name);
    if (group !== undefined) descend(bytes, start, group, depth + 1, offsets);
  }
}

function childrenOf(bytes: Uint8Array, at: number): [name: string, start: number][] {
  if (bytes[at] === 0x5b) return itemSpans(bytes, at).map(([start], i) => [String(i), start]);
  if (bytes[at] !== 0x7b) return [];
  return memberSpans(bytes, at).map(({ name, value }) => [memberName(bytes, name), value[0]]);
}

/** A member's name as text; the text of a file that is cut off may end inside of it. */
export function memberName(bytes: Uint8Array, [start, end]: readonly [number, number]): string {
  try {
    return JSON.parse(decodeUtf8Lossy(bytes.subarray(start, end)));
  } catch {
    return "";
  }
}
