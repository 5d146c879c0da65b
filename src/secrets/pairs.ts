import { findInAuthorization } from "./authorization.ts";
import { nameKind, namesCard } from "./names.ts";
import { maxDepth, noteNamed, type PathOf, type Search, searchSpelled } from "./search.ts";
import { formDecoded, partOf, type View } from "./view.ts";

interface PairView {
  readonly name: string;
  readonly value: View;
}

/** Looks through a query or an urlencoded form. */
export function findInPairs(view: View, place: "query" | "member", path: PathOf, s: Search): void {
  if (s.depth > maxDepth) return;
  const below: Search = { ...s, depth: s.depth + 1 };
  const pairs = pairsIn(view);
  // A code is one for a token only where somebody asks for one.
  const asksToken = pairs.some(({ name }) => name === "grant_type");
  for (const { name, value } of pairs) {
    const inner = () => [...path(), name];
    const verdict = place === "query" ? s.policy?.query(name) : s.policy?.member(inner());
    const named = name === "code" && asksToken ? { kind: "authorization-code", sure: true } : nameKind(name, place);
    const part = named?.kind === "credential" ? firstSegment(value) : value;
    if (verdict === undefined && named?.kind === "authorization")
      searchSpelled(s, inUrl, (own) => findInAuthorization(value, inner, own));
    else if (!noteNamed(s, part, named, verdict, inner))
      searchSpelled(below, inUrl, (own) => own.inText(value, { path: inner, cards: namesCard(name) }, own));
  }
}

/** A text as part of a URL, or of a form, where a plus is a blank. */
export function inUrl(text: string): string {
  return text.replace(/["%&+]/g, encodeURIComponent);
}

/** Whether a text is pairs and nothing else. */
export function looksLikePairs(text: string): boolean {
  return text.includes("&") && /^[\w.$[\]%-]{1,48}=/.test(text.slice(0, 64)) && !/[\s"<>{}]/.test(text);
}

/** What a credential of AWS and Google begins with: its key; the rest says where and when it holds. */
function firstSegment(value: View): View {
  const slash = value.text.indexOf("/");
  return slash > 0 ? partOf(value, 0, slash) : value;
}

function pairsIn(view: View): PairView[] {
  const { text } = view;
  const pairs: PairView[] = [];
  for (let at = 0; at <= text.length; ) {
    const and = text.indexOf("&", at);
    const end = and < 0 ? text.length : and;
    const equals = text.slice(at, end).indexOf("=");
    if (equals > 0) {
      pairs.push({
        name: formDecoded(partOf(view, at, at + equals)).text,
        value: formDecoded(partOf(view, at + equals + 1, end)),
      });
    }
    at = end + 1;
  }
  return pairs;
}
