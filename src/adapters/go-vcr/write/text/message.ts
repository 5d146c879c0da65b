import { noBytes } from "../../../../model/bytes.ts";
import { formatGoDuration } from "../../../../model/time.ts";
import type { RawMap, RawMessage } from "../../raw.ts";
import { entryText, type Lists } from "./collections.ts";
import { compareKeys } from "./key-order.ts";
import type { Field } from "./layouts.ts";
import { bytesScalar } from "./scalar.ts";
import { type Job, nextIndent } from "./shape.ts";

/** How a layout and its library spell a duration. */
export interface DurationRules {
  /** Where none is known. */
  readonly none: string;
  readonly format: (ms: number) => string;
}

/** Durations in go-vcr 1, which knows none. */
export const textDurations: DurationRules = { none: "", format: formatGoDuration };

/** Durations as Go prints them. */
export const goDurations: DurationRules = { none: "0s", format: formatGoDuration };

/** Durations in the layout with sorted keys. */
export const plainDurations: DurationRules = { none: "0ms", format: (ms) => `${ms}ms` };

/** The fields of a request or a response, then its own keys, every line indented. */
export function messageText(
  job: Job,
  part: string,
  message: RawMessage,
  fields: readonly Field[],
  durations: DurationRules,
  indent: number,
): string {
  const slots = message as unknown as Readonly<Record<string, unknown>>;
  let text = "";
  for (const field of fields) {
    const value = slots[field.name];
    if (field.optional && isEmpty(field, value)) continue;
    job.path = `${part}.${field.name}`;
    text += fieldText(job, field, value, durations, indent);
  }
  for (const [key, value] of Object.entries(message.unknown ?? {})) {
    job.path = `${part}.${key}`;
    text += entryText(job, key, value, indent);
  }
  return text;
}

function isEmpty({ kind }: Field, value: unknown): boolean {
  if (value === undefined) return true;
  if (kind === "map") return (value as RawMap).pairs.length === 0 && (value as RawMap).bare.length === 0;
  if (kind === "flag") return value === false;
  return (value as string | Uint8Array | readonly string[]).length === 0;
}

function fieldText(job: Job, field: Field, value: unknown, durations: DurationRules, indent: number): string {
  const { name, kind } = field;
  switch (kind) {
    case "body": {
      const head = `${" ".repeat(indent)}${name}: `;
      const place = { column: head.length, parent: indent, indent: nextIndent(job.shape, indent) };
      return head + bytesScalar(job, (value as Uint8Array | undefined) ?? noBytes, place);
    }
    case "map":
      return entryText(job, name, sortedLists(value as RawMap | undefined, job.shape.rules.letterAfterDigit), indent);
    case "list":
      return entryText(job, name, (value as readonly string[] | undefined) ?? [], indent);
    case "duration":
      return entryText(job, name, durationText(value as number | string | undefined, durations), indent);
    case "text":
      return entryText(job, name, (value as string | undefined) ?? "", indent);
    case "integer":
      return entryText(job, name, (value as number | undefined) ?? 0, indent);
    case "flag":
      return entryText(job, name, (value as boolean | undefined) ?? false, indent);
  }
}

function durationText(value: number | string | undefined, { none, format }: DurationRules): string {
  if (value === undefined) return none;
  return typeof value === "string" ? value : format(value);
}

/** The lists of a map by key, in the order in which Go writes them. */
function sortedLists(map: RawMap | undefined, letterAfterDigit: boolean): Lists {
  const lists = new Map<string, string[]>();
  for (const name of map?.bare ?? []) lists.set(name, []);
  for (const [name, value] of map?.pairs ?? []) {
    const list = lists.get(name);
    if (list === undefined) lists.set(name, [value]);
    else list.push(value);
  }
  return new Map([...lists].sort(([a], [b]) => compareKeys(a, b, letterAfterDigit)));
}
