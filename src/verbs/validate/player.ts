import type { Finding, OutputFile, Reading } from "../../adapters/adapter.ts";
import { inMemory } from "../../adapters/shared/output-files.ts";
import { sameValue } from "../../edit/equal.ts";
import { requestKey } from "../../match/key.ts";
import type { MatchInput } from "../../match/policy.ts";
import { contentCodings, type Decode, isEmptyBody } from "../../model/body.ts";
import { encodeBase64 } from "../../model/bytes.ts";
import { isRespoolError } from "../../model/errors.ts";
import { noticeText, numberOf } from "../../model/notices.ts";
import type { HttpRequest, Interaction, JsonObject, MatchPolicy, Notice } from "../../model/types.ts";
import { queryOf, urlParts } from "../../model/url.ts";
import { read } from "../../read.ts";
import { comparable } from "../../replay/comparable.ts";
import { playable } from "../../replay/playable.ts";
import type { SetOptions } from "../../set-options.ts";
import { write } from "../../write.ts";
import { type Check, findingAt } from "./check.ts";

/** What plays recordings. */
export const players = ["go-vcr", "nock", "polly", "playwright", "runtime"] as const;

/** One of the players. */
export type PlayerName = (typeof players)[number];

/** What is to be played by what. */
export interface PlayerOptions {
  readonly player: PlayerName;
  readonly decode: Decode;
  /** Options of the format that the player takes. */
  readonly set?: SetOptions;
  /** How `runtime` tells requests apart. */
  readonly match?: MatchInput;
}

/** What a player makes of each request, asked alone: who answers, or why nobody does. */
interface Outlook {
  /** The place of the interaction that answers. */
  readonly first?: number;
  readonly why?: string;
}

/** Interactions that a player could never answer with, or could not tell from others. */
export function playerCheck(meta: Reading["meta"], o: PlayerOptions): Check {
  const interactions: Interaction[] = [];
  return {
    see(interaction) {
      interactions.push(interaction);
      return [];
    },
    async end() {
      try {
        const outlooks = await outlooksFor({ meta, interactions }, o);
        return interactions.flatMap((interaction, place) =>
          findingOf(interaction, place, outlooks[place] ?? {}, interactions, o.player),
        );
      } catch (e) {
        // What cannot be written for a player cannot be played by it.
        if (!isRespoolError(e) || !e.code.startsWith("output/")) throw e;
        return [{ code: "player/unreachable", at: e.at ?? {}, data: { player: o.player, why: e.message } }];
      }
    },
  };
}

function findingOf(
  interaction: Interaction,
  place: number,
  { first, why }: Outlook,
  all: readonly Interaction[],
  player: PlayerName,
): Finding[] {
  const say = findingAt(interaction, place);
  if (first === undefined) return [say("player/unreachable", "", { player, why: why ?? "no request finds it" })];
  const other = all[first];
  if (first === place || other === undefined || isSameAnswer(interaction, other)) return [];
  return [say("player/ambiguous", "", { player, first: numberOf(other, first) })];
}

function isSameAnswer({ outcome: a }: Interaction, { outcome: b }: Interaction): boolean {
  if (a.kind !== "response" || b.kind !== "response") return sameValue(a, b);
  return a.status === b.status && sameValue(a.headers, b.headers) && sameValue(a.body, b.body);
}

type Held = { readonly meta: Reading["meta"]; readonly interactions: readonly Interaction[] };

async function outlooksFor(cassette: Held, o: PlayerOptions): Promise<readonly Outlook[]> {
  if (o.player === "runtime") return inRuntime(cassette, o, o.match);
  const written = await writtenFor(cassette, o);
  const { notices, places, files } = written;
  const told = unreachableBy(notices, cassette.interactions, o.player);
  const outlooks: Outlook[] = cassette.interactions.map(
    (_, place) => told.get(place) ?? { why: "it is not in what is written" },
  );
  const firsts = await firstsOf(files, cassette, places, o);
  for (const [i, place] of places.entries()) {
    const first = firsts[i];
    if (!told.has(place))
      outlooks[place] = first === undefined ? { why: "no request finds it" } : { first: places[first] as number };
  }
  return outlooks;
}

/** The runtime with the file as it is: the first of the interactions that equal a request answers it. */
async function inRuntime(
  cassette: Held,
  { decode, player }: PlayerOptions,
  match: MatchInput | undefined,
): Promise<readonly Outlook[]> {
  const notices: Notice[] = [];
  const ready = await playable(cassette, { decode, ...(match !== undefined && { match }) }, (notice) =>
    notices.push(notice),
  );
  const told = unreachableBy(notices, cassette.interactions, player);
  const firsts = firstOf(ready.requests, ready.requests, ready.lookup.policyOf);
  const outlooks: Outlook[] = cassette.interactions.map((_, place) => told.get(place) ?? {});
  for (const [i, place] of ready.places.entries()) {
    const first = firsts[i];
    if (ready.requests[i]?.body.kind === "lost" && ready.lookup.policyOf(i).body !== "none") {
      outlooks[place] = { why: "its request body is not in the recording" };
    } else if (first !== undefined) outlooks[place] = { first: ready.places[first] as number };
  }
  return outlooks;
}

