import type { Reading } from "../adapters/adapter.ts";
import { webSocketMessages } from "../edit/resource-type.ts";
import { type Selection, select } from "../edit/select.ts";
import { mediaType } from "../model/body.ts";
import { numberOf } from "../model/notices.ts";
import type { Body, Interaction, LostBody, Notice, Outcome } from "../model/types.ts";
import { hostOf, schemeOf } from "../model/url.ts";
import { maskUrl } from "../secrets/mask.ts";

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
  /** What is special: why there is no body, or not all of it; that it is a WebSocket. */
  readonly note?: string;
}

/** What a table says of all chosen interactions with one origin. */
export interface OriginSum {
  /** `scheme://host[:port]` in lower case; empty for URLs without a host. */
  readonly origin: string;
  readonly count: number;
  /** Of the response bodies in the recording. */
  readonly bytes: number;
}

/** A recording in rows. */
export interface Inspection {
  /** Of the chosen interactions the first ones. */
  readonly rows: readonly InteractionRow[];
  /** How many interactions the selection takes. */
  readonly chosen: number;
  /** How many there are. */
  readonly total: number;
  /** How many hosts all of them went to. */
  readonly hosts: number;
  /** In the order of their first chosen interactions. */
  readonly origins: readonly OriginSum[];
}

/** What to show of a recording. */
export interface InspectOptions {
  readonly select?: Selection;
  /** The most rows. */
  readonly limit?: number;
  /** Sees every interaction as it is read. */
  readonly onInteraction?: (interaction: Interaction) => void;
}

/** Reads a recording to its end, one interaction at a time, and keeps a row of each that is to be shown. */
export async function inspect(
  interactions: Reading["interactions"],
  { select: selection = {}, limit = Number.POSITIVE_INFINITY, onInteraction }: InspectOptions,
  notice: (n: Notice) => void,
): Promise<Inspection> {
  const hosts = new Set<string>();
  let total = 0;
  async function* counted(): AsyncGenerator<Interaction> {
    for await (const interaction of interactions) {
      total++;
      const host = hostOf(interaction.request.url);
      if (host !== "") hosts.add(host);
      onInteraction?.(interaction);
      yield interaction;
    }
  }
  const rows: InteractionRow[] = [];
  const origins = new Map<string, { origin: string; count: number; bytes: number }>();
  let chosen = 0;
  for await (const interaction of select(counted(), selection, notice)) {
    const row = rowOf(interaction, chosen++);
    if (rows.length < limit) rows.push(row);
    const origin = originOf(interaction.request.url);
    const sum = origins.get(origin) ?? { origin, count: 0, bytes: 0 };
    origins.set(origin, sum);
    sum.count++;
    sum.bytes += row.size ?? 0;
  }
  return { rows, chosen, total, hosts: hosts.size, origins: [...origins.values()] };
}

/** The origin of a URL text, as `OriginSum` spells it. */
export function originOf(url: string): string {
  const host = hostOf(url);
  return host === "" ? "" : `${schemeOf(url)}://${host}`;
}

/** A cassette as one row for each interaction. */
export function summarise(cassette: { readonly interactions: readonly Interaction[] }): InteractionRow[] {
  return cassette.interactions.map(rowOf);
}

/** A row of an interaction; `position` is its number where it has none of its own. */
export function rowOf(interaction: Interaction, position: number): InteractionRow {
  const { request, outcome, timing } = interaction;
  const messages = webSocketMessages(interaction);
  const body = outcome.kind === "response" && messages === undefined ? outcome.body : undefined;
  const note = messages === undefined ? outcomeNote(outcome) : webSocketNote(messages);
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
}

function webSocketNote(messages: number): string {
  return messages === 0 ? "WebSocket" : `WebSocket, ${messages} message${messages === 1 ? "" : "s"}`;
}

function outcomeNote(outcome: Outcome): string | undefined {
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
