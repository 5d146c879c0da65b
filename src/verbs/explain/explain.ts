import type { Detection, Source } from "../../adapters/adapter.ts";
import { sameValue } from "../../edit/equal.ts";
import { requestKey } from "../../match/key.ts";
import { collisions, type Loosening, loosenings } from "../../match/loosen.ts";
import type { Difference } from "../../match/pair-difference.ts";
import type { MatchInput } from "../../match/policy.ts";
import { type Likeness, ranked } from "../../match/similarity.ts";
import { noticeText, numberOf } from "../../model/notices.ts";
import type { HttpRequest, Interaction, MatchPolicy, Notice } from "../../model/types.ts";
import { open, type ReadOptions } from "../../read.ts";
import { comparable } from "../../replay/comparable.ts";
import { obstacle } from "../../replay/hint.ts";
import { type Playable, playable } from "../../replay/playable.ts";
import { shownDifferences } from "../../replay/shown-differences.ts";
import { maskRequest } from "../../secrets/mask.ts";
import { asSource } from "../../source.ts";
import { type InteractionRow, rowOf } from "../inspect.ts";

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
  readonly leavesOut: Loosening["leavesOut"];
  /** The interaction that would answer. */
  readonly index: number;
  /** Recorded requests that it would no longer tell apart. */
  readonly collisions: readonly { readonly interactions: readonly number[]; readonly sameAnswers: boolean }[];
}

/**
 * Tells for requests which interaction of a recording answers each on replay, or why none does and what would change that.
 * Throws `RespoolError`: `input/*`, `option/invalid`.
 */
export async function explain(
  input: Uint8Array | Source,
  requests: readonly HttpRequest[],
  o: ExplainOptions = {},
): Promise<Explanation[]> {
  const told: Notice[] = [];
  const { reading, from } = await open(asSource(input), o, o.onNotice ?? (() => {}));
  const held: Interaction[] = [];
  for await (const interaction of reading.interactions) held.push(interaction);
  const decode = o.decode ?? (() => undefined);
  const interactions = o.masked ? await Promise.all(held.map((one) => masked(one, o))) : held;
  const explanations: Explanation[] = [];
  let ready: Playable | undefined;
  for (const request of requests) {
    ready ??= await playable(
      { meta: reading.meta, interactions },
      { decode, ...(o.match !== undefined && { match: o.match }) },
      (notice) => explanations.length === 0 && told.push(notice),
    );
    const explanation = await explained(comparable(request, decode), ready, from, told, o);
    explanations.push(explanation);
    // Each is asked for alone: what one request takes is not gone for the next.
    if (explanation.hit !== undefined) ready = undefined;
  }
  return explanations;
}

async function masked(interaction: Interaction, { decode = () => undefined }: ExplainOptions): Promise<Interaction> {
  return { ...interaction, request: await maskRequest(interaction.request, decode) };
}

async function explained(
  live: HttpRequest,
  cassette: Playable,
  from: Detection,
  told: readonly Notice[],
  o: ExplainOptions,
): Promise<Explanation> {
  const decode = o.decode ?? (() => undefined);
  const { interactions, requests, lookup, policy, held } = cassette;
  const shown = await maskRequest(live, decode);
  const base = {
    from,
    interactions: held.length,
    policy,
    request: { method: live.method, url: shown.url },
    unplayable: unplayable(live, cassette, told),
  };
  const row = (place: number) => rowOf(interactions[place] as Interaction, place);
  const taken = await cassette.take(live);
  if ("index" in taken) {
    const key = requestKey(requests[taken.index] as HttpRequest, lookup.policyOf(taken.index));
    const equals = requests.flatMap((request, place) =>
      requestKey(request, lookup.policyOf(place)) === key ? [row(place).index] : [],
    );
    return { ...base, hit: { interaction: row(taken.index), how: taken.how, equals }, candidates: [], loosenings: [] };
  }
  const likely = candidatesFor(live, cassette);
  const nearest = likely.slice(0, o.limit ?? 3);
  const candidates = await Promise.all(
    nearest.map(async ({ index, score }) => ({
      interaction: row(index),
      score,
      differences: await shownDifferences(requests[index] as HttpRequest, live, lookup.policyOf(index), decode),
    })),
  );
  const hint = obstacle(live, requests, likely);
  return {
    ...base,
    candidates,
    loosenings: nearest[0] === undefined ? [] : explainedLoosenings(live, nearest[0].index, cassette),
    ...(hint !== undefined && { hint }),
  };
}

/** All, the most alike first; those of the same route before all others. */
function candidatesFor(live: HttpRequest, { requests, lookup }: Playable): Likeness[] {
  const onRoute = lookup.onRoute(live);
  const isOnRoute = new Set(onRoute);
  const others = requests.map((_, place) => place).filter((place) => !isOnRoute.has(place));
  return [onRoute, others].flatMap((places) => ranked(live, requests, places, lookup.policyOf));
}

/** Equal requests in the file that are no use. */
function unplayable(
  live: HttpRequest,
  { held, places, policy }: Playable,
  told: readonly Notice[],
): Explanation["unplayable"] {
  const playables = new Set(places);
  const key = requestKey(live, policy);
  return held.flatMap((interaction, position) => {
    if (playables.has(position) || requestKey(interaction.request, policy) !== key) return [];
    const index = numberOf(interaction, position);
    const why = told.find(({ at, code }) => at.interaction === index && code.startsWith("skipped/"));
    return [{ index, why: why === undefined ? "" : noticeText(why) }];
  });
}

function explainedLoosenings(
  live: HttpRequest,
  place: number,
  { interactions, requests, lookup }: Playable,
): ExplainedLoosening[] {
  const found = loosenings(requests[place] as HttpRequest, live, lookup.policyOf(place)).map(
    ({ match, leavesOut, policy }) => ({
      match,
      leavesOut,
      index: numberOf(interactions[place] as Interaction, place),
      collisions: collisions(requests, lookup.policyOf, policy).map((group) => ({
        interactions: group.map((other) => numberOf(interactions[other] as Interaction, other)),
        sameAnswers: group.every((other) =>
          sameValue(interactions[other]?.outcome, interactions[group[0] as number]?.outcome),
        ),
      })),
    }),
  );
  const harm = ({ collisions: groups }: ExplainedLoosening) =>
    groups.reduce((sum, { interactions: group, sameAnswers }) => sum + (sameAnswers ? 0 : group.length), 0);
  return found.sort((a, b) => harm(a) - harm(b));
}