/** For each request the first entry that equals it by the entry's own policy. */
function firstOf(
  live: readonly HttpRequest[],
  entries: readonly HttpRequest[],
  policyOf: (index: number) => MatchPolicy,
  more: (request: HttpRequest) => string = () => "",
): (number | undefined)[] {
  const keyOf = (request: HttpRequest, policy: MatchPolicy) => `${more(request)} ${requestKey(request, policy)}`;
  const groups = new Map<string, { readonly policy: MatchPolicy; readonly byKey: Map<string, number> }>();
  for (const [index, entry] of entries.entries()) {
    const policy = policyOf(index);
    const name = JSON.stringify(policy);
    const group = groups.get(name) ?? { policy, byKey: new Map<string, number>() };
    groups.set(name, group);
    const key = keyOf(entry, policy);
    if (!group.byKey.has(key)) group.byKey.set(key, index);
  }
  return live.map((request) => {
    const found = [...groups.values()].flatMap(({ policy, byKey }) => byKey.get(keyOf(request, policy)) ?? []);
    return found.length === 0 ? undefined : Math.min(...found);
  });
}

interface Written {
  readonly files: readonly OutputFile[];
  readonly notices: readonly Notice[];
  /** The places of the interactions that were written, in the order of the entries. */
  readonly places: readonly number[];
}

async function writtenFor(cassette: Held, { player, decode, set = {} }: PlayerOptions): Promise<Written> {
  const notices: Notice[] = [];
  const to = player === "playwright" ? "har" : player;
  const own: SetOptions = player === "playwright" ? { ...set, "har.player": "playwright" } : set;
  const { files } = await write(cassette, { to, set: own, decode, onNotice: (notice) => notices.push(notice) });
  const skipped = new Set(notices.filter(({ code }) => code.startsWith("skipped/")).map(({ at }) => at.interaction));
  const places = cassette.interactions.flatMap((interaction, place) =>
    skipped.has(numberOf(interaction, place)) ? [] : [place],
  );
  return { files: await inMemory(files), notices, places };
}

// What a writer says of an interaction that no request will get.
const hopeless = /^(skipped\/.*|lost\/(repeat|body-match|request-id|request-coding|url-match))$/;

/** What was said of places that cannot be reached. */
function unreachableBy(
  notices: readonly Notice[],
  interactions: readonly Interaction[],
  player: PlayerName,
): ReadonlyMap<number, Outlook> {
  const byNumber = new Map(interactions.map((interaction, place) => [numberOf(interaction, place), place]));
  const told = new Map<number, Outlook>();
  for (const notice of notices) {
    const place = byNumber.get(notice.at.interaction ?? -1);
    if (place !== undefined && hopeless.test(notice.code))
      told.set(place, { why: noticeText({ ...notice, data: { ...notice.data, target: player } }) });
  }
  return told;
}

/** Per written entry the entry that answers its request. */
async function firstsOf(
  files: readonly OutputFile[],
  { interactions }: Held,
  places: readonly number[],
  { player, decode, set = {} }: PlayerOptions,
): Promise<readonly (number | undefined)[]> {
  if (player === "playwright") {
    // It compares the bytes that a page posts with the text in the file, where no coding is left.
    return places.map((place, i) => (isPostedCoded((interactions[place] as Interaction).request) ? undefined : i));
  }
  const [file] = files;
  if (file === undefined || !(file.bytes instanceof Uint8Array)) return [];
  if (player === "polly") return samesFirst(pollyIds(file.bytes));
  const { cassette } = await read(file.bytes, { from: player, decode });
  if (player === "go-vcr") {
    return samesFirst(cassette.interactions.map(({ request }) => goKey(request, set["go-vcr.player"] === "v3")));
  }
  const live = places.map((place) => comparable((interactions[place] as Interaction).request, decode));
  const ready = await playable(cassette, { decode }, () => {});
  return firstOf(live, ready.requests, ready.lookup.policyOf, pathText);
}

/** nock compares the text of a path, and takes escapes for other characters than those that they stand for. */
function pathText({ url }: HttpRequest): string {
  return urlParts(url)?.rawTarget.split("?", 1)[0] ?? url;
}

function isPostedCoded({ method, headers, body }: HttpRequest): boolean {
  return method === "POST" && contentCodings(headers).length > 0 && !isEmptyBody(body);
}

/** Polly finds an entry by its id, the n-th of those with the same one for the n-th request. */
function pollyIds(bytes: Uint8Array): string[] {
  const { log } = JSON.parse(new TextDecoder().decode(bytes)) as { log: { entries: readonly JsonObject[] } };
  return log.entries.map(({ _id }) => String(_id));
}

/** go-vcr 4 compares everything that a file holds of a request, version 3 method and URL; a semicolon Go's parser refuses. */
function goKey({ method, url, headers, body }: HttpRequest, isV3: boolean): string | undefined {
  if (isV3) return JSON.stringify([method, url]);
  if (queryOf(url)?.includes(";")) return undefined;
  return JSON.stringify([method, url, headers, body.kind === "stored" ? encodeBase64(body.bytes) : ""]);
}

function samesFirst(keys: readonly (string | undefined)[]): (number | undefined)[] {
  const firsts = new Map<string, number>();
  return keys.map((key, i) => {
    if (key === undefined) return undefined;
    const first = firsts.get(key) ?? i;
    firsts.set(key, first);
    return first;
  });
}
