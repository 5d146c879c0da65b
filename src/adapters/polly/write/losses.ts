import { forbidsBody } from "../../../model/body.ts";
import { byName } from "../../../model/headers.ts";
import { standardPhrase } from "../../../model/status.ts";
import type { CassetteMeta, HeaderList, HttpResponse, Interaction, StoredBody } from "../../../model/types.ts";
import { extensionPaths } from "../../shared/extension-paths.ts";
import { policyLosses } from "../../shared/policy-losses.ts";
import type { Say } from "../../shared/say.ts";
import { idHolds } from "../settings/settings.ts";

/** Reports what an interaction holds and no entry can, beyond times and response headers. */
export function sayLosses(interaction: Interaction, response: HttpResponse, say: Say): void {
  const { request, match = {}, extensions } = interaction;
  if ([request, response].some(({ httpVersion }) => (httpVersion ?? "1.1") !== "1.1")) say("lost/http-version");
  const { statusText, status } = response;
  if (statusText && statusText !== standardPhrase(status)) say("lost/status-text");
  for (const [part, message] of [["request", request] as const, ["response", response] as const]) {
    for (const [name] of message.trailers ?? []) say("lost/trailers", { part, name });
    if (message.body.kind === "stored" && hasChunks(message.body)) say("lost/chunks", { part });
  }
  if (request.body.kind === "stored" && !request.body.complete) say("lost/incomplete-body", { part: "request" });
  if (response.brokenBy !== undefined) say("lost/broken-body");
  if (response.body.kind === "stored" && !response.body.complete && !forbidsBody(request.method, status)) {
    say("lost/incomplete-body", { part: "response" });
  }
  // Polly's settings are those of the whole recording.
  for (const what of policyLosses(match, [])) say("lost/match-policy", { what });
  const { respool: _, ...others } = extensions ?? {};
  for (const [format, path] of extensionPaths(others, "polly")) say("lost/extension", { format, path });
}

/** Reports the spellings of repeated names that go: Polly puts the values of a name together by the first. */
export function saySpellings(part: "request" | "response", headers: HeaderList, say: Say): void {
  for (const { names } of byName(headers).values()) {
    const [written, ...others] = names;
    for (const name of new Set(others))
      if (name !== written) say("changed/header-case", { part, name, written: written as string });
  }
}

/** Reports what a cassette says of itself and no recording can. */
export function sayFileLosses({ match, extensions }: CassetteMeta, say: Say): void {
  for (const what of policyLosses(match ?? {}, idHolds)) say("lost/match-policy", { what });
  for (const [format, path] of extensionPaths(extensions, "polly")) say("lost/extension", { format, path });
}

/** One piece that came at no known time is what replay gives. */
function hasChunks({ chunks }: StoredBody): boolean {
  return chunks !== undefined && (chunks.length > 1 || chunks.some(({ atMs }) => atMs !== undefined));
}
