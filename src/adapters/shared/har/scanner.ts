import { decodeUtf8 } from "../../../model/bytes.ts";
import { depthLimit } from "../json/scan.ts";
import { type EntryList, entryList } from "./list.ts";
import { endOfString } from "./string-end.ts";

/** How a document ends, or where it stops being JSON. */
type Ending =
  | { readonly kind: "whole" }
  | { readonly kind: "cut"; readonly offset: number }
  | { readonly kind: "broken"; readonly offset: number; readonly line: number; readonly column: number };

/** What a scan finds. */
export interface Found {
  /** The entries that count: those of the last list. */
  readonly entries: EntryList;
  /** How many entries stand in lists of which a later one takes the place. */
  readonly replaced: number;
  /** What has to be cut out to leave the rest of the document, for each list called `entries`. */
  readonly lists: readonly EntriesSpan[];
  readonly ending: Ending;
}

/** From the first to behind the last entry of a list. */
export interface EntriesSpan {
  readonly start: number;
  readonly end: number;
  /** How many lines end in it. */
  readonly lineEnds: number;
}

const byteOrderMark = [0xef, 0xbb, 0xbf];
const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Longer texts are kept out of what is parsed. */
const longText = 2048;
// `entries` with each letter as an escape, and its quotes.
const longestKey = 44;

/** The levels at which the members are told apart: around the document, in it, in `log`, in `log.entries`. */
type Level = "file" | "root" | "log" | "entries";
type Expected = "value" | "key" | "colon" | "next" | "first" | "nothing";

/** A scanner of a HAR's bytes, which come in pieces. It judges brackets and commas as far as the entries, not inside them. */
export interface Scanner {
  push(bytes: Uint8Array): void;
  end(): Found;
}

