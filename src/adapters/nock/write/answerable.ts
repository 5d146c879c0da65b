import { RespoolError } from "../../../model/errors.ts";
import type { HttpResponse, Interaction, Location, StoredBody } from "../../../model/types.ts";
import { isTargetOnly, type UrlParts, urlParts } from "../../../model/url.ts";

/** A response whose body is in the recording. */
export type StoredResponse = HttpResponse & { readonly body: StoredBody };

/** What a definition is made of. */
export interface Answerable {
  readonly parts: UrlParts;
  readonly response: StoredResponse;
}

/** The parts of a settled interaction. Throws `output/needs-origin`; anything not settled before is a mistake of ours. */
export function answerable({ request, outcome }: Interaction, at: Location): Answerable {
  const parts = urlParts(request.url);
  if (parts === undefined && isTargetOnly(request.url)) throw needsOrigin(at);
  if (parts === undefined || outcome.kind !== "response" || outcome.body.kind === "lost") {
    throw new RespoolError("internal/bug", "an interaction that cannot be replayed reached the writer", { at });
  }
  return { parts, response: { ...outcome, body: outcome.body } };
}

function needsOrigin(at: Location): RespoolError {
  return new RespoolError("output/needs-origin", "the URL has no origin, and a nock scope is one", {
    format: "nock",
    at,
    hint: "Give it with --base-url https://api.example.com.",
  });
}
