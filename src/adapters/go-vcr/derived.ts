import { mediaType } from "../../model/body.ts";
import { bytesToByteString } from "../../model/bytes.ts";
import { fromByteString } from "../../model/headers.ts";
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

type Pairs = readonly (readonly [name: string, value: string])[];

/** The length that go-vcr writes for a response: -1 where Go did not know it. */
export function responseLength(bytes: number, undone: boolean, transferEncoding: readonly string[]): number {
  return undone || transferEncoding[0] === "chunked" ? -1 : bytes;
}

/** The form values in a request's body; Go looks for them in three methods only. */
export function bodyForm(method: string, headers: HeaderList, body: Uint8Array): Pairs {
  if (body.length === 0 || (method !== "POST" && method !== "PUT" && method !== "PATCH")) return [];
  return mediaType(headers) === "application/x-www-form-urlencoded" ? parseQuery(bytesToByteString(body)) : [];
}

/** The form values in a request's query. */
export function queryForm(url: string): Pairs {
  return parseQuery(queryOf(url) ?? "");
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
