import { byteStringToBytes, decodeUtf8 } from "../model/bytes.ts";
import type { Named } from "./names.ts";
import { isPlaceholder } from "./placeholder.ts";
import type { CompiledPolicy, Verdict } from "./policy/policy.ts";
import type { By, Hit } from "./secret.ts";
import { shapesIn } from "./structure.ts";
import { isCredible, isLabel, looksRandom } from "./value.ts";
import { partOf, type View } from "./view.ts";

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

/** What is known of a text. */
export interface TextFacts {
  /** Names that lead to it. */
  readonly path: PathOf;
  /** Whether digits alone may be a card's number. */
  readonly cards?: boolean;
  /** Whether a shape may begin within a word: in binary, where a count before it can be a letter. */
  readonly anywhere?: boolean;
  /** Whether people write such a text: then `name: value` in it is looked at. */
  readonly prose?: boolean;
}

/** Looks through a text that no name speaks of: `findInText` of `text.ts`, handed along, since texts hold other texts. */
type InText = (view: View, facts: TextFacts, s: Search) => void;

/** A search on its way through one text. */
export interface Search {
  readonly policy?: CompiledPolicy;
  /** What people write in answers about a password is no password. */
  readonly side: "request" | "response";
  readonly found: Found[];
  /** Whether each character is a byte. */
  readonly isBytes?: true;
  /** How many codings are open; beyond a few nobody hides anything. */
  readonly depth: number;
  readonly inText: InText;
}

/** A stretch of a text, by offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A search through a body; it notes stretches that must keep their length, since counts of bytes stand around them. */
export interface BodySearch extends Search {
  readonly fixed: Stretch[];
}

/** A search inside another text of the same message. */
export function deeper(search: Search): Search {
  return { ...search, depth: search.depth + 1, found: [] };
}

/** A search in a text that is spelled in a way of its own: what is more than a placeholder is spelled so as well. */
export function searchSpelled(s: Search, spell: (text: string) => string, find: (inner: Search) => void): void {
  const inner: Search = { ...s, found: [] };
  find(inner);
  for (const one of inner.found) {
    if ("inner" in one) s.found.push({ ...one, pack: (text) => spell(one.pack(text)) });
    else if (one.spell === undefined) s.found.push(one);
    else s.found.push({ ...one, spell: (placeholder) => spell(one.spell?.(placeholder) ?? placeholder) });
  }
}

/** The deepest nesting of codings that is looked into. */
export const maxDepth = 5;

/** Notes a secret, unless the policy exempts its value. */
export function note(s: Search, view: View, what: { kind: string; by: By; path: PathOf }, spell?: Leaf["spell"]): void {
  const value = s.isBytes ? bytesAsText(view.text) : view.text;
  if (value === "" || isPlaceholder(value) || s.policy?.isExempt(value)) return;
  s.found.push({
    ...what,
    path: what.path(),
    value,
    start: view.at(0),
    end: view.at(view.text.length),
    ...(spell && { spell }),
  });
}

function bytesAsText(byteString: string): string {
  const bytes = byteStringToBytes(byteString);
  return (bytes && decodeUtf8(bytes)) ?? byteString;
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
  const [shape] = shapesIn(text, true);
  // Lines around a key and addresses before a token are no secrets; elsewhere the token stands without them.
  if (shape !== undefined && (shape.kind === "private-key" || shape.end === text.length)) {
    note(s, partOf(view, shape.start, shape.end), { kind: shape.kind, by: "structure", path }, spell);
  } else note(s, view, { kind: named.kind, by: "name", path }, spell);
  return true;
}

function fits(value: string, { kind, sure }: Named, path: PathOf, side: Search["side"]): boolean {
  if (!sure) return looksRandom(value);
  const name = path().at(-1)?.toLowerCase() ?? "";
  if (!isCredible(value) || value.toLowerCase() === name) return false;
  const isTyped = kind === "password" || kind === "secret";
  if (side === "request") return isTyped ? !isWorkingDirectory(name, value) : isUnbroken(value);
  // Labels, hints and error messages stand under the same names.
  if (kind === "private-key" && value.length < 16) return false;
  return isUnbroken(value) && !(isTyped && (isLabel(value) || isWorkingDirectory(name, value)));
}

function isUnbroken(value: string): boolean {
  return !/\s/.test(value) || /^-----BEGIN /.test(value);
}

/** What shells call `PWD`. */
function isWorkingDirectory(name: string, value: string): boolean {
  return name.endsWith("pwd") && /^(?:~?\/|[A-Za-z]:[\\/])/.test(value);
}

/** What was found, in order; of two that overlap the one that begins first, then the longer one, then that with escapes undone. */
export function settled(found: readonly Found[]): Found[] {
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end || lengthOf(a) - lengthOf(b));
  let end = 0;
  return sorted.filter((one) => {
    if (one.start < end || one.end <= one.start) return false;
    end = one.end;
    return true;
  });
}

function lengthOf(one: Found): number {
  return "inner" in one ? 0 : one.value.length;
}
