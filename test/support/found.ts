import { leavesOf } from "../../src/secrets/rewrite-text.ts";
import type { Search } from "../../src/secrets/search.ts";
import { newSearch } from "../../src/secrets/text.ts";

/** What a finder says of a text: kind, value, and the names that lead there. */
export type Row = readonly [kind: string, value: string, path?: string];

/** Runs a finder, and gives what it found in the order of the text. */
export function foundBy(find: (s: Search & { fixed: [] }) => void, side: Search["side"] = "request"): Row[] {
  const s = { ...newSearch(side), fixed: [] as [] };
  find(s);
  return [...leavesOf(s.found)].map(({ kind, value, path }) =>
    path.length === 0 ? [kind, value] : [kind, value, path.join("/")],
  );
}

/** Letters and digits that look made by chance; the same every time. */
export function opaque(length: number, alphabet = "k7Qz2Lx9Wm4Rt8Vb3Np6Yc5Hd1Gf0Js"): string {
  return Array.from({ length }, (_, i) => alphabet[(i * 7 + (i >> 3)) % alphabet.length]).join("");
}
