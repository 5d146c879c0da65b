import { sameValue } from "../../edit/equal.ts";
import { requestKey } from "../../match/key.ts";
import type { Taken } from "../../match/lookup.ts";
import { collisions, inputOf } from "../../match/loosen.ts";
import type { MatchInput } from "../../match/policy.ts";
import type { Decode } from "../../model/body.ts";
import { noticeText, numberOf } from "../../model/notices.ts";
import type { Cassette, HttpRequest, Interaction, MatchPolicy, Notice } from "../../model/types.ts";
import { type Playable, playable } from "../../replay/playable.ts";
import type { ExplainedLoosening, Explanation } from "./explain.ts";

/** A recording that is asked for one request after the other, as if each were the first. */
export interface Stage {
  /** The policy of the session. */
  readonly policy: MatchPolicy;
  /** What answers, under the policy but for an order of all requests. */
  readonly cassette: Playable;
  /** What answers a request, and the places of all that equal it. */
  ask(live: HttpRequest): Promise<{ readonly taken: Taken; readonly equals: readonly number[] }>;
  /** What would answer a request that so many equal, were all of them used or none of them the next. */
  again(live: HttpRequest, reason: "exhausted" | "order", equals: number): Promise<ExplainedLoosening[]>;
  /** The recorded requests that another policy would no longer tell apart. */
  collisions(loose: MatchPolicy): ExplainedLoosening["collisions"];
  /** Equal requests in the file that are no use. */
  unplayable(live: HttpRequest): Explanation["unplayable"];
}

/** Makes a recording ready to be asked. Throws `option/invalid`. */
export async function stageFor(cassette: Cassette, decode: Decode, match: MatchInput | undefined): Promise<Stage> {
  const told: Notice[] = [];
  const asGiven = await playable(cassette, { decode, ...(match !== undefined && { match }) }, (notice) =>
    told.push(notice),
  );
  const { policy } = asGiven;
  const variants = new Map<string, Promise<Playable>>();
  const variant = (change: Partial<MatchPolicy>): Promise<Playable> => {
    const name = JSON.stringify(change);
    const made = variants.get(name) ?? playable(cassette, { decode, match: { ...policy, ...change } }, () => {});
    variants.set(name, made);
    return made;
  };
  const inAnyOrder = policy.order === "strict" ? await variant({ order: "per-request" }) : asGiven;
  const unplayable = unplayableIn(asGiven, told);

  /** What a request takes when it comes so many times. */
  async function takeTimes({ take, lookup }: Playable, live: HttpRequest, times: number): Promise<Taken> {
    let taken = await take(live);
    for (let n = 1; n < times; n++) taken = await take(live);
    lookup.restart();
    return taken;
  }

  return {
    policy,
    cassette: inAnyOrder,
    async ask(live) {
      const { lookup, requests } = inAnyOrder;
      const taken = await takeTimes(inAnyOrder, live, 1);
      if ("reason" in taken) return { taken, equals: taken.reason === "no-match" ? [] : taken.equals };
      const equalled = taken.how === "equal" ? live : (requests[taken.index] as HttpRequest);
      return { taken, equals: lookup.equals(equalled) };
    },
    async again(live, reason, equals) {
      const changes: readonly Partial<MatchPolicy>[] =
        reason === "order" ? [{ order: "per-request" }] : [{ repeat: "last" }, { repeat: "cycle" }];
      const found: ExplainedLoosening[] = [];
      for (const change of changes) {
        const loose = await variant(change);
        const taken = await takeTimes(loose, live, reason === "order" ? 1 : equals + 1);
        if (!("index" in taken)) continue;
        const index = numberOf(loose.interactions[taken.index] as Interaction, taken.index);
        const leavesOut = reason === "order" ? (["order"] as const) : (["repeat"] as const);
        found.push({ match: inputOf(loose.policy), leavesOut, index, collisions: [] });
      }
      return found;
    },
    collisions: collisionsIn(inAnyOrder),
    unplayable,
  };
}

/** What was found out for a policy is kept: requests of one kind nearly always need the same. */
function collisionsIn({ interactions, requests, lookup }: Playable): Stage["collisions"] {
  let keys: readonly string[] | undefined;
  const known = new Map<string, ExplainedLoosening["collisions"]>();
  const groupOf = (places: readonly number[]) => {
    const [first, ...others] = places.map((place) => interactions[place] as Interaction);
    return {
      interactions: places.map((place) => numberOf(interactions[place] as Interaction, place)),
      sameAnswers: others.every(({ outcome }) => sameValue(outcome, first?.outcome)),
    };
  };
  return (loose) => {
    keys ??= requests.map((request, place) => requestKey(request, lookup.policyOf(place)));
    const name = JSON.stringify(loose);
    const found = known.get(name) ?? collisions(requests, keys, loose).map(groupOf);
    known.set(name, found);
    return found;
  };
}

function unplayableIn({ held, places, policy }: Playable, told: readonly Notice[]): Stage["unplayable"] {
  const playables = new Set(places);
  const whys = new Map<number | undefined, string>();
  for (const notice of told) {
    const { code, at } = notice;
    if (code.startsWith("skipped/") && !whys.has(at.interaction)) whys.set(at.interaction, noticeText(notice));
  }
  const byKey = new Map<string, { readonly index: number; readonly why: string }[]>();
  for (const [position, interaction] of held.entries()) {
    if (playables.has(position)) continue;
    const index = numberOf(interaction, position);
    const key = requestKey(interaction.request, policy);
    const same = byKey.get(key) ?? [];
    byKey.set(key, same);
    same.push({ index, why: whys.get(index) ?? "" });
  }
  return (live) => byKey.get(requestKey(live, policy)) ?? [];
}
