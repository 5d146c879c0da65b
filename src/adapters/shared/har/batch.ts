import { concatBytes, decodeUtf8Lossy, encodeUtf8 } from "../../../model/bytes.ts";
import type { ErrorCode } from "../../../model/error-codes.ts";
import { RespoolError } from "../../../model/errors.ts";
import type { JsonValue, Location } from "../../../model/types.ts";
import type { Span } from "../../adapter.ts";
import { jsonFault, placeOf } from "../json/fault.ts";
import { depthLimit } from "../json/scan.ts";
import { isObject, kindOf, member } from "../json/values.ts";
import type { EntryList } from "./list.ts";
import { longTextOf } from "./long-text.ts";
import type { LongText, RawEntry } from "./raw-entry.ts";

/** An entry that is none. */
export interface EntryFault {
  readonly index: number;
  readonly line: number;
  readonly error: RespoolError;
}

/** Neighbouring entries: those from one number up to another. */
interface Batch {
  readonly bytes: Uint8Array;
  /** Where the bytes begin in the file. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

/** Parses a batch at once, without its long texts, or entry by entry where one of them is no JSON. */
export function* parseBatch(batch: Batch, spans: EntryList): Generator<RawEntry | EntryFault> {
  const { bytes, start, from, to } = batch;
  const cuts = textsIn(batch, spans);
  const values = parseList(bytes, cuts);
  let cut = 0;
  for (let index = from; index < to; index++) {
    const [entryStart, entryEnd] = spans.at(index) as Span;
    const place = { index, line: spans.lineOf(index) };
    const first = cut;
    while (cut < cuts.length && (cuts[cut] as Span)[1] <= entryEnd - start) cut++;
    const value = values?.[index - from];
    const found = value === undefined ? undefined : longTextsOf(value, bytes, cuts.slice(first, cut), first);
    const own = () => bytes.subarray(entryStart - start, entryEnd - start);
    if (spans.tooDeep.has(index)) yield invalid(`the entry is nested deeper than ${depthLimit} levels`, place);
    else if (value === undefined || found === undefined) yield parseAlone(own(), place, spans.columnOf(index));
    else yield entryOf(value, place, found);
  }
}

/** The long texts of a batch, as places in it. */
function textsIn({ bytes, start }: Batch, { texts }: EntryList): Span[] {
  let low = 0;
  for (let high = texts.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((texts.at(middle) as Span)[0] < start) low = middle + 1;
    else high = middle;
  }
  const found: Span[] = [];
  for (let text = texts.at(low); text !== undefined && text[1] <= start + bytes.length; text = texts.at(++low)) {
    found.push([text[0] - start, text[1] - start]);
  }
  return found;
}

/** The entries with a mark and a number in place of each long text; `undefined` when that is no JSON. */
function parseList(bytes: Uint8Array, cuts: readonly Span[]): readonly JsonValue[] | undefined {
  const pieces: Uint8Array[] = [encodeUtf8("[")];
  let at = 0;
  for (const [number, [start, end]] of cuts.entries()) {
    pieces.push(bytes.subarray(at, start), encodeUtf8(`"\\u0000${number}"`));
    at = end;
  }
  pieces.push(bytes.subarray(at), encodeUtf8("]"));
  try {
    const text = decodeUtf8Lossy(concatBytes(pieces));
    // What looks like a mark of ours must not be taken for one.
    if (cuts.length > 0 && countOf(text, "\\u0000") !== cuts.length) return undefined;
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) count++;
  return count;
}

type LongTexts = Pick<RawEntry, "postText" | "contentText">;

/** The texts that an entry's marks stand for; `undefined` when one is not the text of a body, or none that JSON allows. */
function longTextsOf(value: JsonValue, bytes: Uint8Array, cuts: readonly Span[], first: number): LongTexts | undefined {
  if (cuts.length === 0) return {};
  let taken = 0;
  const take = (part: string, holder: string): LongText | undefined => {
    const text = member(member(member(value, part), holder), "text");
    const cut = typeof text === "string" && text.startsWith("\0") ? cuts[Number(text.slice(1)) - first] : undefined;
    if (cut === undefined) return undefined;
    const found = longTextOf(bytes.subarray(...cut));
    if (found !== undefined) taken++;
    return found;
  };
  const postText = take("request", "postData");
  const contentText = take("response", "content");
  if (taken !== cuts.length) return undefined;
  return { ...(postText !== undefined && { postText }), ...(contentText !== undefined && { contentText }) };
}

type Place = Pick<RawEntry, "index" | "line">;

function parseAlone(own: Uint8Array, place: Place, firstColumn: number): RawEntry | EntryFault {
  let text: string;
  try {
    text = decodeUtf8Lossy(own);
  } catch {
    return faultOf("input/too-large", "the entry is too long for a string", place, {});
  }
  let value: JsonValue;
  try {
    value = JSON.parse(text);
  } catch {
    const { line, column } = placeOf(text, jsonFault(text));
    const at = { line: place.line + line - 1, column: line === 1 ? firstColumn + column - 1 : column };
    return faultOf("input/syntax", "the entry is no JSON from here on", place, at);
  }
  return entryOf(value, place, {});
}

function entryOf(value: JsonValue, place: Place, texts: LongTexts): RawEntry | EntryFault {
  if (isObject(value)) return { ...place, fields: value, ...texts };
  return invalid(`the entry is ${kindOf(value)}, not an object`, place);
}

function invalid(problem: string, place: Place): EntryFault {
  return faultOf("input/invalid", problem, place, {});
}

function faultOf(code: ErrorCode, problem: string, place: Place, where: Location): EntryFault {
  const { index, line } = place;
  const at = { interaction: index, pointer: `/log/entries/${index}`, line, ...where };
  return { ...place, error: new RespoolError(code, problem, { at }) };
}
