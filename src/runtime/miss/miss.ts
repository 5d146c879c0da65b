import type { Lookup, Taken } from "../../match/lookup.ts";
import type { Difference } from "../../match/pair-difference.ts";
import { numberOf } from "../../model/notices.ts";
import type { HttpRequest, Interaction } from "../../model/types.ts";
import { decode } from "../../node/codecs.ts";
import { hintFor } from "../../replay/hint.ts";
import type { Playable } from "../../replay/playable.ts";
import { shownDifferences } from "../../replay/shown-differences.ts";
import { maskRequest } from "../../secrets/mask.ts";

/** A request that the cassette has no answer for. Secrets are masked in all of it. */
export interface Miss {
  readonly method: string;
  readonly url: string;
  /**
   * `no-match`: nothing recorded equals it; `exhausted`: all that equals it was used; `order`: it is not its turn;
   * `http2`: a connection over HTTP/2 was tried.
   */
  readonly reason: "no-match" | "exhausted" | "order" | "http2";
  /** How many interactions equal it, where some do. */
  readonly equals?: number;
  readonly nearest?: Nearest;
  /** What would make it hit; it was tried. */
  readonly hint?: string;
}

/** The recorded request that is most like the one that was missed. */
export interface Nearest {
  readonly file: string;
  readonly index: number;
  /** Where the two differ, as the match policy compares them. Values are cut at 60 characters. */
  readonly differences: readonly Difference[];
}

// More candidates than these are not compared for a message.
const mostCompared = 200;

/** Finds out what a request was missed by. */
export async function missOf(
  live: HttpRequest,
  taken: Exclude<Taken, { readonly index: number }>,
  { interactions, requests, lookup }: Playable,
  file: string,
): Promise<Miss> {
  const shown = await maskRequest(live, decode);
  const head = { method: live.method, url: shown.url };
  if (taken.reason !== "no-match") return { ...head, reason: taken.reason, equals: taken.equals.length };
  const candidates = candidatesFor(live, requests, lookup);
  const likely = lookup.ranked(live, candidates);
  const [found] = likely;
  if (found === undefined) return { ...head, reason: "no-match" };
  const nearest = await nearestOf(live, found.index, { interactions, requests, lookup }, file);
  const hint = hintFor(live, requests, likely, lookup);
  return { ...head, reason: "no-match", nearest, ...(hint !== undefined && { hint }) };
}

/** A recorded request beside a live one, secrets masked in both. */
export async function nearestOf(
  live: HttpRequest,
  place: number,
  { interactions, requests, lookup }: Pick<Playable, "interactions" | "requests" | "lookup">,
  file: string,
): Promise<Nearest> {
  const differences = await shownDifferences(requests[place] as HttpRequest, live, lookup.policyOf(place), decode);
  return { file, index: numberOf(interactions[place] as Interaction, place), differences };
}

/** The requests to compare with: those of the same route, else of the same method, else all. */
function candidatesFor(live: HttpRequest, requests: readonly HttpRequest[], lookup: Lookup): readonly number[] {
  const onRoute = lookup.onRoute(live);
  if (onRoute.length > 0) return onRoute.slice(0, mostCompared);
  const all = requests.map((_, index) => index);
  const ofMethod = all.filter((index) => requests[index]?.method === live.method);
  return (ofMethod.length > 0 ? ofMethod : all).slice(0, mostCompared);
}
