import { headerValue, headerValues, sameName } from "../../../model/headers.ts";
import type { Body, HeaderList, HttpVersion, JsonObject } from "../../../model/types.ts";
import { queryOf } from "../../../model/url.ts";

/** The cookies of the Cookie headers, values as they stand. */
export function requestCookies(headers: HeaderList): JsonObject[] {
  return headerValues(headers, "cookie")
    .flatMap((value) => value.split(";"))
    .filter((pair) => pair.trim() !== "")
    .map(cookiePair);
}

/** The cookies of the Set-Cookie headers with those of their attributes that a HAR names. */
export function responseCookies(headers: HeaderList): JsonObject[] {
  return headerValues(headers, "set-cookie").map((value) => {
    const [pair = "", ...attributes] = value.split(";");
    return { ...cookiePair(pair), ...cookieAttributes(attributes) };
  });
}

/** The fields of the query, undone as forms do; what cannot be undone stays as it is. */
export function queryString(url: string): JsonObject[] {
  return (queryOf(url) ?? "")
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const at = part.indexOf("=");
      return { name: decoded(at < 0 ? part : part.slice(0, at)), value: at < 0 ? "" : decoded(part.slice(at + 1)) };
    });
}

/** The media type of a message as it declares it; empty for none. */
export function mimeType(headers: HeaderList): string {
  return headerValue(headers, "content-type") ?? "";
}

/** Where a response sends its client, as it says it; empty for nowhere. */
export function redirectURL(headers: HeaderList): string {
  return headerValue(headers, "location") ?? "";
}

/** A version in HAR's spelling; empty when it is not known. */
export function versionText(version: HttpVersion | undefined): string {
  return version === undefined ? "" : `HTTP/${version}`;
}

/** The length of a body as it stands in the file: the decoded one. -1 where it is not known. */
export function bodySize(body: Body): number {
  return body.kind === "stored" ? body.bytes.length : (body.size ?? -1);
}

/** The length of a response's body on the wire, -1 where it is not known: in what is decoded the sent length is gone. */
export function wireSize(body: Body): number {
  return body.kind === "stored" && body.undone === undefined && body.complete ? body.bytes.length : -1;
}

function cookiePair(pair: string): JsonObject {
  const at = pair.indexOf("=");
  // A cookie without a name is a value (RFC 6265bis, section 5.6).
  return at < 0
    ? { name: "", value: pair.trim() }
    : { name: pair.slice(0, at).trim(), value: pair.slice(at + 1).trim() };
}

function cookieAttributes(attributes: readonly string[]): JsonObject {
  const value = (name: string): string | undefined => {
    // Of a repeated attribute the last one counts.
    const found = attributes.filter((attribute) => sameName(nameOf(attribute), name)).at(-1);
    return found === undefined ? undefined : valueText(found);
  };
  const [path, domain, sameSite] = [value("path"), value("domain"), value("samesite")];
  const expires = isoDate(value("expires"));
  return {
    ...(path && { path }),
    ...(domain && { domain }),
    ...(expires !== undefined && { expires }),
    ...(value("httponly") !== undefined && { httpOnly: true }),
    ...(value("secure") !== undefined && { secure: true }),
    ...(sameSite && { sameSite }),
  };
}

function nameOf(attribute: string): string {
  return (attribute.split("=", 1)[0] ?? "").trim();
}

function valueText(attribute: string): string {
  const at = attribute.indexOf("=");
  return at < 0 ? "" : attribute.slice(at + 1).trim();
}

/** A date as ISO text, for years that it has four digits for; the schema of HAR refuses any other. */
function isoDate(text: string | undefined): string | undefined {
  const time = Date.parse(text ?? "");
  const iso = Number.isNaN(time) ? "" : new Date(time).toISOString();
  return /^\d{4}-/.test(iso) ? iso : undefined;
}

function decoded(text: string): string {
  const spaced = text.replaceAll("+", " ");
  if (!spaced.includes("%")) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return text;
  }
}
