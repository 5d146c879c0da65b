import { isRespoolError, locate } from "../../model/errors.ts";
import type { FormatId, HttpRequest, Interaction, Notice } from "../../model/types.ts";
import { decode } from "../../node/codecs.ts";
import { withLock } from "../../node/lock.ts";
import { putFile } from "../../node/output.ts";
import { besidePath } from "../../node/plan.ts";
import { read } from "../../read.ts";
import { comparable } from "../../replay/comparable.ts";
import type { Playable } from "../../replay/playable.ts";
import type { CompiledPolicy } from "../../secrets/policy/policy.ts";
import { write } from "../../write.ts";
import { readFile } from "../cassette.ts";
import type { SessionOptions } from "../options.ts";
import { type CassettePlace, existing } from "../place.ts";
import { compiled } from "./compiled.ts";
import { keyed, keysBy } from "./keys.ts";
import { mergeRecorded } from "./merge.ts";
import { type Present, type Recorded, redacted, redactorOf, scrubbed } from "./secrets.ts";

/** What a session has recorded, and what it makes of its cassette. */
export interface Recording {
  /** In the order of the requests. */
  readonly interactions: readonly Interaction[];
  /** Whether each takes the place of the one that would have answered. */
  readonly replaces: boolean;
  /** Whether what was not asked for goes. */
  readonly prunes: boolean;
  /** Requests that were answered from the file: their secrets are secrets. */
  readonly seen: readonly HttpRequest[];
}

/**
 * Writes what was recorded into its cassette, in the file's own format and manner. Nobody else writes meanwhile, and what
 * others wrote since the session began stays. Says what the file cannot hold. Throws `input/*`, `output/*`, `option/invalid`
 * and what `beforeSave` throws; the file is as it was then.
 */
export async function saveRecording(
  place: CassettePlace,
  playable: Playable,
  recording: Recording,
  o: Pick<SessionOptions, "format" | "redact" | "beforeSave">,
  notice: (n: Notice) => void,
): Promise<void> {
  const { held, policy } = playable;
  const recorded = await placed(recording, playable);
  const pruned = recording.prunes ? playable.lookup.unused().map((index) => playable.places[index] as number) : [];
  if (recorded.length + pruned.length === 0) return;
  await withLock(place.file, async (lock) => {
    const present = await readPresent(place, o);
    const { meta, interactions: before } = present.cassette;
    const to = place.fresh?.format ?? (meta.format as FormatId);
    const going = [...pruned, ...recorded.flatMap(({ replaces }) => replaces ?? [])];
    const secrets = await compiled(o.redact);
    const staying = await without(going, before, playable, secrets);
    const after = [...staying, ...recorded.map(asInteraction)];
    const redactor = await redactorOf(present, after, recording.seen, policy, secrets);
    const clean = await redacted(recorded, before.length, redactor, o, notice);
    const keyOf = keysBy(policy, [...held, ...before, ...clean.map(asInteraction)], secrets);
    const own = before.length === 0 ? clean : await inFormat(clean, to, notice);
    lock.keep();
    const interactions = mergeRecorded(await keyed(before, keyOf), {
      base: (await keyed(held, keyOf)).map(({ key }) => key),
      recorded: await Promise.all(own.map(async (one) => ({ ...one, key: await keyOf(one.interaction.request) }))),
      replaces: recording.replaces,
      pruned,
    });
    const over = present.text;
    const written = await write({ meta, interactions }, { to, decode, onNotice: notice, ...(over && { over }) });
    const files = await scrubbed(written.files, present, redactor, to, notice);
    lock.keep();
    // The main file last, so that all it names is there.
    for (const [i, { path, bytes }] of [...files.entries()].reverse()) {
      await putFile(i === 0 ? place.file : besidePath(place.file, path), bytes, { force: true });
    }
  }).catch((e: unknown) => {
    throw isRespoolError(e) ? locate(e, { file: place.file }) : e;
  });
}

/** What was recorded, with the places of what would have answered. */
async function placed({ interactions, replaces }: Recording, playable: Playable): Promise<readonly Recorded[]> {
  const recorded: Recorded[] = [];
  for (const interaction of interactions) {
    const taken = replaces ? await playable.take(comparable(interaction.request, decode)) : undefined;
    const place = taken && "index" in taken ? playable.places[taken.index] : undefined;
    recorded.push({ interaction, ...(place !== undefined && { replaces: place }) });
  }
  return recorded;
}

function asInteraction({ interaction }: Recorded): Interaction {
  return interaction;
}

/** What of the file stays when these places go: with the others their placeholders go, whose numbers are free again. */
async function without(
  going: readonly number[],
  present: readonly Interaction[],
  { held, policy }: Pick<Playable, "held" | "policy">,
  secrets: CompiledPolicy | undefined,
): Promise<readonly Interaction[]> {
  if (going.length === 0) return present;
  const keyOf = keysBy(policy, [...held, ...present], secrets);
  const base = (await keyed(held, keyOf)).map(({ key }) => key);
  return mergeRecorded(await keyed(present, keyOf), { base, recorded: [], replaces: true, pruned: going });
}

/**
 * What was recorded as the format holds it, so that what a file has from its own tool and what comes from here is treated
 * alike. What the format cannot hold is said, and what it cannot answer with is left out.
 */
async function inFormat(
  recorded: readonly Recorded[],
  to: FormatId,
  notice: (n: Notice) => void,
): Promise<readonly Recorded[]> {
  const skipped = new Set<number | undefined>();
  const onNotice = (n: Notice) => {
    notice(n);
    if (n.code.startsWith("skipped/")) skipped.add(n.at.interaction);
  };
  const interactions = recorded.map(({ interaction }) => interaction);
  const { files } = await write({ meta: {}, interactions }, { to, decode, onNotice });
  const { cassette } = await read(files[0]?.bytes as Uint8Array, { from: to, strict: true, decode });
  return recorded
    .filter((_, i) => !skipped.has(i))
    .map((one, i) => {
      const { origin: _, ...interaction } = cassette.interactions[i] as Interaction;
      return { ...one, interaction };
    });
}

/** What the file holds now: a session that ended meanwhile may have made or changed it. */
async function readPresent({ file, fresh }: CassettePlace, o: Pick<SessionOptions, "format">): Promise<Present> {
  if (fresh === undefined || existing(file) !== undefined) {
    return readFile(file, true, { ...o, ...(fresh && { format: fresh.format }) }, () => {});
  }
  return { cassette: { meta: fresh.name === undefined ? {} : { name: fresh.name }, interactions: [] } };
}
