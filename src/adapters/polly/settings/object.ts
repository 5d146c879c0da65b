import { parsePointers } from "../../../match/pointer.ts";
import { strict } from "../../../match/presets.ts";
import { urlParts } from "../id/address.ts";
import type { MatchRequestsBy } from "../id/id.ts";
import { type Settings, settingsOf } from "./settings.ts";

const settingsKey: unique symbol = Symbol.for("respool.polly.settings") as never;

/** The object for Polly's `matchRequestsBy` that says these settings, with functions only where plain values do not do. */
export function matchObject(settings: Settings): MatchRequestsBy {
  const { method, headers, body, order } = settings;
  const rules = {
    method,
    headers: headersRule(headers),
    body: bodyRule(body, settings.ignoreBody),
    url: urlRule(settings),
    order,
  };
  return Object.defineProperty(rules, settingsKey, { value: settings });
}

/** The settings that an object was made of; `undefined` for one that somebody else made. */
export function settingsIn(match: MatchRequestsBy): Settings | undefined {
  return (match as { readonly [settingsKey]?: Settings })[settingsKey];
}

function headersRule(headers: Settings["headers"]): NonNullable<MatchRequestsBy["headers"]> {
  if (headers === "none") return false;
  if (headers === "all") return true;
  if ("except" in headers) return { exclude: [...headers.except] };
  const names = headers.only.map((name) => name.toLowerCase());
  return (all) => Object.fromEntries(names.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])));
}

function bodyRule(body: Settings["body"], ignored: readonly string[]): NonNullable<MatchRequestsBy["body"]> {
  if (body === "none") return false;
  if (body === "exact") return (sent: unknown) => textOf(sent);
  const pointers = parsePointers(ignored);
  return (sent: unknown) => {
    const text = textOf(sent);
    const value = typeof text === "string" ? structureIn(text) : undefined;
    if (value === undefined) return text;
    for (const pointer of pointers) remove(value, pointer);
    return value;
  };
}

/** What our files have ids by where nothing else is asked for. */
export const usualMatch: MatchRequestsBy = matchObject(settingsOf(strict));

/** Fetch hands over bytes where node:http hands over text. */
function textOf(body: unknown): unknown {
  if (typeof body === "string") return body;
  if (Object.prototype.toString.call(body) === "[object URLSearchParams]") return String(body);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body as Uint8Array);
  } catch {
    return body;
  }
}

function structureIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Takes what a pointer leads to out of a value; items of lists leave a null, so that the others keep their places. */
function remove(value: unknown, [first, ...rest]: readonly string[]): void {
  if (typeof value !== "object" || value === null || first === undefined) return;
  const holder = value as Record<string, unknown>;
  for (const name of first === "*" ? Object.keys(holder) : [first]) {
    if (!Object.hasOwn(holder, name)) continue;
    if (rest.length > 0) remove(holder[name], rest);
    else if (Array.isArray(value)) holder[name] = null;
    else delete holder[name];
  }
}

function urlRule({ url, ignoreQuery }: Settings): NonNullable<MatchRequestsBy["url"]> {
  if (url.length === 0) return false;
  const parts = Object.fromEntries(
    urlParts.filter((part) => url.includes(part) !== (part !== "hash")).map((part) => [part, url.includes(part)]),
  );
  if (ignoreQuery.length === 0 || !url.includes("query")) return parts;
  const without = (query: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(query).filter(([name]) => !ignoreQuery.includes(name)));
  return { ...parts, query: without as never };
}
