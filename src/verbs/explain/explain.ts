import type { Detection, Source } from "../../adapters/adapter.ts";
import { type Loosening, loosenings } from "../../match/loosen.ts";
import type { Difference } from "../../match/pair-difference.ts";
import type { MatchInput } from "../../match/policy.ts";
import type { Likeness } from "../../match/similarity.ts";
import type { Decode } from "../../model/body.ts";
import { numberOf } from "../../model/notices.ts";
import type { HttpRequest, Interaction, MatchPolicy } from "../../model/types.ts";
import { open, type ReadOptions } from "../../read.ts";
import { comparable } from "../../replay/comparable.ts";
import { obstacle } from "../../replay/hint.ts";
import type { Playable } from "../../replay/playable.ts";
import { shownDifferences } from "../../replay/shown-differences.ts";
import { maskRequest } from "../../secrets/mask.ts";
import { asSource } from "../../source.ts";
import { type InteractionRow, rowOf } from "../inspect.ts";
import type { AskedRequest } from "./request.ts";
import { type Stage, stageFor } from "./stage.ts";

/** Options of `explain`. */
export interface ExplainOptions extends ReadOptions {
  /** How requests are told apart; default: as the file says, else `strict`. */
  readonly match?: MatchInput;
  /** How many candidates are given; default 3. */
  readonly limit?: number;
  /** The request comes with its secrets masked: those of the recording are left out as well. */
  readonly masked?: boolean;
}

/** Why a request is answered, or is not. */
export interface Explanation {
  readonly from: Detection;
  /** How many interactions there are. */
  readonly interactions: number;
  readonly policy: MatchPolicy;
  /** Secrets masked. */
  readonly request: { readonly method: string; readonly url: string };
  /** What answers it. */
  readonly hit?: Hit;
  /** Why a session had no answer, though interactions equal it: all were used, or it was not their turn. */
  readonly missed?: { readonly reason: "exhausted" | "order"; readonly equals: readonly number[] };
  /** Interactions that equal it, but cannot be replayed, with why. */
  readonly unplayable: readonly { readonly index: number; readonly why: string }[];
  /** Where nothing answers: what it may have been meant for, the most alike first. */
  readonly candidates: readonly Candidate[];
  /** Where nothing answers: what would make a candidate answer, the one that confuses the fewest others first. */
  readonly loosenings: readonly ExplainedLoosening[];
  /** Why none can be made to, or what to do instead. */
  readonly hint?: string;
}

/** The interaction that answers. */
export interface Hit {
  readonly interaction: InteractionRow;
  /** `loose`, `closest`: by what a preset keeps for requests that nothing equals; `blind`: but for secrets. */
  readonly how: "equal" | "loose" | "blind" | "closest";
  /** All that equal the request, in file order: the n-th request gets the n-th. */
  readonly equals: readonly number[];
}

/** An interaction that a request may have been meant for. */
export interface Candidate {
  readonly interaction: InteractionRow;
  /** From 0 to 1. */
  readonly score: number;
  /** Secrets masked. */
  readonly differences: readonly Difference[];
}

/** A policy that would answer the request; it was tried. */
export interface ExplainedLoosening {
  readonly match: MatchInput;
  readonly leavesOut: readonly (Loosening["leavesOut"][number] | "order" | "repeat")[];
  /** The interaction that would answer. */
  readonly index: number;
  /** Recorded requests that it would no longer tell apart. */
  readonly collisions: readonly { readonly interactions: readonly number[]; readonly sameAnswers: boolean }[];
}

/**
 * Tells for requests which interaction of a recording answers each on replay, or why none does and what would change that.
 * Each is asked for alone: none takes an answer from another one. Throws `RespoolError`: `input/*`, `option/invalid`.
 */
export async function explain(
  input: Uint8Array | Source,
  requests: readonly AskedRequest[],
  o: ExplainOptions = {},
): Promise<Explanation[]> {
  const { reading, from } = await open(asSource(input), o, o.onNotice ?? (() => {}));
  const held: Interaction[] = [];
  for await (const interaction of reading.interactions) held.push(interaction);
  const decode = o.decode ?? (() => undefined);
  const interactions = o.masked ? await Promise.all(held.map((one) => masked(one, decode))) : held;
  const stage = await stageFor({ meta: reading.meta, interactions }, decode, o.match);
  const explanations: Explanation[] = [];
  for (const { missed, ...request } of requests) {
    const live = comparable(request, decode);
    const found = await explained(live, missed, stage, o.limit ?? 3, decode);
    const shown = await maskRequest(live, decode);
    explanations.push({
      from,
      interactions: held.length,
      policy: stage.policy,
      request: { method: live.method, url: shown.url },
      unplayable: stage.unplayable(live),
      candidates: [],
      loosenings: [],
      ...found,
    });
  }
  return explanations;
}

async function masked(interaction: Interaction, decode: Decode): Promise<Interaction> {
  return { ...interaction, request: await maskRequest(interaction.request, decode) };
}

async function explained(
  live: HttpRequest,
  missed: AskedRequest["missed"],
  stage: Stage,
  limit: number,
  decode: Decode,
): Promise<Partial<Explanation>> {
  const { interactions, requests, lookup } = stage.cassette;
  const row = (place: number) => rowOf(interactions[place] as Interaction, place);
  const { taken, equals } = await stage.ask(live);
  const numbers = equals.map((place) => row(place).index);
  if ("index" in taken && missed === undefined) {
    return { hit: { interaction: row(taken.index), how: taken.how, equals: numbers } };
  }
  if ("index" in taken || taken.reason !== "no-match") {
    const reason = missed ?? ("reason" in taken && taken.reason === "order" ? "order" : "exhausted");
    return { missed: { reason, equals: numbers }, loosenings: await stage.again(live, reason, equals.length) };
  }
  const likely = candidatesFor(live, stage.cassette, limit);
  const nearest = likely.slice(0, limit);
  const candidates = await Promise.all(
    nearest.map(async ({ index, score }) => ({
      interaction: row(index),
      score,
      differences: await shownDifferences(requests[index] as HttpRequest, live, lookup.policyOf(index), decode),
    })),
  );
  const hint = obstacle(live, requests, likely);
  return {
    candidates,
    loosenings: nearest[0] === undefined ? [] : explainedLoosenings(live, nearest[0].index, stage),
    ...(hint !== undefined && { hint }),
  };
}

/** The most alike first; those of the same route before all others, which are left out where the route has enough. */
function candidatesFor(live: HttpRequest, { requests, lookup }: Playable, enough: number): Likeness[] {
  const onRoute = lookup.onRoute(live);
  const found = lookup.ranked(live, onRoute);
  if (found.length >= Math.max(1, enough)) return found;
  const isOnRoute = new Set(onRoute);
  const others = requests.map((_, place) => place).filter((place) => !isOnRoute.has(place));
  return [...found, ...lookup.ranked(live, others)];
}

function explainedLoosenings(live: HttpRequest, place: number, { cassette, collisions }: Stage): ExplainedLoosening[] {
  const { interactions, requests, lookup } = cassette;
  const index = numberOf(interactions[place] as Interaction, place);
  const found = loosenings(requests[place] as HttpRequest, live, lookup.policyOf(place)).map(
    ({ match, leavesOut, policy }) => ({ match, leavesOut, index, collisions: collisions(policy) }),
  );
  const harm = ({ collisions: groups }: ExplainedLoosening) =>
    groups.reduce((sum, { interactions: group, sameAnswers }) => sum + (sameAnswers ? 0 : group.length), 0);
  return found.sort((a, b) => harm(a) - harm(b));
}
