import type { Source } from "../../adapters/adapter.ts";
import { beginning } from "../../adapters/polly/entry.ts";
import type { MatchRequestsBy } from "../../adapters/polly/id/id.ts";
import { idOf } from "../../adapters/polly/id/request.ts";
import { counter } from "../../adapters/polly/id/usual.ts";
import { encodeUtf8 } from "../../model/bytes.ts";
import { collectNotices, numberOf } from "../../model/notices.ts";
import type { Interaction, JsonObject, Notice, Report } from "../../model/types.ts";
import { type ReadResult, read } from "../../read.ts";
import { write } from "../../write.ts";
import { decode } from "../codecs.ts";
import { refusalOf } from "../recordable.ts";
import { askedOf } from "./asked.ts";
import type { PollyRequest } from "./base.ts";

/** A cassette as Polly sees it. */
export interface OpenCassette {
  readonly read: ReadResult;
  readonly entries: readonly JsonObject[];
  /** What there is to say of the file, and of interactions that cannot be answered. */
  readonly notices: Report;
  /** The interaction that an entry of these stands for. */
  readonly of: ReadonlyMap<JsonObject, Interaction>;
  /** The interaction that Polly finds by the key of an entry. */
  readonly byKey: ReadonlyMap<string, Interaction>;
  /** Why nothing can be recorded into the file, if so. */
  readonly refusal?: string;
}

/** Reads a cassette, with the entries that Polly would find in it by these settings. Throws `input/*`. */
export async function openCassette(
  source: Source,
  match: MatchRequestsBy,
  requestOf: (entry: JsonObject, interaction: Interaction) => PollyRequest | undefined,
): Promise<OpenCassette> {
  const notices = collectNotices();
  const result = await read(source, { decode, onNotice: notices.add });
  const played = await playedOf(result.cassette.interactions, notices.add);
  const seen = counter();
  const of = new Map<JsonObject, Interaction>();
  const byKey = new Map<string, Interaction>();
  for (const { entry, shown, interaction } of played) {
    const _id = idOf(
      shown,
      askedOf(match, () => requestOf(entry, shown)),
      false,
    );
    const count = seen(_id);
    const keyed = { ...entry, _id, _order: match.order === false ? 0 : count };
    // Without an order the first of several answers for ever.
    if (byKey.has(keyOf(keyed))) continue;
    of.set(keyed, interaction);
    byKey.set(keyOf(keyed), interaction);
  }
  const refusal = refusalOf(source, result);
  const entries = [...of.keys()];
  return { read: result, entries, notices: notices.report(), of, byKey, ...(refusal !== undefined && { refusal }) };
}

/**
 * The interactions of a cassette after Polly has run: those whose entries it dropped are gone, those that it recorded anew
 * stand in the place of the old ones, and new ones at the end. What Polly was never shown stays.
 */
export async function interactionsAfter(
  opened: OpenCassette | undefined,
  entries: readonly JsonObject[],
): Promise<readonly Interaction[]> {
  const after = new Map<Interaction, Interaction>();
  const added: Interaction[] = [];
  for (const entry of inTurn(entries)) {
    const own = opened?.of.get(entry);
    const old = own ?? opened?.byKey.get(keyOf(entry));
    const one = own ?? (await interactionOf(entry));
    if (old === undefined) added.push(one);
    else after.set(old, one);
  }
  const shown = new Set(opened?.of.values());
  const before = opened?.read.cassette.interactions ?? [];
  const kept = before.flatMap((one) => after.get(one) ?? (shown.has(one) ? [] : one));
  return [...kept, ...added];
}

function keyOf({ _id, _order }: JsonObject): string {
  return `${_id} ${_order}`;
}

/** Entries with those of one id in the order of their numbers: Polly may have them as their answers came. */
function inTurn(entries: readonly JsonObject[]): readonly JsonObject[] {
  const turns = new Map<unknown, JsonObject[]>();
  for (const entry of [...entries].sort((a, b) => Number(a._order) - Number(b._order))) {
    turns.set(entry._id, [...(turns.get(entry._id) ?? []), entry]);
  }
  return entries.map(({ _id }) => turns.get(_id)?.shift() as JsonObject);
}

interface Played {
  readonly entry: JsonObject;
  /** The interaction as the entry shows it. */
  readonly shown: Interaction;
  readonly interaction: Interaction;
}

/** The interactions that can be answered; `hear` gets why others cannot. */
async function playedOf(interactions: readonly Interaction[], hear: (n: Notice) => void): Promise<readonly Played[]> {
  const unplayed = new Set<number | undefined>();
  const onNotice = (notice: Notice) => {
    if (!notice.code.startsWith("skipped/")) return;
    unplayed.add(notice.at.interaction);
    hear(notice);
  };
  const { files } = await write({ meta: {}, interactions }, { to: "polly", decode, onNotice });
  const bytes = files[0]?.bytes as Uint8Array;
  const { entries } = JSON.parse(new TextDecoder().decode(bytes)).log as { readonly entries: readonly JsonObject[] };
  if (entries.length === 0) return [];
  const { cassette } = await read(bytes, { from: "polly", strict: true });
  const left = interactions.filter((one, i) => !unplayed.has(numberOf(one, i)));
  return entries.map((entry, i) => ({
    entry: undated(entry),
    shown: cassette.interactions[i] as Interaction,
    interaction: left[i] as Interaction,
  }));
}

/** Polly never takes an entry without a date for expired. */
function undated({ startedDateTime, ...entry }: JsonObject): JsonObject {
  return startedDateTime === beginning ? entry : { ...entry, startedDateTime: startedDateTime as string };
}

/** The interaction that an entry stands for which Polly made. */
async function interactionOf(entry: JsonObject): Promise<Interaction> {
  const log = { creator: { name: "Polly.JS", version: "6" }, entries: [entry] };
  const { cassette } = await read(encodeUtf8(JSON.stringify({ log })), { from: "polly", strict: true, decode });
  const { extensions: _, origin: __, ...interaction } = cassette.interactions[0] as Interaction;
  return interaction;
}
