import type { CassetteMeta, Interaction, MatchPolicy, StoredBody } from "../../../model/types.ts";
import { extensionPaths } from "../../shared/extension-paths.ts";
import { policyLosses } from "../../shared/policy-losses.ts";
import type { Say } from "../../shared/say.ts";

/** Reports what an interaction holds and no entry can, beyond times and headers. */
export function sayLosses(interaction: Interaction, say: Say): void {
  const { request, outcome, match = {}, extensions } = interaction;
  const messages = [["request", request] as const];
  const answers = outcome.kind === "response" ? [["response", outcome] as const] : [];
  for (const [part, message] of [...messages, ...answers]) {
    for (const name of new Set(message.trailers?.map(([each]) => each))) say("lost/trailers", { part, name });
    if (message.body.kind === "stored" && hasChunks(message.body)) say("lost/chunks", { part });
  }
  sayPolicy(match, say);
  const { respool: _, ...foreign } = extensions ?? {};
  for (const [format, path] of extensionPaths(foreign, "har")) say("lost/extension", { format, path });
}

/** Reports what a cassette says of itself and no HAR can. */
export function sayFileLosses({ match, extensions }: CassetteMeta, say: Say): void {
  sayPolicy(match ?? {}, say);
  for (const [format, path] of extensionPaths(extensions, "har")) say("lost/extension", { format, path });
}

function sayPolicy(policy: Partial<MatchPolicy>, say: Say): void {
  for (const what of policyLosses(policy, [])) say("lost/match-policy", { what });
  if ((policy.headers?.length ?? 0) > 0) say("lost/match-policy", { what: "request headers that take part" });
}

/** One piece that came at no known time is what replay gives. */
function hasChunks({ chunks }: StoredBody): boolean {
  return chunks !== undefined && (chunks.length > 1 || chunks.some(({ atMs }) => atMs !== undefined));
}
