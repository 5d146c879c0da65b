import type { HttpRequest, MatchPolicy } from "../model/types.ts";
import type { CanonicalBody } from "./canonical-body.ts";
import { type CanonicalRequest, canonicalRequest } from "./canonical-request.ts";
import type { JsonNode } from "./json.ts";
import type { Pair } from "./pairs.ts";

/** What a request consists of, and how often: the smaller the pieces, the more alike two edited texts are. */
type Features = ReadonlyMap<string, number>;

// More of a body says nothing new about what it is like.
const mostFeatures = 20_000;

/** A recorded request by its number, and how alike it is to a live one, from 0 to 1. */
export interface Likeness {
  readonly index: number;
  readonly score: number;
}

/** The recorded requests with these numbers, the one most like a live one first; of equals the first in the file. */
export function ranked(
  live: HttpRequest,
  recorded: readonly HttpRequest[],
  among: readonly number[],
  policyOf: (index: number) => MatchPolicy,
): Likeness[] {
  const seen = new Map<MatchPolicy, { canonical: CanonicalRequest; features: Features }>();
  const weighted = among.flatMap((index): Likeness[] => {
    const request = recorded[index];
    if (request === undefined) return [];
    const policy = policyOf(index);
    let asked = seen.get(policy);
    if (asked === undefined) {
      const canonical = canonicalRequest(live, policy);
      asked = { canonical, features: featuresOf(canonical.body) };
      seen.set(policy, asked);
    }
    return [{ index, score: likeness(canonicalRequest(request, policy), asked.canonical, asked.features) }];
  });
  return weighted.sort((a, b) => b.score - a.score || a.index - b.index);
}

/** How alike requests of two lists are, from 0 to 1, by their keys; each is looked at once. */
export function weighed<K>(
  a: ReadonlyMap<K, HttpRequest>,
  b: ReadonlyMap<K, HttpRequest>,
  policy: MatchPolicy,
): (keyOfA: K, keyOfB: K) => number {
  const canonical = (requests: typeof a) =>
    new Map(Array.from(requests, ([key, request]) => [key, canonicalRequest(request, policy)]));
  const [one, other] = [canonical(a), canonical(b)];
  const features = new Map(Array.from(other, ([key, { body }]) => [key, featuresOf(body)]));
  return (i, j) => {
    const [x, y, z] = [one.get(i), other.get(j), features.get(j)];
    return x === undefined || y === undefined || z === undefined ? 0 : likeness(x, y, z);
  };
}

function likeness(a: CanonicalRequest, b: CanonicalRequest, featuresOfB: Features): number {
  const address =
    (0.1 * Number(a.method === b.method) +
      0.15 * overlap(counted(originParts(a.origin)), counted(originParts(b.origin))) +
      0.25 * overlap(counted(a.path.split("/")), counted(b.path.split("/"))) +
      0.1 * overlap(counted(pairParts(a.query)), counted(pairParts(b.query)))) /
    0.6;
  return 0.4 * address + 0.6 * bodyLikeness(a.body, b.body, featuresOfB);
}

function bodyLikeness(a: CanonicalBody, b: CanonicalBody, featuresOfB: Features): number {
  if (a.kind === b.kind) return a.text === b.text ? 1 : overlap(featuresOf(a), featuresOfB);
  // JSON that was cut is a text.
  return overlap(counted(words(a.text, "")), counted(words(b.text, "")));
}

/** A parameter with another value is more alike than none. */
function* pairParts(pairs: readonly Pair[]): Generator<string> {
  for (const [name, value] of pairs) yield* [name, `${name}=${value}`];
}

function originParts(origin: string): string[] {
  return origin.split(/:\/\/|:/);
}

/** Twice what two have in common, of all that they have: 1 when they are the same. */
function overlap(a: Features, b: Features): number {
  let common = 0;
  let all = 0;
  for (const [feature, count] of a) {
    all += count;
    common += Math.min(count, b.get(feature) ?? 0);
  }
  for (const count of b.values()) all += count;
  return all === 0 ? 1 : (2 * common) / all;
}

function counted(features: Iterable<string>): Features {
  const counts = new Map<string, number>();
  let left = mostFeatures;
  for (const feature of features) {
    if (left-- === 0) break;
    counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  return counts;
}

function featuresOf(body: CanonicalBody): Features {
  if (body.kind === "json") return counted(leaves(body.root, ""));
  if (body.kind === "form") return counted(pairParts(body.pairs));
  if (body.kind === "bytes") return counted([body.text]);
  return counted(words(body.text, ""));
}

/** Each word of each value with the path to it; the places in arrays do not count, since one item more moves the rest. */
function* leaves(node: JsonNode, path: string): Generator<string> {
  if (typeof node === "string") yield* words(node, path);
  else
    for (const [key, value] of node.members) yield* leaves(value, node.open === "{" ? `${path}/${key}` : `${path}/*`);
}

function* words(text: string, path: string): Generator<string> {
  for (const [word] of text.matchAll(/[^\s"]+/g)) yield `${path} ${word}`;
}
