import type { MatchPolicy } from "../../../model/types.ts";

/** What a module cannot say of a match policy, in words. */
export function moduleLosses(policy: Partial<MatchPolicy>): string[] {
  const losses: string[] = [];
  if (policy.method === false) losses.push("requests of any method");
  if (policy.forms?.length) losses.push("bodies in another form");
  if (policy.order === "strict") losses.push("one order of all requests");
  if (policy.pick === "closest") losses.push("answers to the closest request");
  return losses;
}
