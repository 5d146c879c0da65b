import { note, type PathOf, type Search } from "./search.ts";
import { shapeOf } from "./structure.ts";
import { isCredible } from "./value.ts";
import { partOf, percentDecoded, type View } from "./view.ts";

/** Values of cookies, whatever they are called: what they are for is known to the server alone. */
export function findInCookies(view: View, isSet: boolean, path: PathOf, s: Search): void {
  const { text } = view;
  for (let at = 0; at <= text.length; ) {
    const semicolon = text.indexOf(";", at);
    const end = semicolon < 0 ? text.length : semicolon;
    const pair = text.slice(at, end);
    const equals = pair.indexOf("=");
    // A cookie can be without a name.
    const bare = pair
      .slice(equals + 1)
      .trim()
      .replace(/^"|"$/g, "");
    const start = text.indexOf(bare, at + equals + 1);
    const name = pair.slice(0, Math.max(0, equals)).trim();
    if (isCredible(bare) && !/^delete(?:d|me)?$/i.test(bare)) {
      const value = percentDecoded(partOf(view, start, start + bare.length));
      note(s, value, {
        kind: shapeOf(value.text) ?? "cookie",
        by: "name",
        path: () => [...path(), name],
      });
    }
    if (isSet) return;
    at = end + 1;
  }
}

/** Whether a text is cookies, and not words about them. */
export function looksLikeCookies(text: string): boolean {
  return /^\s*[\w.%-]{1,64}=[^\s;]/.test(text.slice(0, 80));
}
