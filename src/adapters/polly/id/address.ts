import qs from "qs";
import UrlParse from "url-parse";
import { stableJson } from "./stable.ts";

/** The parts of a URL that Polly can leave out of an id, in the order in which it goes through them. */
export const urlParts = ["protocol", "username", "password", "hostname", "port", "pathname", "query", "hash"] as const;

/** One of them. */
export type UrlPart = (typeof urlParts)[number];

/** What becomes of a part: it stays, goes, or is replaced; a query comes as qs parses it. */
export type PartRule = boolean | ((part: never, request?: unknown) => unknown);

/** A URL as `url-parse` has it, with its query as `qs` has it, and the style in which that writes lists. */
interface Address {
  readonly parts: UrlParse<unknown>;
  style: "indices" | "brackets" | "repeat" | undefined;
}

/** The URL of a request as Polly shows it, and keeps it in a recording: once through `url-parse` and `qs`. */
export function shownUrl(url: string): string {
  return text(parsed(url));
}

/** The URL as it goes into an id, from the one that Polly shows. */
export function identifiedUrl(shown: string, rules: Readonly<Partial<Record<UrlPart, PartRule>>>): string {
  const address = parsed(shown);
  for (const part of urlParts) {
    const rule = rules[part];
    if (typeof rule === "function") put(address, part, rule(address.parts[part] as never));
    else if (rule === false) put(address, part, "");
  }
  const { query } = address.parts;
  if (typeof query === "object" && query !== null) address.parts.set("query", JSON.parse(stableJson(query) ?? "{}"));
  return text(address);
}

function parsed(url: string): Address {
  const parts: UrlParse<unknown> = new UrlParse(url, {}) as never;
  const address: Address = { parts, style: undefined };
  put(address, "query", parts.query || {});
  return address;
}

function put(address: Address, part: UrlPart, value: unknown): void {
  if (part !== "query") {
    address.parts.set(part, value as string);
    return;
  }
  if (typeof value === "string" && value !== "") address.style = listStyle(value) ?? address.style;
  const parser = (query: string) =>
    qs.parse(query, { plainObjects: true, ignoreQueryPrefix: true, strictNullHandling: true });
  address.parts.set("query", value as never, parser as never);
}

function text({ parts, style }: Address): string {
  const stringify = (query: object) =>
    qs.stringify(query, {
      addQueryPrefix: true,
      strictNullHandling: true,
      ...(style !== undefined && { arrayFormat: style }),
    });
  return parts.toString(stringify as never);
}

/** The style of the first list in a query. */
function listStyle(query: string): Address["style"] {
  const names = query
    .replace("?", "")
    .split("&")
    .map((pair) => decoded(pair.split("=", 1)[0] ?? ""));
  for (const name of names) {
    if (/\[\d+\]$/.test(name)) return "indices";
    if (name.endsWith("[]")) return "brackets";
  }
  return new Set(names).size < names.length ? "repeat" : undefined;
}

/** Polly itself fails on a name that is not UTF-8. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
