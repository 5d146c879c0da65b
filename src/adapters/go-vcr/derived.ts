import { mediaType } from "../../model/body.ts";
import { bytesToByteString } from "../../model/bytes.ts";
import { fromByteString, headerValue } from "../../model/headers.ts";
import type { HeaderList, HttpVersion } from "../../model/types.ts";
import { queryOf } from "../../model/url.ts";

/** What Go calls each version of HTTP: `proto`, `proto_major`, `proto_minor`. */
export const protocols: Readonly<Record<HttpVersion, readonly [proto: string, major: number, minor: number]>> = {
  "1.0": ["HTTP/1.0", 1, 0],
  "1.1": ["HTTP/1.1", 1, 1],
  "2": ["HTTP/2.0", 2, 0],
  "3": ["HTTP/3.0", 3, 0],
};

/** The host of a URL as Go's client puts it into a request: with the port, without user and password. */
export function hostOf(url: string): string {
  const slashes = url.indexOf("//");
  if (slashes < 0) return "";
  const start = slashes + 2;
  let end = start;
  let at = start;
  for (; end < url.length; end++) {
    const c = url.charCodeAt(end);
    if (c === 0x2f || c === 0x3f || c === 0x23) break;
    if (c === 0x40) at = end + 1;
  }
  return url.slice(at, end);
}

/** Names and values, in order. */
export type Pairs = readonly (readonly [name: string, value: string])[];

/** What of an exchange tells the length of its response. */
export interface LengthFacts {
  readonly method: string;
  readonly headers: HeaderList;
  readonly bytes: number;
  readonly undone: boolean;
  readonly transferEncoding: readonly string[];
}

/** The length that go-vcr writes for a response: -1 where Go did not know it. HEAD announces what GET would bring. */
export function responseLength({ method, headers, bytes, undone, transferEncoding }: LengthFacts): number {
  if (undone || transferEncoding[0] === "chunked") return -1;
  if (method !== "HEAD" || bytes > 0) return bytes;
  const announced = headerValue(headers, "content-length")?.trim() ?? "";
  return /^\d{1,15}$/.test(announced) ? Number(announced) : -1;
}

/**
 * Which values count as a request's form: `body` those of its body (what go-vcr 1 to 4.0.2 record); `all` those of body
 * and query (from 4.0.3 on, and what 4.0.4 and later match); `upload` the same for POST, PUT and PATCH, none for other
 * methods (what 4.0.0 to 4.0.3 match).
 */
export type FormRule = "body" | "all" | "upload";

/** The form that Go computes for a request; values of the body come first. */
export function formOf(rule: FormRule, { method, url, headers }: FormFacts, body: Uint8Array): Pairs {
  const own = bodyForm(method, headers, body);
  if (rule === "body" || (rule === "upload" && !uploads.has(method))) return own;
  const asked = queryForm(url);
  return asked.length === 0 ? own : [...own, ...asked];
}

/** What of a request its form is made of, beside the body. */
export interface FormFacts {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderList;
}

const uploads: ReadonlySet<string> = new Set(["POST", "PUT", "PATCH"]);

/** The form values in a request's body; Go looks for them in three methods only. */
function bodyForm(method: string, headers: HeaderList, body: Uint8Array): Pairs {
  if (body.length === 0 || !uploads.has(method)) return [];
  return mediaType(headers) === "application/x-www-form-urlencoded" ? parseQuery(bytesToByteString(body)) : [];
}

/** The form values in a request's query. */
function queryForm(url: string): Pairs {
  const query = queryOf(url);
  return query === undefined ? [] : parseQuery(query);
}

/** Whether two forms have the same values in the same order under each name, as in Go's maps. */
export function sameForm(a: Pairs, b: Pairs): boolean {
  if (a.length !== b.length) return false;
  const values = groupValues(b);
  return [...groupValues(a)].every(([name, list]) => {
    const other = values.get(name);
    return other?.length === list.length && list.every((value, i) => value === other[i]);
  });
}

/** The values of each name. */
export function groupValues(pairs: Pairs): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const list = groups.get(name);
    if (list === undefined) groups.set(name, [value]);
    else list.push(value);
  }
  return groups;
}

/** Go's `url.ParseQuery`: a part with a semicolon or a bad escape is left out. */
function parseQuery(query: string): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  for (const part of query.split("&")) {
    if (part === "" || part.includes(";")) continue;
    const equals = part.indexOf("=");
    const name = unescapeQuery(equals < 0 ? part : part.slice(0, equals));
    const value = unescapeQuery(equals < 0 ? "" : part.slice(equals + 1));
    if (name !== undefined && value !== undefined) pairs.push([name, value]);
  }
  return pairs;
}

function unescapeQuery(text: string): string | undefined {
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return undefined;
  const spaced = text.replaceAll("+", " ");
  if (!spaced.includes("%")) return fromByteString(spaced);
  return fromByteString(
    spaced.replace(/%[0-9A-Fa-f]{2}/g, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16))),
  );
}
