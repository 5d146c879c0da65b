import { contentCodings, forbidsBody, mediaType } from "../../../model/body.ts";
import { headerValues } from "../../../model/headers.ts";
import type { HeaderList, JsonValue } from "../../../model/types.ts";
import { textAt } from "../../shared/json/values.ts";
import { charsetOf } from "./charsets.ts";

/** A length; `undefined` for -1 and whatever else says nothing. */
export function lengthOf(value: JsonValue | undefined): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** What Content-Length says, when its values agree. */
export function contentLength(headers: HeaderList): number | undefined {
  const values = headerValues(headers, "content-length").map((value) => value.trim());
  const [first = ""] = values;
  return /^\d{1,15}$/.test(first) && values.every((value) => value === first) ? Number(first) : undefined;
}

/** Whether a message names a content coding. */
export function isCoded(headers: HeaderList): boolean {
  return contentCodings(headers).length > 0;
}

/** The length that the decoded body of a response has if it came as a whole. */
export function wireLength(headers: HeaderList, method: string, status: number): number | undefined {
  const isOther = method.toUpperCase() === "HEAD" || forbidsBody(method, status) || isCoded(headers);
  return isOther ? undefined : contentLength(headers);
}

/** The charset that a message declares: its header comes first, since DevTools cuts the parameters off `mimeType`. */
export function declaredCharset(headers: HeaderList, mimeType: JsonValue | undefined): string | undefined {
  for (const value of [...headerValues(headers, "content-type"), textAt(mimeType) ?? ""]) {
    const label = /;\s*charset\s*=\s*["']?([^\s;"',]+)/i.exec(value)?.[1];
    if (label !== undefined) return charsetOf(label) ?? label.toLowerCase();
  }
  return undefined;
}

/** The media type of a message, in lower case, without parameters. */
export function typeOf(headers: HeaderList, mimeType: JsonValue | undefined): string {
  return mediaType(headers) || mediaType([["content-type", textAt(mimeType) ?? ""]]);
}

/** Whether recorders decode bodies of a media type to text. */
export function isTextual(type: string): boolean {
  return /^text\/|\+(json|xml)$|[/+.-](json|xml|javascript|ecmascript|x-www-form-urlencoded|ndjson|jsonl|graphql|yaml)$/.test(
    type,
  );
}
