import type { JsonObject, JsonValue } from "../../../model/types.ts";
import { isObject } from "../../shared/json/values.ts";
import type { Pairs } from "../derived.ts";
import type { RawMap } from "../raw.ts";

// Extensions are anybody's data: a value of another type than the field's counts as none.

/** An object in an extension; empty when there is none. */
export function keptObject(fields: JsonObject, name: string): JsonObject {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return isObject(value) ? value : {};
}

/** A text in an extension. */
export function keptText(fields: JsonObject, name: string): string | undefined {
  const value = fields[name];
  return typeof value === "string" ? value : undefined;
}

/** A whole number in an extension. */
export function keptInteger(fields: JsonObject, name: string): number | undefined {
  const value = fields[name];
  return Number.isSafeInteger(value) ? (value as number) : undefined;
}

/** A list of texts in an extension. */
export function keptList(fields: JsonObject, name: string): readonly string[] | undefined {
  const value = fields[name];
  return isTexts(value) ? value : undefined;
}

/** A map of lists in an extension. */
export function keptMap(fields: JsonObject, name: string): RawMap | undefined {
  const value = fields[name];
  if (!isObject(value) || !Object.values(value).every(isTexts)) return undefined;
  const lists = Object.entries(value) as [string, readonly string[]][];
  return {
    pairs: lists.flatMap(([key, list]) => list.map((text) => [key, text] as const)),
    bare: lists.filter(([, list]) => list.length === 0).map(([key]) => key),
  };
}

/** Headers with the names that an extension keeps because they have no values. */
export function withBareNames(pairs: Pairs, fields: JsonObject, name: string): RawMap {
  const bare = Object.keys(keptObject(fields, name));
  return { pairs: [...pairs], bare: bare.filter((each) => !pairs.some(([other]) => other === each)) };
}

/** What of an extension no field of go-vcr is. */
export function unknownKeys(fields: JsonObject, known: { has(name: string): boolean }): JsonObject | undefined {
  const unknown = Object.entries(fields).filter(([name]) => !known.has(name));
  return unknown.length === 0 ? undefined : Object.fromEntries(unknown);
}

function isTexts(value: JsonValue | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
