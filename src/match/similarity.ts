import type { HttpRequest, MatchPolicy } from "../model/types.ts";
import type { CanonicalBody } from "./canonical-body.ts";
import { type CanonicalRequest, canonicalRequest } from "./canonical-request.ts";
import type { JsonNode } from "./json.ts";
import type { Recorded } from "./lookup.ts";

/** What a request consists of, and how often: the smaller the pieces, the more alike two edited texts are. */
type Features = ReadonlyMap<string, number>;

// More of a body says nothing new about what it is like.
const mostFeatures = 20_000;

/** The recorded request most like a live one among those with these numbers, and how alike they are, from 0 to 1. */
export function mostAlike(
  live: HttpRequest,
  recorded: readonly Recorded[],
  among: readonly number[],
  policyOf: (index: number) => MatchPolicy,
): { readonly index: number; readonly score: number } | undefined {
  let best: { index: number; score: number } | undefined;
  const seen = new Map<MatchPolicy, { canonical: CanonicalRequest; features: Features }>();
  for (const index of among) {
    const one = recorded[index];
    if (one === undefined) continue;
    const policy = policyOf(index);
    let asked = seen.get(policy);
    if (asked === undefined) {
      const canonical = canonicalRequest(live, policy);
      asked = { canonical, features: featuresOf(canonical.body) };
      seen.set(policy, asked);
    }
    const score = likeness(canonicalRequest(one.request, policy), asked.canonical, asked.features);
    if (best === undefined || score > best.score) best = { index, score };
  }
  return best;
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
  return (
    ((0.1 * Number(a.method === b.method) +
      0.15 * Number(a.origin === b.origin) +
      0.25 * overlap(counted(a.path.split("/")), counted(b.path.split("/"))) +
      0.1 * overlap(counted(a.query.map(String)), counted(b.query.map(String)))) /
      0.6) *
      0.4 +
    0.6 * (a.body.kind === b.body.kind && a.body.text === b.body.text ? 1 : overlap(featuresOf(a.body), featuresOfB))
  );
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
  if (body.kind === "form") return counted(body.pairs.map(String));
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
