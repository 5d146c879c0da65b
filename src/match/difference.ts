import type { HttpRequest, MatchPolicy } from "../model/types.ts";
import { bodyDifferences } from "./body-difference.ts";
import { excerpt, excerpts } from "./excerpt.ts";
import { type CanonicalRequest, canonicalRequest } from "./key.ts";
import { pairDifferences } from "./pair-difference.ts";

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

/** No more differences than these are listed. */
export const maxDifferences = 50;

/** Where a policy tells two requests apart; empty exactly when their `requestKey` is the same. */
export function requestDifference(recorded: HttpRequest, live: HttpRequest, policy: MatchPolicy): Difference[] {
  const found: Difference[] = [];
  for (const difference of differences(canonicalRequest(recorded, policy), canonicalRequest(live, policy))) {
    if (found.length === maxDifferences) {
      found.push({ ...(found.pop() as Difference), more: true });
      break;
    }
    found.push(difference);
  }
  return found;
}

function* differences(a: CanonicalRequest, b: CanonicalRequest): Generator<Difference> {
  for (const part of ["method", "origin", "path"] as const) yield* wordDifference(part, a[part], b[part]);
  yield* pairDifferences("query", a.query, b.query);
  yield* pairDifferences("header", a.headers, b.headers);
  yield* bodyDifferences(a.body, b.body);
}

function* wordDifference(part: "method" | "origin" | "path", a: string, b: string): Generator<Difference> {
  if (a === b) return;
  if (a === "") yield { part, kind: "only-in-request", live: excerpt(b) };
  else if (b === "") yield { part, kind: "only-in-recording", recorded: excerpt(a) };
  else yield { part, kind: "differs", ...excerpts(a, b) };
}
