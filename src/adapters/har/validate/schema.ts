import type { JsonObject, JsonValue } from "../../../model/types.ts";
import { kindOf, member } from "../../shared/json/values.ts";
import { type Fault, pointerOf } from "./fault.ts";

/** What is used of har-validator: its promises are rejected with a list of complaints. */
export interface SchemaValidator {
  har(document: unknown): Promise<unknown>;
  entry(entry: unknown): Promise<unknown>;
}

/** What the schema says of the document, whose entries are judged one by one. */
export function documentViolations(validator: SchemaValidator, document: JsonObject): Promise<Fault[]> {
  return violations((value) => validator.har(value), document);
}

/** What the schema says of an entry. */
export function entryViolations(validator: SchemaValidator, entry: JsonValue): Promise<Fault[]> {
  return violations((value) => validator.entry(value), entry);
}

async function violations(judge: (value: unknown) => Promise<unknown>, value: JsonValue): Promise<Fault[]> {
  let complaints: readonly unknown[];
  try {
    await judge(value);
    return [];
  } catch (e) {
    if (!(e instanceof Error) || !("errors" in e) || !Array.isArray(e.errors)) throw e;
    complaints = e.errors;
  }
  // har-validator says the same thing dozens of times.
  const faults = new Map<string, Fault>();
  for (const complaint of complaints) {
    const { dataPath = "", message = "" } = complaint as { dataPath?: string; message?: string };
    const path = pathOf(dataPath);
    const found = kindOf(path.reduce<JsonValue | undefined>(below, value));
    faults.set(`${pointerOf(path)} ${message}`, { code: "schema/violation", path, found, data: { message } });
  }
  return [...faults.values()];
}

function below(value: JsonValue | undefined, part: string | number): JsonValue | undefined {
  return typeof part === "number" && Array.isArray(value) ? value[part] : member(value, String(part));
}

/** ajv's way of naming a place: `.log.entries[0].request`, `['odd name']`. */
function pathOf(dataPath: string): (string | number)[] {
  return Array.from(dataPath.matchAll(/\.([\w$]+)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]/g), ([, name, index, odd]) =>
    index === undefined ? (name ?? (odd ?? "").replace(/\\(.)/g, "$1")) : Number(index),
  );
}
