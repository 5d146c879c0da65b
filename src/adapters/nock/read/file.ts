import { decodeUtf8 } from "../../../model/bytes.ts";
import { RespoolError } from "../../../model/errors.ts";
import type { JsonObject, JsonValue } from "../../../model/types.ts";
import type { Span } from "../../adapter.ts";
import { jsonFault, placeOf } from "../../shared/json/fault.ts";
import { depthLimit, isTooDeep } from "../../shared/json/scan.ts";
import { itemSpans, memberSpans, startOfText } from "../../shared/json/spans.ts";
import { isObject, kindOf } from "../../shared/json/values.ts";

/** An element of a list of definitions, as it stands in the file. */
export interface Listed {
  readonly value: JsonValue;
  readonly pointer: string;
  readonly span: Span;
  /** The name of its list, where the file is an object of lists. */
  readonly list?: string;
}

/** What a file holds. */
export interface NockFile {
  readonly entries: readonly Listed[];
  /** Where the file is an object of lists: that object, with the lists of definitions emptied. */
  readonly wrapper?: JsonObject;
}

// The longest string that V8 takes, and nock needs the file in one.
const sizeLimit = 2 ** 29 - 24;

/** Takes a file of definitions apart: a list of them, or an object with such lists. */
export function parseFile(bytes: Uint8Array): NockFile {
  if (bytes.length > sizeLimit) throw new RespoolError("input/too-large", "a nock file is at most 512 MiB long");
  const text = decodeUtf8(bytes)?.replace(/^\ufeff/, "");
  if (text === undefined) throw new RespoolError("input/syntax", "the file is not UTF-8", { format: "nock" });
  const document = parseJson(text);
  const start = startOfText(bytes);
  if (Array.isArray(document)) return { entries: listed(document, itemSpans(bytes, start), "") };
  const wrapped = isObject(document) ? unwrap(document, bytes, start) : undefined;
  if (wrapped !== undefined) return wrapped;
  throw new RespoolError("input/invalid", `the file is ${kindOf(document)}, not a list of definitions`, {
    format: "nock",
    at: { pointer: "" },
  });
}

/** Tools that keep the definitions of several tests in one file name each list after its test. */
function unwrap(document: JsonObject, bytes: Uint8Array, start: number): NockFile | undefined {
  const entries: Listed[] = [];
  const wrapper: [string, JsonValue][] = [];
  const members = memberSpans(bytes, start);
  const textOf = ([from, to]: Span): string => decodeUtf8(bytes.subarray(from, to)) ?? "";
  const keys = members.map(({ name }): string => JSON.parse(textOf(name)));
  const last = new Map(keys.map((key, i) => [key, i]));
  // By their places, not by the object's own order, in which names that look like numbers come first.
  for (const [i, { value }] of members.entries()) {
    const key = keys[i] as string;
    // Of a repeated name the object has the last value alone.
    const held = last.get(key) === i ? (document[key] as JsonValue) : JSON.parse(textOf(value));
    if (isDefinitions(held)) {
      for (const entry of listed(held, itemSpans(bytes, value[0]), `/${pointerPart(key)}`, key)) entries.push(entry);
      wrapper.push([key, []]);
    } else {
      if (isTooDeep(held)) throw tooDeep(`/${pointerPart(key)}`);
      wrapper.push([key, held]);
    }
  }
  const holdsLists = wrapper.some(([, value]) => Array.isArray(value) && value.length === 0);
  return holdsLists ? { entries, wrapper: Object.fromEntries(wrapper) } : undefined;
}

function tooDeep(pointer: string): RespoolError {
  const problem = `a member of the file is nested deeper than ${depthLimit} levels`;
  return new RespoolError("input/invalid", problem, { format: "nock", at: { pointer } });
}

function isDefinitions(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value) && value.some((item) => isObject(item) && Object.hasOwn(item, "scope"));
}

function listed(values: readonly JsonValue[], spans: readonly Span[], pointer: string, list?: string): Listed[] {
  return values.map((value, i) => ({
    value,
    pointer: `${pointer}/${i}`,
    span: spans[i] as Span,
    ...(list !== undefined && { list }),
  }));
}

function pointerPart(name: string): string {
  return name.replace(/~/g, "~0").replace(/\//g, "~1");
}

function parseJson(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch {
    const offset = jsonFault(text);
    const problem = offset >= text.length ? "the file ends too early" : "the file is no JSON from here on";
    throw new RespoolError("input/syntax", problem, { format: "nock", at: placeOf(text, offset) });
  }
}
