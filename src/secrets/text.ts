import { findBase64 } from "./base64.ts";
import { touching } from "./edits.ts";
import { findInJson } from "./json.ts";
import { nameKind } from "./names.ts";
import { findInPairs, looksLikePairs } from "./pairs.ts";
import type { CompiledPolicy } from "./policy/policy.ts";
import { maxDepth, note, type PathOf, type Search, type TextFacts } from "./search.ts";
import { type Shape, shapesIn } from "./structure.ts";
import { findUrls } from "./url.ts";
import { looksRandom } from "./value.ts";
import { partOf, type View } from "./view.ts";

/** A search that begins. */
export function newSearch(side: Search["side"], policy?: CompiledPolicy): Search {
  return { side, found: [], depth: 0, inText: findInText, ...(policy && { policy }) };
}

/** Looks for secrets in a text that no name speaks of. */
export function findInText(view: View, facts: TextFacts, s: Search): void {
  const { text } = view;
  if (text.length < 8 || s.depth > maxDepth) return;
  const { path } = facts;
  for (const { kind, start, end } of s.policy?.matches(text) ?? [])
    note(s, partOf(view, start, end), { kind, by: "policy", path });
  const shapes = shapesIn(text, facts.cards ?? false, facts.anywhere ?? false);
  for (const { kind, start, end } of shapes) note(s, partOf(view, start, end), { kind, by: "structure", path });
  findUrls(view, path, s);
  findBase64(view, path, s, shapes);
  const inner: Search = { ...s, depth: s.depth + 1 };
  if (looksLikeJson(text)) findInJson(view, path, inner);
  else if (looksLikePairs(text)) findInPairs(view, "query", path, inner);
  else if (facts.prose) findAssignments(view, path, s, shapes);
}

/** Whether a text begins as an object or a list does. */
export function looksLikeJson(text: string): boolean {
  return /^\ufeff?\s*[[{]/.test(text.length > 64 ? text.slice(0, 64) : text);
}

const assignment = /(?<![\w.-])([A-Za-z][\w.-]{1,40})["']?[ \t]{0,8}[:=][ \t]{0,8}["']?([^\s"'&,;<>]{8,})/g;
const scheme = /\b(?:bearer|basic|token)[ \t]{1,8}([A-Za-z0-9+/._~=-]{16,})/gi;

/** `name: value` and `Bearer value` in prose, where the value looks made by chance. */
function findAssignments(view: View, path: PathOf, s: Search, shapes: readonly Shape[]): void {
  const isShape = touching(shapes);
  if (!/[:=]|bearer|basic/i.test(view.text)) return;
  for (const [pattern, group] of [
    [assignment, 2],
    [scheme, 1],
  ] as const) {
    for (const match of view.text.matchAll(pattern)) {
      const value = match[group] ?? "";
      const named = group === 1 ? { kind: "token" } : nameKind(match[1] ?? "", "member");
      // Brackets say that it is code which makes the value.
      if (named === undefined || !looksRandom(value) || /[(){}[\]`]/.test(value)) continue;
      const end = match.index + match[0].length;
      if (isShape(end - value.length, end)) continue;
      note(s, partOf(view, end - value.length, end), { kind: named.kind, by: "entropy", path });
    }
  }
}
