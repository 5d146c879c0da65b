import type { JsonObject, JsonValue } from "../../../model/types.ts";

/** A member of an object. */
export type Member = readonly [name: string, value: JsonValue];

/** The members of an object that nothing else reads and that say something. */
export function rest(object: JsonObject, known: ReadonlySet<string>): Member[] {
  const members: Member[] = [];
  for (const name of Object.keys(object)) {
    if (known.has(name)) continue;
    const value = object[name] as JsonValue;
    if (!saysNothing(value)) members.push([name, value]);
  }
  return members;
}

/** Whether a value is null, or an empty text, list or object: exporters write them for what they do not know. */
export function saysNothing(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (typeof value !== "object") return false;
  return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
}

/** An object of these members; `undefined` for none. */
export function objectFrom(members: readonly Member[]): JsonObject | undefined {
  if (members.length === 0) return undefined;
  const object: Record<string, JsonValue> = {};
  for (const [name, value] of members) {
    // Assigning to this name would set the prototype.
    if (name === "__proto__") Object.defineProperty(object, name, { ...plain, value });
    else object[name] = value;
  }
  return object;
}

const plain = { configurable: true, enumerable: true, writable: true } as const;
