import type { HeaderList, JsonObject, JsonValue } from "../../../model/types.ts";
import { saysNothing } from "../../shared/json/members.ts";
import { isObject } from "../../shared/json/values.ts";
import type { EntryContext } from "../entry.ts";
import { isExactText, namedHeaders, splitJoined, undoLatin1, undoWindows1252 } from "./quirks/headers.ts";

/** The headers of a message, and the items of its list that are more than a header, or none. */
export interface ReadHeaders {
  readonly headers: HeaderList;
  /** What the extensions keep: these items as they stand, and in place of a list whatever is there. */
  readonly left: JsonValue | undefined;
}

type Part = "request" | "response";

/** Takes a list of headers apart. HTTP/2's `:names` are no headers; an item with a remark is one, and is kept too. */
export function readHeaders(c: EntryContext, raw: JsonValue | undefined, part: Part): ReadHeaders {
  const items = Array.isArray(raw) ? (raw as readonly JsonValue[]) : isObject(raw) ? namedHeaders(raw) : undefined;
  if (items === undefined) return { headers: [], left: saysNothing(raw) ? undefined : raw };
  const headers: (readonly [string, string])[] = [];
  let left: JsonValue[] | undefined;
  for (const item of items) {
    const isWhole = addHeader(c, part, headers, item);
    if (!isWhole && !saysNothing(item)) {
      left ??= [];
      left.push(item);
    }
  }
  return { headers, left };
}

/** Adds what an item stands for; whether that is all it says. */
function addHeader(c: EntryContext, part: Part, headers: (readonly [string, string])[], item: JsonValue): boolean {
  if (!isObject(item)) return false;
  const { name } = item;
  const value = textOf(item.value);
  if (typeof name !== "string" || name === "" || name.charCodeAt(0) === 0x3a || value === undefined) return false;
  if (isPlain(value)) headers.push([name, value]);
  else addOdd(c, part, headers, name, value);
  return isBare(item);
}

function addOdd(
  c: EntryContext,
  part: Part,
  headers: (readonly [string, string])[],
  name: string,
  value: string,
): void {
  for (const one of value.includes("\n") ? splitJoined(value) : [value]) {
    headers.push([name, isPlain(one) ? one : decoded(c, part, name, one)]);
  }
}

/** Text beyond ASCII, of which the file does not say how it was decoded. */
function decoded({ file, say }: EntryContext, part: Part, name: string, value: string): string {
  if (isExactText(file.producer.id, value)) return value;
  const undone = file.producer.id === "playwright" ? undoWindows1252(value) : undoLatin1(value);
  say(undone === undefined ? "assumed/header-charset" : "repaired/header-text", { part, name });
  return undone ?? value;
}

/** Numbers and truth values of hand-made files stand for their text, null for an empty one. */
function textOf(value: JsonValue | undefined): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null ? undefined : String(value ?? "");
}

/** Whether a value is ASCII without a line feed, as nearly all are: one loop tells that they need no second look. */
function isPlain(value: string): boolean {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code > 0x7f || code === 0x0a) return false;
  }
  return true;
}

function isBare(item: JsonObject): boolean {
  for (const key in item) {
    if (key !== "name" && key !== "value" && !saysNothing(item[key])) return false;
  }
  return true;
}
