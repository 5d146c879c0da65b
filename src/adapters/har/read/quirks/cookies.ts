import { isFieldValue, isToken } from "../../../../model/headers.ts";
import type { JsonObject, JsonValue } from "../../../../model/types.ts";
import { isObject, textAt } from "../../../shared/json/values.ts";

/** Exports without cookie headers: the value of a Cookie header that sends the cookies of a list. */
export function cookieHeader(cookies: readonly JsonValue[]): string | undefined {
  const pairs = cookies.flatMap((cookie) => pairOf(cookie) ?? []);
  return pairs.length === 0 ? undefined : pairs.join("; ");
}

/** Exports without cookie headers: the values of the Set-Cookie headers that set the cookies of a list. */
export function setCookieHeaders(cookies: readonly JsonValue[]): string[] {
  return cookies.flatMap((cookie) => {
    const pair = pairOf(cookie);
    return pair === undefined ? [] : [[pair, ...attributesOf(cookie as JsonObject)].join("; ")];
  });
}

function pairOf(cookie: JsonValue): string | undefined {
  if (!isObject(cookie) || typeof cookie.name !== "string" || typeof cookie.value !== "string") return undefined;
  // One with a semicolon or a line break would come out as another cookie, or another header.
  return isToken(cookie.name) && isPart(cookie.value) ? `${cookie.name}=${cookie.value}` : undefined;
}

function isPart(text: string): boolean {
  return isFieldValue(text) && !text.includes(";");
}

function attributesOf(cookie: JsonObject): string[] {
  const { path, domain, sameSite } = cookie;
  const expires = expiryOf(cookie.expires);
  return [
    ...attribute("Path", textAt(path)),
    ...attribute("Domain", textAt(domain)),
    ...attribute("Expires", expires),
    ...(cookie.httpOnly === true ? ["HttpOnly"] : []),
    ...(cookie.secure === true ? ["Secure"] : []),
    ...attribute("SameSite", textAt(sameSite)),
  ];
}

function attribute(name: string, value: string | undefined): string[] {
  return value !== undefined && isPart(value) ? [`${name}=${value}`] : [];
}

/** Session cookies have null, an empty text, `Session`, or a second before 1970. */
function expiryOf(expires: JsonValue | undefined): string | undefined {
  const time = typeof expires === "string" ? Date.parse(expires) : Number.NaN;
  return time >= 0 ? new Date(time).toUTCString() : undefined;
}
