import type { CanonicalBody } from "./canonical-body.ts";
import type { JsonNode } from "./json.ts";
import type { Pair } from "./pairs.ts";

/**
 * What something consists of: a hash of each of its pieces, in ascending order. The smaller the pieces, the more alike two
 * edited texts are.
 */
export type Features = Uint32Array;

// More of a body says nothing new about what it is like.
const mostFeatures = 20_000;

/** Twice what two have in common, of all that they have: 1 when they are the same. */
export function overlap(a: Features, b: Features): number {
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x, y] = [a[i] as number, b[j] as number];
    if (x === y) common++;
    if (x <= y) i++;
    if (x >= y) j++;
  }
  const all = a.length + b.length;
  return all === 0 ? 1 : (2 * common) / all;
}

/** Of pieces that are compared as wholes. */
export function piecesOf(pieces: Iterable<string>): Features {
  return sorted(Array.from(pieces, (piece) => hashed(start, piece)));
}

/** A parameter with another value is more alike than none. */
export function pairPieces(pairs: readonly Pair[]): Features {
  return piecesOf(pairs.flatMap(([name, value]) => [name, `${name}=${value}`]));
}

/** The words of a text. */
export function wordsOf(text: string): Features {
  const found: number[] = [];
  addWords(found, text, start);
  return sorted(found);
}

/** Each word of each value with the path to it; the places in arrays do not count, since one item more moves the rest. */
export function bodyFeatures(body: CanonicalBody): Features {
  if (body.kind === "form") return pairPieces(body.pairs);
  if (body.kind === "bytes") return piecesOf([body.text]);
  if (body.kind !== "json") return wordsOf(body.text);
  const found: number[] = [];
  addLeaves(found, body.root, start);
  return sorted(found);
}

function addLeaves(found: number[], node: JsonNode, path: number): void {
  if (typeof node === "string") addWords(found, node, path);
  else
    for (const [key, value] of node.members) {
      if (found.length === mostFeatures) return;
      addLeaves(found, value, hashed(path, node.open === "{" ? `/${key}` : "/*"));
    }
}

/** Words end at white space and quotes. */
function addWords(found: number[], text: string, seed: number): void {
  let hash = seed;
  let isInside = false;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    if (code > 0x20 && code !== 0x22) {
      hash = Math.imul(hash ^ code, prime);
      isInside = true;
    } else if (isInside) {
      if (found.length === mostFeatures) return;
      found.push(hash);
      hash = seed;
      isInside = false;
    }
  }
}

function sorted(hashes: readonly number[]): Features {
  return Uint32Array.from(hashes).sort();
}

// FNV-1a over the code units of a text.
const start = 0x811c9dc5;
const prime = 0x01000193;

function hashed(seed: number, text: string): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  return hash;
}
