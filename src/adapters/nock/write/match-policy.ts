import type { MatchPolicy } from "../../../model/types.ts";

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

/** What a file of definitions cannot say of a policy, in words. */
export function policyLosses(policy: Partial<MatchPolicy>): string[] {
  const losses: string[] = [];
  if (policy.method === false) losses.push("requests of any method");
  if (policy.query === "none") losses.push("requests with any query");
  if (policy.ignoreQuery?.length) losses.push("query parameters that are ignored");
  if (policy.body === "form" || policy.body === "multipart") losses.push(`${policy.body} bodies in another spelling`);
  if (policy.ignoreBody?.length) losses.push("parts of bodies that are ignored");
  if (policy.forms?.length) losses.push("bodies in another form");
  if (policy.order === "strict") losses.push("one order of all requests");
  if (policy.repeat === "last" || policy.repeat === "cycle") losses.push("answers that are given again");
  if (policy.pick === "closest") losses.push("answers to the closest request");
  return losses;
}

/** What definitions with functions cannot say of a policy either, in words. */
export function matcherLoss({ method, order, repeat, pick }: MatchPolicy): string | undefined {
  if (!method) return "requests of any method";
  if (order === "strict") return "one order of all requests";
  if (repeat === "cycle") return "answers that are given in turns";
  return pick === "closest" ? "answers to the closest request" : undefined;
}
