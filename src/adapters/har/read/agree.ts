import { mediaType } from "../../../model/body.ts";
import { headerValue } from "../../../model/headers.ts";
import type { Body, HeaderList, JsonObject, JsonValue } from "../../../model/types.ts";
import { queryOf } from "../../../model/url.ts";
import { bodySize, queryString, requestCookies, responseCookies } from "../../shared/har/derived.ts";
import { saysNothing } from "../../shared/json/members.ts";
import { isObject } from "../../shared/json/values.ts";

// Each function says whether a field repeats what others tell, so that nothing is lost without it. What says nothing agrees.

/** The fields of the query, as they stand in the URL or decoded. */
export function queryAgrees(raw: JsonValue | undefined, url: string): boolean {
  if (saysNothing(raw)) return true;
  return Array.isArray(raw) && (pairsAgree(raw, rawPairs(queryOf(url) ?? "")) || pairsAgree(raw, queryString(url)));
}

/** The fields of a urlencoded form beside its text. */
export function formAgrees(params: readonly JsonValue[], text: string): boolean {
  return pairsAgree(params, queryString(`?${text}`)) || pairsAgree(params, rawPairs(text));
}

/** The cookies of a Cookie header. */
export function requestCookiesAgree(raw: JsonValue | undefined, headers: HeaderList): boolean {
  return saysNothing(raw) || (Array.isArray(raw) && cookiesAgree(raw, requestCookies(headers)));
}

/** The cookies of Set-Cookie headers. */
export function responseCookiesAgree(raw: JsonValue | undefined, headers: HeaderList): boolean {
  return saysNothing(raw) || (Array.isArray(raw) && cookiesAgree(raw, responseCookies(headers)));
}

/** The Content-Type, which DevTools and Firefox cut its parameters off; browsers write words of their own for none. */
export function mimeTypeAgrees(raw: JsonValue | undefined, headers: HeaderList): boolean {
  if (saysNothing(raw) || raw === "x-unknown" || raw === "application/x-unknown-content-type") return true;
  const type = headerValue(headers, "content-type");
  if (typeof raw !== "string" || type === undefined) return false;
  return raw === type || raw.toLowerCase() === mediaType(headers);
}

/** The Location: raw in most, absolute in Playwright. */
export function redirectAgrees(raw: JsonValue | undefined, headers: HeaderList, url: string): boolean {
  if (saysNothing(raw)) return true;
  const location = headerValue(headers, "location");
  return location !== undefined && (raw === location || raw === absolute(location, url));
}

/** A size: -1 says nothing. */
export function sizeAgrees(raw: JsonValue | undefined, size: number): boolean {
  return saysNothing(raw) || raw === -1 || raw === size;
}

/** The length of a body; of a lost one 0 says as little as -1. */
export function bodySizeAgrees(raw: JsonValue | undefined, body: Body): boolean {
  return sizeAgrees(raw, bodySize(body)) || (body.kind === "lost" && raw === 0);
}

function absolute(location: string, url: string): string | undefined {
  try {
    return new URL(location, url).href;
  } catch {
    return undefined;
  }
}

function rawPairs(query: string): JsonObject[] {
  return query
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const at = part.indexOf("=");
      return at < 0 ? { name: part, value: "" } : { name: part.slice(0, at), value: part.slice(at + 1) };
    });
}

function pairsAgree(raw: readonly JsonValue[], expected: readonly JsonObject[]): boolean {
  return raw.length === expected.length && raw.every((item, i) => isPair(item, expected[i] as JsonObject));
}

function isPair(item: JsonValue, expected: JsonObject): boolean {
  if (!isObject(item) || item.name !== expected.name || (item.value ?? "") !== expected.value) return false;
  return Object.keys(item).every((key) => key === "name" || key === "value" || saysNothing(item[key]));
}

function cookiesAgree(raw: readonly JsonValue[], expected: readonly JsonObject[]): boolean {
  return (
    raw.length === expected.length &&
    raw.every((item, i) => isObject(item) && isCookie(item, expected[i] as JsonObject))
  );
}

function isCookie(item: JsonObject, expected: JsonObject): boolean {
  return Object.keys(item).every((key) => {
    const value = item[key];
    if (key === "name") return value === expected.name;
    if (key === "value") return isCookieValue(value, expected.value);
    if (saysNothing(value) || value === false || value === expected[key]) return true;
    // mitmproxy writes the path that a cookie without one has.
    if (key === "path") return value === "/" && expected.path === undefined;
    return key === "expires" && isSameInstant(value, expected.expires);
  });
}

function isSameInstant(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return typeof a === "string" && typeof b === "string" && Date.parse(a) === Date.parse(b);
}

/** mitmproxy takes the quotes off; Firefox undoes percent-encoding and reads the bytes as Latin-1. */
function isCookieValue(value: JsonValue | undefined, expected: JsonValue | undefined): boolean {
  if (typeof value !== "string" || typeof expected !== "string") return false;
  return value === expected || `"${value}"` === expected || value === latin1(expected);
}

function latin1(text: string): string {
  return text.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
