import { type Player, settle } from "../edit/settle.ts";
import { type Lookup, lookupOf, type Taken } from "../match/lookup.ts";
import { resolvePolicy } from "../match/policy.ts";
import { framingHeaders, isNamed } from "../model/headers.ts";
import { locationOf } from "../model/notices.ts";
import type { Cassette, HttpRequest, Interaction, MatchPolicy, Notice } from "../model/types.ts";
import { decode } from "../node/codecs.ts";
import { refusalOf, refused } from "../node/recordable.ts";
import { fileSource } from "../node/source.ts";
import { type ReadResult, read } from "../read.ts";
import { type Blindfold, blindfold, compiled, hasPlaceholder } from "./blind.ts";
import type { SessionOptions } from "./options.ts";
import type { CassettePlace } from "./place.ts";
import { comparable } from "./request.ts";
import { withFrameType } from "./response/frame-type.ts";

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

// What Node's own parser of HTTP takes for the end of an exchange.
const player: Player = { holds: { failure: "held" }, highestStatus: 999 };

/**
 * Reads a cassette and puts it in order for being asked; says what was repaired or guessed, and which interactions cannot be
 * answered. Throws `RespoolError`: `input/*`, `option/invalid`; where it is to be recorded into and cannot be,
 * `input/unsupported`.
 */
export async function loadCassette(
  { file, fresh }: CassettePlace,
  records: boolean,
  o: Pick<SessionOptions, "format" | "match" | "redact">,
  notice: (n: Notice) => void,
): Promise<Playable> {
  const { meta, interactions: held } =
    fresh === undefined ? (await readFile(file, records, o, notice)).cassette : empty;
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
  const requests = interactions.map(({ request }) => comparable(request));
  const blind = blindfold(requests, await compiled(o.redact));
  const recorded = await Promise.all(
    interactions.map(async ({ match }, i) => {
      const request = requests[i] as HttpRequest;
      return {
        request,
        ...(match !== undefined && { match: withoutFraming(match) }),
        ...(blind !== undefined && hasPlaceholder(request) && { blind: await blind(request) }),
      };
    }),
  );
  const policy = withoutFraming(o.match === undefined && meta.match ? meta.match : resolvePolicy(o.match));
  const lookup = lookupOf(recorded, policy);
  return { interactions, requests, lookup, take: (live) => take(lookup, blind, live), policy, held, places };
}

async function take(lookup: Lookup, blind: Blindfold | undefined, live: HttpRequest): Promise<Taken> {
  const taken = lookup.take(live);
  if ("index" in taken || taken.reason === "order" || blind === undefined) return taken;
  const other = lookup.takeBlind(await blind(live));
  return "index" in other || other.reason === "exhausted" ? other : taken;
}

const empty: Cassette = { meta: {}, interactions: [] };

/** Reads a cassette's file. Throws `input/*`; where it is to be recorded into and cannot be, `input/unsupported`. */
export async function readFile(
  file: string,
  records: boolean,
  { format }: Pick<SessionOptions, "format">,
  onNotice: (n: Notice) => void,
): Promise<ReadResult> {
  const source = fileSource(file);
  const result = await read(source, { decode, onNotice, ...(format !== undefined && { from: format }) });
  const refusal = records ? refusalOf(source, result) : undefined;
  if (refusal !== undefined) throw refused(file, refusal, "use mode none");
  return result;
}

/** nock's recorder compares the length of bodies too, which says nothing that comparing bodies by meaning does not. */
function withoutFraming<T extends Partial<MatchPolicy>>(policy: T): T {
  const { headers } = policy;
  return headers === undefined
    ? policy
    : { ...policy, headers: headers.filter((name) => !isNamed(framingHeaders, name)) };
}
