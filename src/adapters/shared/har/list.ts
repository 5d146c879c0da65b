import type { Span, Spans } from "../../adapter.ts";
import { counts, type Numbers, offsets } from "./grow.ts";

/** Where the entries of a HAR stand, and the long texts in them. */
export interface EntryList extends Spans {
  /** The line, from 1, on which an entry begins. */
  lineOf(index: number): number;
  /** The column, from 1 and in bytes, on which it begins. */
  columnOf(index: number): number;
  /** The long values of members called `text`, quotes included, in file order. */
  readonly texts: Spans;
  /** The numbers of entries that are nested deeper than anything may be. */
  readonly tooDeep: Set<number>;
  add(start: number, end: number, line: number, column: number): void;
  addText(start: number, end: number): void;
}

/** A list without entries. */
export function entryList(): EntryList {
  const [starts, ends, lines, columns] = [offsets(), offsets(), counts(), counts()];
  const [textStarts, textEnds] = [offsets(), offsets()];
  return {
    ...spansOf(starts, ends),
    get length() {
      return starts.length;
    },
    lineOf: (index) => lines.get(index),
    columnOf: (index) => columns.get(index),
    tooDeep: new Set(),
    texts: spansOf(textStarts, textEnds),
    add(start, end, line, column) {
      starts.push(start);
      ends.push(end);
      lines.push(line);
      columns.push(column);
    },
    addText(start, end) {
      textStarts.push(start);
      textEnds.push(end);
    },
  };
}

function spansOf(starts: Numbers, ends: Numbers): Spans {
  const at = (index: number): Span | undefined => {
    const i = index < 0 ? starts.length + index : index;
    return i >= 0 && i < starts.length ? [starts.get(i), ends.get(i)] : undefined;
  };
  return {
    get length() {
      return starts.length;
    },
    at,
    *[Symbol.iterator]() {
      for (let i = 0; i < starts.length; i++) yield at(i) as Span;
    },
  };
}
