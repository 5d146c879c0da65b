import type { HttpRequest, MatchPolicy } from "../model/types.ts";
import { canonicalRequest } from "./canonical-request.ts";
import { bodyFeatures, type Features, overlap, pairPieces, piecesOf, wordsOf } from "./features.ts";

/** A recorded request by its number, and how alike it is to a live one, from 0 to 1. */
export interface Likeness {
  readonly index: number;
  readonly score: number;
}

/** The recorded requests with these numbers, the one most like a live one first; of equals the first in the file. */
export type Ranking = (live: HttpRequest, among: readonly number[]) => Likeness[];

/** Makes the ranking of recorded requests, each by its policy. What it finds out about a recorded request it keeps. */
export function rankingOf(recorded: readonly HttpRequest[], policyOf: (index: number) => MatchPolicy): Ranking {
  const known: Traits[] = [];
  return (live, among) => {
    const asked = new Map<MatchPolicy, Traits>();
    const likenesses = among.flatMap((index): Likeness[] => {
      const request = recorded[index];
      if (request === undefined) return [];
      const policy = policyOf(index);
      const sent = asked.get(policy) ?? traitsOf(live, policy);
      asked.set(policy, sent);
      known[index] ??= traitsOf(request, policy);
      return [{ index, score: likeness(known[index], sent) }];
    });
    return likenesses.sort((a, b) => b.score - a.score || a.index - b.index);
  };
}

/** How alike requests of two lists are, from 0 to 1, by their keys; each is looked at once. */
export function weighed<K>(
  a: ReadonlyMap<K, HttpRequest>,
  b: ReadonlyMap<K, HttpRequest>,
  policy: MatchPolicy,
): (keyOfA: K, keyOfB: K) => number {
  const traits = (requests: typeof a) =>
    new Map(Array.from(requests, ([key, request]) => [key, traitsOf(request, policy)]));
  const [one, other] = [traits(a), traits(b)];
  return (i, j) => {
    const [x, y] = [one.get(i), other.get(j)];
    return x === undefined || y === undefined ? 0 : likeness(x, y);
  };
}

/** What a request is compared by. */
interface Traits {
  readonly method: string;
  readonly origin: Features;
  readonly path: Features;
  readonly query: Features;
  readonly kind: string;
  readonly body: Features;
  /** The words of the body, whatever it is. */
  words(): Features;
}

function traitsOf(request: HttpRequest, policy: MatchPolicy): Traits {
  const { method, origin, path, query, body } = canonicalRequest(request, policy);
  return {
    method,
    origin: piecesOf(origin.split(/:\/\/|:/)),
    path: piecesOf(path.split("/")),
    query: pairPieces(query),
    kind: body.kind,
    body: bodyFeatures(body),
    words: () => wordsOf(canonicalRequest(request, policy).body.text),
  };
}

function likeness(a: Traits, b: Traits): number {
  const address =
    (0.1 * Number(a.method === b.method) +
      0.15 * overlap(a.origin, b.origin) +
      0.25 * overlap(a.path, b.path) +
      0.1 * overlap(a.query, b.query)) /
    0.6;
  // JSON that was cut is a text.
  const body = a.kind === b.kind ? overlap(a.body, b.body) : overlap(a.words(), b.words());
  return 0.4 * address + 0.6 * body;
}
