import { fromByteString } from "../../../model/headers.ts";
import type { HeaderList, JsonValue } from "../../../model/types.ts";
import { isObject, kindOf } from "../../shared/json/values.ts";
import type { EntryContext } from "../entry.ts";
import { invalid } from "./invalid.ts";

/**
 * A list of headers. Values are byte strings; numbers, which code may give node:http, count as their text, and version 4
 * wrote lists. HTTP/2's `:names` are no headers. Throws `input/invalid`.
 */
export function readHeaders(c: EntryContext, part: "request" | "response", raw: JsonValue | undefined): HeaderList {
  const path = `/${part}/headers`;
  if (raw === undefined || raw === null) return [];
  if (!Array.isArray(raw)) throw invalid(c, path, `headers is ${kindOf(raw)}, not a list`);
  return (raw as readonly JsonValue[]).flatMap((item, i) => {
    if (!isObject(item) || typeof item.name !== "string") throw invalid(c, `${path}/${i}`, "a header needs a name");
    const { name, value = null } = item;
    const values: readonly JsonValue[] = Array.isArray(value) ? value : [value];
    return name.startsWith(":") ? [] : values.map((each) => [name, textOf(c, `${path}/${i}/value`, each)] as const);
  });
}

function textOf(c: EntryContext, path: string, value: JsonValue): string {
  if (typeof value === "string") return fromByteString(value);
  if (typeof value === "object" && value !== null) throw invalid(c, path, `a header value is ${kindOf(value)}`);
  return String(value ?? "");
}
