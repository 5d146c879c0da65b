import type { Named } from "./names.ts";
import type { CompiledPolicy, Verdict } from "./policy/policy.ts";
import type { By, Hit } from "./secret.ts";
import { shapeOf } from "./structure.ts";
import { isCredible, looksRandom } from "./value.ts";
import type { View } from "./view.ts";

/** A secret that stands in a text in plain sight, or with escapes that a placeholder does not need. */
export interface Leaf extends Hit {
  /** How a placeholder is written there; default: as it is. */
  readonly spell?: (placeholder: string) => string;
}

/** A stretch of a text that is another text in a coding which a placeholder must be in, too. */
export interface Packed {
  readonly start: number;
  readonly end: number;
  readonly inner: string;
  readonly found: readonly Found[];
  pack(inner: string): string;
}

/** What a search finds in a text. */
export type Found = Leaf | Packed;

/** Names that lead to a text; worked out only where something is found. */
export type PathOf = () => readonly string[];

/** The path of what stands under no name. */
export const noPath: PathOf = () => [];

/** A search on its way through one text. */
export interface Search {
  readonly policy?: CompiledPolicy;
  /** What people write in answers about a password is no password. */
  readonly side: "request" | "response";
  readonly found: Found[];
  /** How many codings are open; beyond a few nobody hides anything. */
  readonly depth: number;
}

/** A search inside another text of the same message. */
export function deeper(search: Search): Search {
  return { ...search, depth: search.depth + 1, found: [] };
}

/** The deepest nesting of codings that is looked into. */
export const maxDepth = 5;

/** Notes a secret, unless the policy exempts its value. */
export function note(s: Search, view: View, what: { kind: string; by: By; path: PathOf }, spell?: Leaf["spell"]): void {
  const value = view.text;
  if (value === "" || s.policy?.isExempt(value)) return;
  s.found.push({
    ...what,
    path: what.path(),
    value,
    start: view.at(0),
    end: view.at(value.length),
    ...(spell && { spell }),
  });
}

/** Notes a value that its name or the policy says to be secret; false when it is none after all. */
export function noteNamed(
  s: Search,
  view: View,
  named: Named | undefined,
  verdict: Verdict,
  path: PathOf,
  spell?: Leaf["spell"],
): boolean {
  if (verdict === "exempt") return true;
  const { text } = view;
  if (verdict !== undefined) {
    if (text !== "" && isCredible(text)) note(s, view, { kind: verdict.kind, by: "policy", path }, spell);
    return true;
  }
  if (named === undefined || !fits(text, named, path, s.side)) return false;
  note(s, view, { kind: shapeOf(text) ?? named.kind, by: "name", path }, spell);
  return true;
}

function fits(value: string, { kind, sure }: Named, path: PathOf, side: Search["side"]): boolean {
  if (!sure) return looksRandom(value);
  if (!isCredible(value) || value.toLowerCase() === path().at(-1)?.toLowerCase()) return false;
  // Labels, hints and error messages stand under the same names.
  return (
    !/\s/.test(value) ||
    /^-----BEGIN /.test(value) ||
    (side === "request" && (kind === "password" || kind === "secret"))
  );
}

/** What was found, in order; of two that overlap the one that begins first, then the longer one. */
export function settled(found: readonly Found[]): Found[] {
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return sorted.filter((one) => {
    if (one.start < end || one.end <= one.start) return false;
    end = one.end;
    return true;
  });
}
