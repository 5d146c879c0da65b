import { mediaType } from "../model/body.ts";
import { numberOf } from "../model/notices.ts";
import type { Body, Interaction, LostBody, Outcome } from "../model/types.ts";
import { maskUrl } from "./secrets.ts";

/** One interaction in a table. */
export interface InteractionRow {
  /** From 0, in file order; the same number under every selection. */
  readonly index: number;
  readonly method: string;
  /** As recorded, secrets masked. */
  readonly url: string;
  /** The status, or what happened instead of a response. */
  readonly outcome: number | "failure" | "unrecorded";
  /** The media type of the response; empty when it names none. */
  readonly mediaType: string;
  /** The response body in bytes, as the recording holds it; absent when it does not. */
  readonly size?: number;
  readonly waitMs?: number;
  /** Why there is no body, or not all of it. */
  readonly note?: string;
}

/** A cassette as one row for each interaction. */
export function summarise(cassette: { readonly interactions: readonly Interaction[] }): InteractionRow[] {
  return cassette.interactions.map((interaction, position) => {
    const { request, outcome, timing } = interaction;
    const body = outcome.kind === "response" ? outcome.body : undefined;
    const note = noteOn(outcome);
    return {
      index: numberOf(interaction, position),
      method: request.method,
      url: maskUrl(request.url),
      outcome: outcome.kind === "response" ? outcome.status : outcome.kind,
      mediaType: outcome.kind === "response" ? mediaType(outcome.headers) : "",
      ...(body?.kind === "stored" && { size: body.bytes.length }),
      ...(timing?.waitMs !== undefined && { waitMs: timing.waitMs }),
      ...(note !== undefined && { note }),
    };
  });
}

function noteOn(outcome: Outcome): string | undefined {
  if (outcome.kind === "failure") return outcome.code ?? outcome.message;
  if (outcome.kind === "unrecorded") return outcome.reason;
  return outcome.brokenBy === undefined ? bodyNote(outcome.body) : `broke off: ${outcome.brokenBy.code ?? "failed"}`;
}

const lost: Readonly<Record<LostBody["reason"], string>> = {
  evicted: "body evicted",
  "not-stored": "body not stored",
  redirect: "body of a redirect not stored",
  cached: "body in the browser's cache",
  unknown: "body not in the recording",
};

/** Why a body is not there in full; `undefined` when it is. */
export function bodyNote(body: Body): string | undefined {
  if (body.kind === "lost") return lost[body.reason];
  if (!body.complete) return "beginning only";
  return body.fidelity === "damaged" ? "body damaged" : undefined;
}
