import type { MatchPolicy } from "../../model/types.ts";

/** A part of a match policy, beyond the default, that a file may be able to say. */
export type PolicyAspect =
  | "method"
  | "query"
  | "ignoreQuery"
  | "anyBody"
  | "json"
  | "form"
  | "multipart"
  | "ignoreBody"
  | "forms"
  | "order"
  | "repeat"
  | "pick";

type Policy = Partial<MatchPolicy>;

/** What each part asks for, in words, and whether a policy does. */
const aspects: readonly (readonly [PolicyAspect, words: string, asks: (policy: Policy) => boolean])[] = [
  ["method", "requests of any method", ({ method }) => method === false],
  ["query", "requests with any query", ({ query }) => query === "none"],
  ["ignoreQuery", "query parameters that are ignored", ({ ignoreQuery = [] }) => ignoreQuery.length > 0],
  ["anyBody", "requests with any body", ({ body }) => body === "none"],
  ["json", "json bodies in another spelling", ({ body }) => body === "json"],
  ["form", "form bodies in another spelling", ({ body }) => body === "form"],
  ["multipart", "multipart bodies in another spelling", ({ body }) => body === "multipart"],
  ["ignoreBody", "parts of bodies that are ignored", ({ ignoreBody = [] }) => ignoreBody.length > 0],
  ["forms", "bodies in another form", ({ forms = [] }) => forms.length > 0],
  ["order", "one order of all requests", ({ order }) => order === "strict"],
  ["repeat", "answers that are given again", ({ repeat = "once" }) => repeat !== "once"],
  ["pick", "answers to the closest request", ({ pick }) => pick === "closest"],
];

/** What a file that can say `held` cannot say of a policy, in words. */
export function policyLosses(policy: Policy, held: readonly PolicyAspect[]): string[] {
  return aspects.filter(([aspect, , asks]) => !held.includes(aspect) && asks(policy)).map(([, words]) => words);
}
