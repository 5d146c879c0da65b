import type { HttpRequest, MatchPolicy } from "../model/types.ts";
import { bodyDifferences } from "./body-difference.ts";
import { type CanonicalRequest, canonicalRequest } from "./canonical-request.ts";
import { excerpt, excerpts } from "./excerpt.ts";
import { type Difference, pairDifferences } from "./pair-difference.ts";

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
