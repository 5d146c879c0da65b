import type { MatchPolicy } from "../../../model/types.ts";
import type { UrlParts } from "../../../model/url.ts";
import type { Say } from "../../shared/say.ts";
import { scopeAndPath } from "../write/target.ts";
import type { Code } from "./code.ts";
import { listCode, stringCode } from "./literal.ts";

/** What a mock says of the path and query that it answers. */
export interface PathCode {
  /** The first argument of `get` and its like. */
  readonly argument: string;
  /** A call that follows, or nothing. */
  readonly query: string;
}

/** The path of a request, as text where nock compares that well, else as a function. What no form matches is reported. */
export function pathCode(url: string, parts: UrlParts, policy: MatchPolicy, code: Code, say: Say): PathCode {
  let needsFunction = policy.ignoreQuery.length > 0;
  const { path } = scopeAndPath(url, parts, (notice, data) => {
    const isCurable =
      (notice === "changed/url" && data?.part === "target") ||
      (notice === "lost/url-match" && !parts.target.startsWith("//"));
    if (isCurable) needsFunction = true;
    else say(notice, data);
  });
  if (policy.query === "none") {
    return { argument: stringCode(parts.target.split("?", 1)[0] as string), query: ".query(true)" };
  }
  if (!needsFunction) return { argument: stringCode(path), query: "" };
  const ignored = listCode("[", policy.ignoreQuery.map(stringCode), "]", "");
  const more = policy.ignoreQuery.length > 0 ? `, ${ignored}` : "";
  return { argument: `${code.use("path")}(${stringCode(parts.target)}${more})`, query: "" };
}
