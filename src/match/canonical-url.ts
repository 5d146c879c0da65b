import { isTargetOnly, queryOf, type UrlParts, urlParts, withoutFragment } from "../model/url.ts";
import { type Pair, percentDecode, readPairs } from "./pairs.ts";

/** A URL for comparing. */
export interface CanonicalUrl {
  /** Scheme, lower-case host, port unless it is the default; empty when the URL holds none. */
  readonly origin: string;
  readonly path: string;
  readonly query: readonly Pair[];
}

/** A URL with its path and query decoded; what no URL parser takes is compared as text. */
export function canonicalUrl(url: string): CanonicalUrl {
  const { origin, target } = partsOf(url);
  const query = queryOf(target) ?? "";
  return { origin, path: decodePath(target.split("?", 1)[0] ?? ""), query: readPairs(query) };
}

function partsOf(url: string): Pick<UrlParts, "origin" | "target"> {
  const absolute = urlParts(url);
  if (absolute !== undefined) return absolute;
  const relative = isTargetOnly(url) ? urlParts(`http://h${url}`) : undefined;
  return { origin: "", target: relative?.target ?? withoutFragment(url) };
}

/** An escaped slash stays escaped: `/a%2Fb` (one segment, as GitLab's project names) is not `/a/b`. */
function decodePath(path: string): string {
  return path
    .split("/")
    .map((segment) => percentDecode(segment).replaceAll("%", "%25").replaceAll("/", "%2F"))
    .join("/");
}
