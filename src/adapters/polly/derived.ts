import { encodeUtf8 } from "../../model/bytes.ts";
import { headerValue, headerValues, toByteString } from "../../model/headers.ts";
import { standardPhrase } from "../../model/status.ts";
import type { HeaderList, JsonObject, JsonValue } from "../../model/types.ts";
import { queryString, responseCookies } from "../shared/har/derived.ts";

// Statuses that Polly's table does not have, and phrases that it has in another wording (@pollyjs/utils 4 to 6).
const unnamed: ReadonlySet<number> = new Set([
  102, 103, 208, 226, 308, 418, 421, 423, 424, 425, 426, 428, 429, 431, 451, 506, 507, 508, 509, 510, 511,
]);
const otherwise: Readonly<Record<number, string>> = {
  300: "Multiple Choice",
  413: "Request Entity Too Large",
  414: "Request-URI Too Long",
  416: "Requested Range Not Satisfiable",
  422: "Unprocessable Entity",
};

/** The reason phrase that Polly writes, which is OK for what it does not know. */
export function statusText(status: number): string {
  return otherwise[status] ?? (unnamed.has(status) ? undefined : standardPhrase(status)) ?? "OK";
}

/** The media type as Polly writes it. */
export function mimeType(headers: HeaderList): string {
  return byteString(headerValue(headers, "content-type")) || "text/plain";
}

/** Where a response sends its client; empty for nowhere. */
export function redirectURL(headers: HeaderList): string {
  return byteString(headerValue(headers, "location"));
}

/** The length of a body as Polly reckons it: what the header says, else the length of the text that stands in the file. */
export function bodySize(headers: HeaderList, text: JsonValue | undefined): number {
  const length = Number.parseInt(headerValue(headers, "content-length") ?? "", 10);
  return Number.isNaN(length) ? byteLength(typeof text === "string" ? text : "") : length;
}

/** The length of a header block: `start` is what stands on its first line beside the version. */
export function headersSize(start: string, items: readonly JsonObject[], firstLine: number): number {
  const names = items.map(({ name }) => String(name));
  const values = items.map(({ value }) => String(value));
  return byteLength(start + names.join() + values.join()) + names.length * 2 + 2 + firstLine + 2;
}

/** The fields of a query; those of a name that stands there more than once come together, marked as a list. */
export function queryFields(url: string): JsonObject[] {
  const fields = queryString(url.replace(/#.*$/s, ""));
  const lists = new Map<string, JsonObject[]>();
  for (const field of fields) {
    const name = String(field.name);
    lists.set(name, [...(lists.get(name) ?? []), field]);
  }
  return [...lists.values()].flatMap((list) =>
    list.length === 1 ? list : list.map((field) => ({ ...field, _fromType: "array" })),
  );
}

/** The cookies that a response sets, values decoded. */
export function cookies(headers: HeaderList): JsonObject[] {
  const sent = headerValues(headers, "set-cookie").map((value) => ["set-cookie", toByteString(value)] as const);
  return responseCookies(sent).map((cookie, i) => {
    const maxAge = /;\s*max-age\s*=\s*(-?\d+)/i.exec(sent[i]?.[1] ?? "")?.[1];
    return { ...cookie, value: decoded(String(cookie.value)), ...(maxAge !== undefined && { maxAge: Number(maxAge) }) };
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function byteString(value: string | undefined): string {
  return value === undefined ? "" : toByteString(value);
}

function byteLength(text: string): number {
  return encodeUtf8(text).length;
}
