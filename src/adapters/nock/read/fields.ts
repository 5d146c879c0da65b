import { RespoolError } from "../../../model/errors.ts";
import { fromByteString } from "../../../model/headers.ts";
import type { HeaderList, JsonObject, JsonValue } from "../../../model/types.ts";
import { isObject, kindOf } from "../../shared/json/values.ts";

/** One definition as it stands in the file. */
export interface Entry {
  /** Among all entries of the file. */
  readonly index: number;
  /** Where it stands in the document. */
  readonly pointer: string;
  readonly fields: JsonObject;
  /** The name of its list, where the file is an object of lists. */
  readonly list?: string;
}

/** The error for a field that nock does not take; `problem` must not quote what stands there. */
export function invalid(
  { index, pointer }: Pick<Entry, "index" | "pointer">,
  path: string,
  problem: string,
  hint?: string,
): RespoolError {
  return new RespoolError("input/invalid", `${path || "the definition"} ${problem}`, {
    format: "nock",
    at: { interaction: index, pointer: path === "" ? pointer : `${pointer}/${path}` },
    hint,
  });
}

/** A field of the definition itself, not of what every object inherits. */
export function field({ fields }: Entry, name: string): JsonValue | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** A field that must be text and not empty. */
export function textField(entry: Entry, name: string): string {
  const value = field(entry, name);
  if (typeof value !== "string" || value === "") throw invalid(entry, name, `is ${kindOf(value)}; nock needs text`);
  return value;
}

/** Headers from a flat list of names and values, or from an object whose values may be lists. */
export function headersField(entry: Entry, name: string): HeaderList {
  const value = field(entry, name);
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return flatHeaders(entry, name, value);
  if (!isObject(value)) throw invalid(entry, name, `is ${kindOf(value)}; nock takes a list or an object`);
  return Object.entries(value).flatMap(([header, held]) => {
    const values: readonly JsonValue[] = Array.isArray(held) ? held : [held as JsonValue];
    return values.map((item) => [header, headerText(entry, name, item)] as const);
  });
}

function flatHeaders(entry: Entry, name: string, items: readonly JsonValue[]): HeaderList {
  if (items.length % 2 !== 0) throw invalid(entry, name, "has an odd number of items; nock needs names and values");
  const headers: [string, string][] = [];
  for (let i = 0; i < items.length; i += 2) {
    const header = items[i];
    if (typeof header !== "string") throw invalid(entry, name, `holds a name that is ${kindOf(header)}`);
    const held = items[i + 1] as JsonValue;
    const values: readonly JsonValue[] = Array.isArray(held) ? held : [held];
    for (const value of values) headers.push([header, headerText(entry, name, value)]);
  }
  return headers;
}

/** nock makes text of numbers and truth values. */
function headerText(entry: Entry, name: string, value: JsonValue): string {
  if (value === null || typeof value === "object") throw invalid(entry, name, `holds a value that is ${kindOf(value)}`);
  return fromByteString(String(value));
}