/** A scanner at the start of a document. */
export function scanner(): Scanner {
  let entries = entryList();
  let replaced = 0;
  const lists: EntriesSpan[] = [];
  let firstLine = 0;
  const levels: Level[] = ["file"];
  let expected: Expected = "value";
  let key = "";
  let keyBytes: number[] = [];
  /** Of the window in hand. */
  let base = 0;
  let line = 1;
  let lineStart = 0;
  let broken: Ending | undefined;
  // A value that is being read.
  let state: "between" | "string" | "key" | "scalar" | "deep" | "deep string" = "between";
  let isEscaped = false;
  let valueStart = 0;
  let valueLine = 1;
  let valueColumn = 1;
  let stringStart = 0;
  let depth = 0;
  let deepest = 0;
  let wasText = false;
  let isTextValue = false;

  const level = () => levels[levels.length - 1] as Level;

  function fail(offset: number): void {
    broken ??= { kind: "broken", offset, line, column: offset - lineStart + 1 };
  }

  function valueEnds(end: number): void {
    if (level() === "entries") {
      if (deepest > depthLimit) entries.tooDeep.add(entries.length);
      deepest = 0;
      entries.add(valueStart, end, valueLine, valueColumn);
      if (entries.length === 1) firstLine = valueLine;
      const start = entries.length === 1 ? valueStart : (lists.pop() as EntriesSpan).start;
      lists.push({ start, end, lineEnds: line - firstLine });
    }
    expected = level() === "file" ? "nothing" : "next";
  }

  /** Goes into `log` and its `entries`, which take the place of earlier ones; false for all other values. */
  function descends(c: number): boolean {
    const inside: Level | undefined =
      level() === "file" && c === openBrace
        ? "root"
        : level() === "root" && key === "log"
          ? "log"
          : level() === "log" && key === "entries"
            ? "entries"
            : undefined;
    if (inside === "log" || inside === "entries") {
      replaced += entries.length;
      entries = entryList();
    }
    const isWanted = inside === "entries" ? c === openBracket : inside !== undefined && c === openBrace;
    if (!isWanted || inside === undefined) return false;
    levels.push(inside);
    expected = "first";
    return true;
  }

  function valueStarts(c: number, offset: number): void {
    valueStart = offset;
    valueLine = line;
    valueColumn = offset - lineStart + 1;
    if (descends(c)) return;
    if (c === quote) {
      state = "string";
    } else if (c === openBrace || c === openBracket) {
      state = "deep";
      depth = 1;
      deepest = 1;
      wasText = false;
      isTextValue = false;
    } else if (c === comma || c === colon || c === closeBrace || c === closeBracket) {
      fail(offset);
    } else {
      state = "scalar";
    }
  }

  function closes(c: number, offset: number): void {
    const isList = level() === "entries";
    if (level() === "file" || c !== (isList ? closeBracket : closeBrace)) {
      fail(offset);
    } else {
      levels.pop();
      expected = level() === "file" ? "nothing" : "next";
    }
  }

  /** What stands between the values of the shallow levels. */
  function between(c: number, offset: number): void {
    const isObject = level() === "root" || level() === "log";
    const isCloser = c === closeBrace || c === closeBracket;
    if (isCloser && (expected === "first" || expected === "next")) {
      closes(c, offset);
    } else if (expected === "next" && c === comma) {
      expected = isObject ? "key" : "value";
    } else if (expected === "value" || (expected === "first" && !isObject)) {
      valueStarts(c, offset);
    } else if (c === quote && (expected === "key" || expected === "first")) {
      state = "key";
      keyBytes = [quote];
    } else if (expected === "colon" && c === colon) {
      expected = "value";
    } else {
      fail(offset);
    }
  }

  function keyEnds(): void {
    const text = keyBytes.length > longestKey ? undefined : decodeUtf8(Uint8Array.from(keyBytes));
    try {
      key = text === undefined ? "" : JSON.parse(text);
    } catch {
      key = "";
    }
    state = "between";
    expected = "colon";
  }

  /** Inside an entry, or another value of no interest: brackets and strings alone. Gives the offset of the next byte. */
  function deep(bytes: Uint8Array, from: number): number {
    let i = from;
    const { length } = bytes;
    while (i < length) {
      const c = bytes[i++] as number;
      if (c === 0x20 || c === comma) {
        // The most frequent, and of no interest.
      } else if (c === 0x0a) {
        line++;
        lineStart = base + i;
      } else if (c === quote) {
        const end = endOfString(bytes, i);
        stringStart = base + i - 1;
        if (end < 0) {
          state = "deep string";
          isEscaped = end === -2;
          return length;
        }
        if (isTextValue && end - i > longText && level() === "entries") entries.addText(stringStart, base + end);
        // A name cut in two by the end of a window goes unnoticed: its text is parsed with the rest.
        wasText =
          end - i === 5 && bytes[i] === 0x74 && bytes[i + 1] === 0x65 && bytes[i + 2] === 0x78 && bytes[i + 3] === 0x74;
        isTextValue = false;
        i = end;
      } else if (c === colon) {
        isTextValue = wasText;
        wasText = false;
      } else if (c === openBrace || c === openBracket) {
        if (++depth > deepest) deepest = depth;
        isTextValue = false;
      } else if (c === closeBrace || c === closeBracket) {
        if (--depth === 0) {
          state = "between";
          valueEnds(base + i);
          return i;
        }
      }
    }
    return i;
  }

  /** The rest of a string that began in an earlier window. */
  function restOfString(bytes: Uint8Array, from: number): number {
    const start = isEscaped ? from + 1 : from;
    isEscaped = false;
    const end = endOfString(bytes, start);
    const stop = end < 0 ? bytes.length : end;
    if (state === "key")
      for (let i = from; i < stop && keyBytes.length <= longestKey; i++) keyBytes.push(bytes[i] as number);
    if (end < 0) {
      isEscaped = end === -2;
      return bytes.length;
    }
    if (state === "key") {
      keyEnds();
    } else if (state === "string") {
      state = "between";
      valueEnds(base + end);
    } else {
      if (isTextValue && base + end - stringStart > longText && level() === "entries") {
        entries.addText(stringStart, base + end);
      }
      state = "deep";
      wasText = false;
      isTextValue = false;
    }
    return end;
  }

  function shallow(bytes: Uint8Array, at: number): number {
    const c = bytes[at] as number;
    if (base + at < byteOrderMark.length && c === byteOrderMark[base + at] && level() === "file") return at + 1;
    const isSpace = c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09;
    if (state === "scalar") {
      const isOver = isSpace || c === comma || c === closeBrace || c === closeBracket || c === colon;
      if (!isOver) return at + 1;
      state = "between";
      valueEnds(base + at);
    }
    if (!isSpace) between(c, base + at);
    else if (c === 0x0a) {
      line++;
      lineStart = base + at + 1;
    }
    return at + 1;
  }

  return {
    push(bytes) {
      let i = 0;
      while (i < bytes.length && broken === undefined) {
        if (state === "deep") i = deep(bytes, i);
        else if (state === "between" || state === "scalar") i = shallow(bytes, i);
        else i = restOfString(bytes, i);
      }
      base += bytes.length;
    },
    end() {
      if (state === "scalar" && level() === "file") valueEnds(base);
      const ending: Ending = broken ?? (expected === "nothing" ? { kind: "whole" } : { kind: "cut", offset: base });
      return { entries, replaced, lists, ending };
    },
  };
}
