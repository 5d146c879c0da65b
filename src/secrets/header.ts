import { findInAuthorization } from "./authorization.ts";
import { findInCookies } from "./cookies.ts";
import { nameKind, namesCard } from "./names.ts";
import { noPath, noteNamed, type Search } from "./search.ts";
import { findInText } from "./text.ts";
import { findInUrl } from "./url.ts";
import { plainView } from "./view.ts";

// Headers whose value is one URL, perhaps without an origin.
const urlHeaders: ReadonlySet<string> = new Set([
  "content-location",
  "location",
  "referer",
  "origin",
  "x-forwarded-url",
]);

/** Looks through the value of a header. */
export function findInHeader(name: string, value: string, s: Search): void {
  const lower = name.toLowerCase();
  const view = plainView(value);
  const verdict = s.policy?.header(lower);
  if (verdict !== undefined) {
    noteNamed(s, view, undefined, verdict, noPath);
    return;
  }
  if (lower === "cookie" || lower === "set-cookie" || lower === "cookie2" || lower === "set-cookie2") {
    findInCookies(view, lower.startsWith("set-"), noPath, s);
    return;
  }
  const named = nameKind(lower, "header");
  if (named?.kind === "authorization" || (named !== undefined && /^(?:bearer|basic|token)\s/i.test(value))) {
    findInAuthorization(view, noPath, s);
    return;
  }
  if (noteNamed(s, view, named, undefined, noPath)) return;
  if (urlHeaders.has(lower)) findInUrl(view, noPath, s);
  else findInText(view, { path: noPath, cards: namesCard(lower) }, s);
}
