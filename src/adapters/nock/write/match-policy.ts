import type { MatchPolicy } from "../../../model/types.ts";
import type { PolicyAspect } from "../../shared/policy-losses.ts";

/** How a request body is written: as a value where it is JSON, as exact text, or not at all. */
export type BodyMatch = "value" | "text" | "none";

/** What a file of definitions can say of a match policy. */
export interface FileMatch {
  readonly body: BodyMatch;
  /** Headers that take part; a request that lacks one matches only requests that lack it too. */
  readonly headers: readonly string[];
}

/** What a file can say of a policy. */
export function fileMatch({ body, headers }: Partial<MatchPolicy>): FileMatch {
  const match = body === "none" ? "none" : body === "text" || body === "bytes" ? "text" : "value";
  return { body: match, headers: headers ?? [] };
}

/** What a file of definitions can say of a policy. */
export const fileHolds: readonly PolicyAspect[] = ["anyBody", "json"];

/** What definitions with functions cannot say of a policy either, in words. */
export function matcherLoss({ method, order, repeat, pick }: MatchPolicy): string | undefined {
  if (!method) return "requests of any method";
  if (order === "strict") return "one order of all requests";
  if (repeat === "cycle") return "answers that are given in turns";
  return pick === "closest" ? "answers to the closest request" : undefined;
}
