import type { MatchPolicy } from "../../../model/types.ts";
import type { Player } from "./settings.ts";

/** What a cassette cannot say of a policy, in words: how go-vcr matches is the business of the test that loads it. */
export function policyLosses(policy: Partial<MatchPolicy>, player: Player | undefined): string[] {
  const losses: string[] = [];
  if (policy.method === false) losses.push("requests of any method");
  if (policy.query === "none") losses.push("requests with any query");
  if (policy.ignoreQuery?.length) losses.push("query parameters that are ignored");
  // go-vcr 3 never looks at bodies.
  if (policy.body === "none" && player !== "v3") losses.push("requests with any body");
  if (policy.body === "json" || policy.body === "form" || policy.body === "multipart") {
    losses.push(`${policy.body} bodies in another spelling`);
  }
  if (policy.ignoreBody?.length) losses.push("parts of bodies that are ignored");
  if (policy.forms?.length) losses.push("bodies in another form");
  if (policy.order === "strict") losses.push("one order of all requests");
  if (policy.repeat === "last" || policy.repeat === "cycle") losses.push("answers that are given again");
  if (policy.pick === "closest") losses.push("answers to the closest request");
  return losses;
}
