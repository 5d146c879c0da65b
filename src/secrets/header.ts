import { findInAuthorization } from "./authorization.ts";
import { nameKind } from "./names.ts";
import { noPath, note, noteNamed, type Search } from "./search.ts";
import { shapeOf } from "./structure.ts";
import { findInText } from "./text.ts";
import { findInUrl } from "./url.ts";
import { isCredible } from "./value.ts";
import { partOf, plainView } from "./view.ts";

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
    findInCookies(value, lower.startsWith("set-"), s);
    return;
  }
  const named = nameKind(lower, "header");
  if (named?.kind === "authorization" || (named !== undefined && /^(?:bearer|basic|token)\s/i.test(value))) {
    findInAuthorization(view, noPath, s);
    return;
  }
  if (noteNamed(s, view, named, undefined, noPath)) return;
  if (urlHeaders.has(lower)) findInUrl(view, noPath, s);
  else findInText(view, { path: noPath }, s);
}

/** Values of cookies, whatever they are called: what they are for is known to the server alone. */
function findInCookies(value: string, isSet: boolean, s: Search): void {
  const view = plainView(value);
  for (let at = 0; at <= value.length; ) {
    const semicolon = value.indexOf(";", at);
    const end = semicolon < 0 ? value.length : semicolon;
    const pair = value.slice(at, end);
    const equals = pair.indexOf("=");
    // A cookie can be without a name.
    if (equals >= 0 || pair.trim() !== "") {
      const bare = pair
        .slice(equals + 1)
        .trim()
        .replace(/^"|"$/g, "");
      const start = value.indexOf(bare, at + equals + 1);
      const name = pair.slice(0, equals).trim();
      if (isCredible(bare) && !/^delete(?:d|me)?$/i.test(bare)) {
        note(s, partOf(view, start, start + bare.length), {
          kind: shapeOf(bare) ?? "cookie",
          by: "name",
          path: () => [name],
        });
      }
    }
    if (isSet) return;
    at = end + 1;
  }
}
