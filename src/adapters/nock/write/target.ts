import { queryOf, type UrlParts } from "../../../model/url.ts";
import type { Say } from "../../shared/say.ts";
import type { NockDefinition } from "../definition.ts";
import { expansionFault } from "./expansion.ts";

/** The `scope` and `path` of a definition, in the form that URL parsers, and so most clients, give. */
export function scopeAndPath(url: string, parts: UrlParts, say: Say): Pick<NockDefinition, "scope" | "path"> {
  if (url.includes("#")) say("changed/url-fragment");
  // URL parsers drop an empty query; nock matches `/a?` with and without the question mark.
  const target = parts.rawTarget === `${parts.target}?` ? parts.rawTarget : parts.target;
  if (target !== parts.rawTarget) say("changed/url", { part: "target" });
  if (/^[^:]*:\/\/[^/?#]*@/.test(url)) say("changed/url", { part: "credentials" });
  const why = targetFault(target);
  if (why !== undefined) say("lost/url-match", { why });
  return { scope: withPort(parts.origin), path: pathOf(target) };
}

/** An origin as nock's recorder writes it, always with a port. */
function withPort(origin: string): string {
  if (/:\d+$/.test(origin)) return origin;
  return `${origin}:${origin.startsWith("https:") ? 443 : 80}`;
}

/** With a query nock parses the path as a URL, where `//a` would be a host; `/.//a` is the path `//a`. */
function pathOf(target: string): string {
  return target.startsWith("//") && target.includes("?") ? `/.${target}` : target;
}

/** Why nock does not match a target in all of its versions. */
function targetFault(target: string): string | undefined {
  if (target.startsWith("//")) return "a path that begins with two slashes";
  const query = queryOf(target);
  if (query === undefined) return undefined;
  if (query.includes("?")) return "a second question mark in the query";
  if (!/[.[_]|prototype|constructor|%/.test(query)) return undefined;
  const names = query.split("&").map((pair) => decodeName(pair.split("=", 1)[0] ?? ""));
  return expansionFault([...new Set(names)]);
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name.replace(/\+/g, " "));
  } catch {
    return name;
  }
}
