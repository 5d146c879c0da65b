import type { JsonObject, JsonValue } from "../../../model/types.ts";

/** An object whose optional members are still being set. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Whether a value is a JSON object. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A member of a value; none of what is no object, nor of what every object inherits. */
export function member(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The value when it is an object, else one without members. */
export function objectAt(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? value : none;
}

/** The value when it is a list, else an empty one: null and missing lists are as common as empty ones. */
export function listAt(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : nothing;
}

/** The value when it is text that is not empty. */
export function textAt(value: JsonValue | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** What a value is, in words that do not quote it. */
export function kindOf(value: JsonValue | undefined): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (value === "") return "empty";
  return Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : `a ${typeof value}`;
}

const none: JsonObject = {};
const nothing: readonly JsonValue[] = [];
