import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Body, Interaction } from "../../src/model/types.ts";

interface Digest {
  readonly bytes: number;
  readonly sha256: string;
}

/** What the origin received and sent, in the order of arrival. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly request: Digest;
  readonly response: Digest & {
    readonly status: number;
    readonly headers: readonly (readonly [string, string])[];
    readonly fault?: string;
  };
}

/** The truth beside a recording. */
export function truthIn(folder: string): readonly Exchange[] {
  return JSON.parse(readFileSync(`${folder}/truth.json`, "utf8")).exchanges;
}

/** Each exchange of the origin with the interaction that was read for it, if any was; equal requests in order. */
export function aligned(
  truth: readonly Exchange[],
  interactions: readonly Interaction[],
): (readonly [Exchange, Interaction | undefined])[] {
  const queues = new Map<string, Interaction[]>();
  for (const interaction of interactions) {
    const key = `${interaction.request.method} ${interaction.request.url}`;
    queues.set(key, [...(queues.get(key) ?? []), interaction]);
  }
  return truth.map((exchange) => [exchange, queues.get(`${exchange.method} ${exchange.url}`)?.shift()]);
}

/** What of an exchange is not as it was on the wire; empty when all of it is. */
export function differences({ method, request, response }: Exchange, interaction: Interaction | undefined): string[] {
  if (interaction === undefined) return ["not recorded"];
  const { outcome } = interaction;
  const sent = bodyDifference("request", interaction.request.body, request);
  if (outcome.kind !== "response") return [...sent, outcome.kind];
  const isEmpty = method === "HEAD" || response.status === 304;
  const status = outcome.status === response.status ? [] : [`status ${outcome.status} for ${response.status}`];
  // Who got the answer from the cache shows what the cache had.
  if (isEmpty && response.status === 304 && outcome.body.kind === "stored") return [...sent, ...status];
  return [...sent, ...status, ...bodyDifference("response", outcome.body, response)];
}

function bodyDifference(part: string, body: Body, { bytes, sha256 }: Digest): string[] {
  if (body.kind === "lost") return [`${part} lost (${body.reason})`];
  if (body.bytes.length === bytes && createHash("sha256").update(body.bytes).digest("hex") === sha256) return [];
  return [`${part} bytes (${body.fidelity}${body.complete ? "" : ", cut"})`];
}
