import type { JsonObject, JsonValue } from "../../../../model/types.ts";
import { type Place, scalarText, simpleKey } from "./scalar.ts";
import { type Job, nextIndent } from "./shape.ts";

/** A map of lists in an order of its own, which an object would not keep for keys that are numbers. */
export type Lists = ReadonlyMap<string, readonly string[]>;

/** One entry of a map, its lines indented. */
export function entryText(job: Job, key: string, value: JsonValue | Lists, indent: number): string {
  const margin = " ".repeat(indent);
  const below = nextIndent(job.shape, indent);
  const simple = simpleKey(job, key);
  if (simple !== undefined) {
    const head = `${margin}${simple}:`;
    const inline = inlineText(job, value, { column: head.length + 1, parent: indent, indent: below });
    if (inline !== undefined) return `${head} ${inline}`;
    return `${head}\n${blockText(job, value, Array.isArray(value) && job.shape.level ? indent : below)}`;
  }
  const place = { column: indent + 2, parent: indent, indent: below };
  const head = `${margin}? ${scalarText(job, key, place)}${margin}:`;
  const inline = inlineText(job, value, place);
  if (inline !== undefined) return `${head} ${inline}`;
  // After the colon below a question mark the first line of a block follows at once, at its own column.
  return head + blockText(job, value, below).slice(indent + 1);
}

/** What stands on the line of its key or dash; undefined for lists and maps that are not empty. */
function inlineText(job: Job, value: JsonValue | Lists, place: Place): string | undefined {
  if (typeof value === "string") return scalarText(job, value, place);
  if (typeof value !== "object" || value === null) return `${value}\n`;
  if (Array.isArray(value)) return value.length === 0 ? "[]\n" : undefined;
  return entriesOf(value as JsonObject | Lists).length === 0 ? "{}\n" : undefined;
}

function blockText(job: Job, value: JsonValue | Lists, indent: number): string {
  const margin = " ".repeat(indent);
  let text = "";
  if (Array.isArray(value)) {
    const place = { column: indent + 2, parent: indent, indent: indent + 2 };
    for (const item of value as readonly JsonValue[]) {
      text += `${margin}- ${inlineText(job, item, place) ?? blockText(job, item, indent + 2).slice(indent + 2)}`;
    }
    return text;
  }
  for (const [key, each] of entriesOf(value as JsonObject | Lists)) text += entryText(job, key, each, indent);
  return text;
}

function entriesOf(value: JsonObject | Lists): readonly (readonly [string, JsonValue])[] {
  return value instanceof Map ? [...(value as Lists)] : Object.entries(value as JsonObject);
}
