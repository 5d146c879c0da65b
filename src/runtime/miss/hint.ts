import { requestDifference } from "../../match/difference.ts";
import { requestKey } from "../../match/key.ts";
import type { Lookup } from "../../match/lookup.ts";
import { presets } from "../../match/presets.ts";
import type { HttpRequest, MatchPolicy } from "../../model/types.ts";

/** What would make a request equal one of the candidates; each is tried before it is told. */
export function hintFor(
  live: HttpRequest,
  requests: readonly HttpRequest[],
  candidates: readonly number[],
  lookup: Lookup,
): string | undefined {
  const accepts = (policy: MatchPolicy): boolean =>
    candidates.some((index) => requestKey(requests[index] as HttpRequest, policy) === requestKey(live, policy));
  for (const name of ["rest", "llm"] as const) {
    if (accepts(presets[name])) return `match preset "${name}" would accept this`;
  }
  for (const index of candidates) {
    const policy = lookup.policyOf(index);
    const differences = requestDifference(requests[index] as HttpRequest, live, policy);
    const names = [...new Set(differences.map(({ part, name }) => (part === "query" ? name : undefined)))];
    if (!names.every((name) => name !== undefined)) continue;
    if (accepts({ ...policy, ignoreQuery: [...policy.ignoreQuery, ...names] })) {
      return `match { ignoreQuery: ${JSON.stringify(names)} } would accept this`;
    }
  }
  return undefined;
}
