import { bytesToByteString, encodeHex, encodeUtf8 } from "../model/bytes.ts";
import { base64From } from "./base64-run.ts";
import { type Edit, edited, touching } from "./edits.ts";
import { type Matcher, matcherFor } from "./matcher.ts";
import { fitted } from "./placeholder.ts";
import type { Stretch } from "./search.ts";
import { type Coding, type Spelling, spellingsOf } from "./spellings.ts";
import { isDistinct, isLongNumber } from "./value.ts";
import { percentDecoded, plainView, unescaped, unreferenced, type View } from "./view.ts";

/** A value that is to go, and what stands for it. */
export interface Replacement {
  readonly value: string;
  readonly placeholder: string;
}

/** Finds values in texts, however they are spelled there, and says what is to stand in their place. */
export type ReplaceValues = (text: string, fixed?: readonly Stretch[]) => Edit[];

/** Makes the search for values wherever they stand; values that cannot be told from other words are left out. */
export function replacerOf(replacements: readonly Replacement[]): ReplaceValues {
  const distinct = replacements.filter(({ value }) => isDistinct(value));
  const spellings = distinct.flatMap(({ value }, i) => spellingsOf(value, i));
  const search: Search = {
    all: matcherFor(spellings),
    plain: matcherFor(spellings.filter(({ coding }) => coding === "plain")),
    placeholders: distinct.map(({ placeholder }) => placeholder),
    values: distinct.map(({ value }) => value),
    numbers: new Set(distinct.flatMap(({ value }, i) => (isLongNumber(value) ? [i] : []))),
  };
  return distinct.length === 0 ? () => [] : (text, fixed = []) => editsIn(text, fixed, search);
}

interface Search {
  readonly all: Matcher;
  readonly plain: Matcher;
  readonly placeholders: readonly string[];
  readonly values: readonly string[];
  /** Which of them are numbers: they stand in other numbers by chance, and bare in JSON. */
  readonly numbers: ReadonlySet<number>;
}

function editsIn(text: string, fixed: readonly Stretch[], search: Search): Edit[] {
  const edits: Edit[] = [];
  const holds = touching(fixed);
  const put = (start: number, end: number, { coding, value }: Spelling) => {
    if (search.numbers.has(value) && !standsAlone(text, start, end)) return;
    const placeholder = search.placeholders[value] as string;
    const room = coding === "plain" ? end - start : (end - start) / 2;
    const spelled = spelledAs(coding, holds(start, end) ? fitted(placeholder, room) : placeholder);
    edits.push({
      start,
      end,
      text: search.numbers.has(value) && isJsonNumber(text, start, end) ? `"${spelled}"` : spelled,
    });
  };
  let written = 0;
  for (const { start, spelling } of search.all(text)) {
    const end = start + spelling.text.length;
    if (spelling.coding === "base64") {
      // A stretch of base64 is written anew up to its end.
      const edit = start < written ? undefined : base64Edit(text, start, spelling, holds(start, end), search);
      if (edit === undefined) continue;
      written = edit.end;
      edits.push(edit);
    } else put(start, end, spelling);
  }
  for (const view of decodedViews(text)) {
    for (const { start, spelling } of search.plain(view.text)) {
      put(view.at(start), view.at(start + spelling.text.length), spelling);
    }
  }
  return ordered(edits);
}

const undoings: readonly ((view: View) => View)[] = [unescaped, percentDecoded, unreferenced];

/** A text with the escapes undone that it may hold, one sort within another. */
function* decodedViews(text: string): Generator<View> {
  const plain = plainView(text);
  for (const outer of undoings) {
    const once = outer(plain);
    if (once === plain) continue;
    yield once;
    for (const inner of undoings) {
      const twice = inner(once);
      if (twice !== once) yield twice;
    }
  }
}

function spelledAs(coding: Coding, placeholder: string): string {
  if (coding === "plain") return placeholder;
  const hex = encodeHex(encodeUtf8(placeholder));
  return coding === "hex" ? hex : hex.toUpperCase();
}

/** Whether a number is one by itself, and no part of another one or of a word. */
function standsAlone(text: string, start: number, end: number): boolean {
  return !/[\w.]$/.test(text.slice(Math.max(0, start - 1), start)) && !/^(?:\w|\.\d)/.test(text.slice(end, end + 2));
}

function isJsonNumber(text: string, start: number, end: number): boolean {
  const isBare = /[:,[]\s{0,8}$/.test(text.slice(Math.max(0, start - 9), start));
  return isBare && /^\s{0,64}[,}\]]/.test(text.slice(end, end + 65)) && !/\D/.test(text.slice(start, end));
}

/** The base64 from the group that a value begins in, written anew with what stands for the value. */
function base64Edit(
  text: string,
  at: number,
  { lead, value }: Spelling,
  isFixed: boolean,
  search: Search,
): Edit | undefined {
  const run = base64From(text, at - lead);
  if (run === undefined) return undefined;
  const spelled = bytesToByteString(encodeUtf8(search.values[value] as string));
  const placeholder = search.placeholders[value] as string;
  const replaced = run.inner.replaceAll(spelled, isFixed ? fitted(placeholder, spelled.length) : placeholder);
  const others = search.plain(replaced).map((match) => {
    const { text: other, value: number } = match.spelling;
    const instead = search.placeholders[number] as string;
    const end = match.start + other.length;
    return { start: match.start, end, text: isFixed ? fitted(instead, other.length) : instead };
  });
  return { start: at - lead, end: run.end, text: run.pack(edited(replaced, ordered(others))) };
}

/** Edits in order; of two that overlap the one that begins first, then the longer one. */
function ordered(edits: readonly Edit[]): Edit[] {
  let end = 0;
  return [...edits]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((edit) => {
      if (edit.start < end) return false;
      end = edit.end;
      return true;
    });
}
