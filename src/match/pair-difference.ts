import { excerpt, excerpts } from "./excerpt.ts";
import type { Pair } from "./pairs.ts";

/** One place where a live request is not the recorded one. Values are cut at 60 characters. */
export interface Difference {
  readonly part: "method" | "origin" | "path" | "query" | "header" | "body";
  /** A JSON Pointer into a JSON body. */
  readonly pointer?: string;
  /** Of a query parameter, a header or a form field. */
  readonly name?: string;
  /** Of a text body, from 1. */
  readonly line?: number;
  readonly kind: "only-in-recording" | "only-in-request" | "differs";
  readonly recorded?: string;
  readonly live?: string;
  /** On the last one: there are more, which are left out. */
  readonly more?: true;
}

/** Goes through two lists sorted by key and pairs what has the same key; repeats of a key are paired in order. */
export function* aligned<T>(
  a: readonly (readonly [key: string, value: T])[],
  b: readonly (readonly [key: string, value: T])[],
): Generator<{ key: string; recorded?: T; live?: T }> {
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const x = a[i];
    const y = b[j];
    if (x !== undefined && y !== undefined && x[0] === y[0]) {
      yield { key: x[0], recorded: x[1], live: y[1] };
      i++;
      j++;
    } else if (x !== undefined && (y === undefined || x[0] < y[0])) {
      yield { key: x[0], recorded: x[1] };
      i++;
    } else if (y !== undefined) {
      yield { key: y[0], live: y[1] };
      j++;
    }
  }
}

/** The differences of two sorted lists of pairs. */
export function* pairDifferences(
  part: "query" | "header" | "body",
  a: readonly Pair[],
  b: readonly Pair[],
): Generator<Difference> {
  for (const { key, recorded, live } of aligned(a, b)) {
    const at = { part, name: excerpt(key) };
    if (recorded === undefined) yield { ...at, kind: "only-in-request", live: excerpt(live ?? "") };
    else if (live === undefined) yield { ...at, kind: "only-in-recording", recorded: excerpt(recorded) };
    else if (recorded !== live) yield { ...at, kind: "differs", ...excerpts(recorded, live) };
  }
}
