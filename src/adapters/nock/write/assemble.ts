import { decodeUtf8Lossy, encodeUtf8 } from "../../../model/bytes.ts";
import type { JsonObject, JsonValue } from "../../../model/types.ts";
import type { Spans } from "../../adapter.ts";
import { type Style, spellMember } from "../../shared/json/style.ts";

/** A file of definitions that is written over. */
export interface Text {
  readonly bytes: Uint8Array;
  readonly spans: Spans;
  readonly style: Style;
}

/** The text of one definition. */
export interface Piece {
  readonly bytes: Uint8Array;
  /** Where it stood, as it was or changed. */
  readonly place?: { readonly text: Text; readonly index: number };
  /** The name of its list, where there are several. */
  readonly list?: string;
}

/** The pieces with what stands around them: copied from the text that they stood in wherever they still stand side by side. */
export function assemble(pieces: readonly Piece[], wrapper: JsonObject | undefined, style: Style): Uint8Array[] {
  const text = pieces.find(({ place }) => place !== undefined)?.place?.text;
  if (text !== undefined && isWhole(pieces, text)) {
    return [...pieces.flatMap(({ bytes }, i) => [gapBefore(text, i), bytes]), gapBefore(text, pieces.length)];
  }
  const laidOut = text?.style ?? style;
  return wrapper === undefined ? inList(pieces, laidOut, text) : inLists(pieces, wrapper, laidOut);
}

function isWhole(pieces: readonly Piece[], text: Text): boolean {
  return (
    pieces.length === text.spans.length && pieces.every(({ place }, i) => place?.text === text && place.index === i)
  );
}

/** What stands between an entry and the one before, or the end of the file. */
function gapBefore({ bytes, spans }: Text, index: number): Uint8Array {
  return bytes.subarray((index > 0 && spans.at(index - 1)?.[1]) || 0, spans.at(index)?.[0] ?? bytes.length);
}

function inList(pieces: readonly Piece[], { indent, lineEnd, end }: Style, text: Text | undefined): Uint8Array[] {
  if (pieces.length === 0) return [encodeUtf8("[]\n")];
  const copied = (index: number, shape: RegExp): Uint8Array | undefined => {
    const gap = text && gapBefore(text, index);
    return gap !== undefined && shape.test(decodeUtf8Lossy(gap)) ? gap : undefined;
  };
  const out: Uint8Array[] = [copied(0, /^\ufeff?\s*\[\s*$/) ?? encodeUtf8(`[${lineEnd}${indent}`)];
  for (const [i, { bytes, place }] of pieces.entries()) {
    if (i > 0) out.push(separator(pieces[i - 1]?.place, place) ?? encodeUtf8(`,${lineEnd}${indent}`));
    out.push(bytes);
  }
  const tail = copied(text?.spans.length ?? 0, /^\s*\]\s*$/);
  return [...out, tail ?? encodeUtf8(`${lineEnd}]${end}`)];
}

/** What stood between two neighbours, where they are neighbours still. */
function separator(before: Piece["place"], after: Piece["place"]): Uint8Array | undefined {
  if (before === undefined || before.text !== after?.text || before.index + 1 !== after.index) return undefined;
  const gap = gapBefore(after.text, after.index);
  return /^\s*,\s*$/.test(decodeUtf8Lossy(gap)) ? gap : undefined;
}

/** An object of lists: the wrapper's members in its order, then lists that it does not name. */
function inLists(pieces: readonly Piece[], wrapper: JsonObject, style: Style): Uint8Array[] {
  const { lineEnd, indent, end } = style;
  // Definitions on one line each do not say how the object around them is indented, but their own place does.
  const unit = style.unit === "" ? indent.slice(indent.length / 2) : style.unit;
  const lists = new Map<string, Piece[]>();
  let name = firstList(wrapper);
  for (const piece of pieces) {
    // One from elsewhere goes with the one before it.
    name = piece.list ?? name;
    const list = lists.get(name) ?? [];
    list.push(piece);
    lists.set(name, list);
  }
  const out: Uint8Array[] = [];
  const add = (text: string) => out.push(encodeUtf8(text));
  for (const member of new Set([...Object.keys(wrapper), ...lists.keys()])) {
    add(`${out.length === 0 ? "{" : ","}${lineEnd}${unit}`);
    const held = lists.get(member);
    if (held === undefined) {
      add(spellMember(member, wrapper[member] as JsonValue, { ...style, unit }, unit));
      continue;
    }
    add(`${JSON.stringify(member)}:${unit === "" ? "" : " "}[`);
    for (const [i, { bytes, place }] of held.entries()) {
      const between = i === 0 ? undefined : separator(held[i - 1]?.place, place);
      out.push(between ?? encodeUtf8(`${i === 0 ? "" : ","}${lineEnd}${indent}`), bytes);
    }
    add(`${lineEnd}${unit}]`);
  }
  add(`${out.length === 0 ? "{" : lineEnd}}${end}`);
  return out;
}

function firstList(wrapper: JsonObject): string {
  return Object.keys(wrapper).find((name) => Array.isArray(wrapper[name])) ?? "interactions";
}
