import { type Player, settle } from "../edit/settle.ts";
import { type Lookup, lookupOf, type Taken } from "../match/lookup.ts";
import { type MatchInput, resolvePolicy } from "../match/policy.ts";
import type { Decode } from "../model/body.ts";
import { framingHeaders, isNamed } from "../model/headers.ts";
import { locationOf } from "../model/notices.ts";
import type { Cassette, HttpRequest, Interaction, MatchPolicy, Notice } from "../model/types.ts";
import type { CompiledPolicy } from "../secrets/policy/policy.ts";
import { type Blindfold, blindfold, hasPlaceholder } from "./blind.ts";
import { comparable } from "./comparable.ts";
import { withFrameType } from "./frame-type.ts";

/** A cassette, ready to answer. */
export interface Playable {
  /** What can be answered, in file order. */
  readonly interactions: readonly Interaction[];
  /** Their requests as they are compared. */
  readonly requests: readonly HttpRequest[];
  readonly lookup: Lookup;
  /** Takes the answer for a live request; where the recording has placeholders for secrets, it is found without its own, too. */
  take(live: HttpRequest): Promise<Taken>;
  /** How requests are told apart, but for interactions that say it themselves. */
  readonly policy: MatchPolicy;
  /** Everything that the file holds, also what cannot be answered. */
  readonly held: readonly Interaction[];
  /** The place among `held` of each interaction. */
  readonly places: readonly number[];
}

/** How a cassette is to be played. */
export interface PlayOptions {
  /** How requests are told apart; default: as the file says, else `strict`. */
  readonly match?: MatchInput;
  readonly decode: Decode;
  /** What else is a secret. */
  readonly secrets?: CompiledPolicy;
}

// What Node's own parser of HTTP takes for the end of an exchange.
const player: Player = { holds: { failure: "held" }, highestStatus: 999 };

/**
 * Puts a cassette in order for being asked; says which interactions cannot be answered, and what was repaired. Throws
 * `option/invalid`.
 */
export async function playable(
  { meta, interactions: held }: Cassette,
  { match, decode, secrets }: PlayOptions,
  notice: (n: Notice) => void,
): Promise<Playable> {
  const interactions: Interaction[] = [];
  const places: number[] = [];
  held.forEach((interaction, position) => {
    const settled = settle(interaction, position, player, "skip", notice);
    if (settled === undefined) return;
    const typed = withFrameType(settled);
    if (typed !== settled) notice({ code: "repaired/frame-type", at: locationOf(settled, position) });
    interactions.push(typed);
    places.push(position);
  });
  const requests = interactions.map(({ request }) => comparable(request, decode));
  const blind = blindfold(requests, decode, secrets);
  const recorded = await Promise.all(
    interactions.map(async ({ match: own }, i) => {
      const request = requests[i] as HttpRequest;
      return {
        request,
        ...(own !== undefined && { match: withoutFraming(own) }),
        ...(blind !== undefined && hasPlaceholder(request) && { blind: await blind(request) }),
      };
    }),
  );
  const policy = withoutFraming(match === undefined && meta.match ? meta.match : resolvePolicy(match));
  const lookup = lookupOf(recorded, policy);
  return { interactions, requests, lookup, take: (live) => take(lookup, blind, live), policy, held, places };
}

async function take(lookup: Lookup, blind: Blindfold | undefined, live: HttpRequest): Promise<Taken> {
  const taken = lookup.take(live);
  if ("index" in taken || taken.reason === "order" || blind === undefined) return taken;
  const other = lookup.takeBlind(await blind(live));
  return "index" in other || other.reason === "exhausted" ? other : taken;
}

/** nock's recorder compares the length of bodies too, which says nothing that comparing bodies by meaning does not. */
function withoutFraming<T extends Partial<MatchPolicy>>(policy: T): T {
  const { headers } = policy;
  return headers === undefined
    ? policy
    : { ...policy, headers: headers.filter((name) => !isNamed(framingHeaders, name)) };
}
