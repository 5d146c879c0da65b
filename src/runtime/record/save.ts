import type { OutputFile } from "../../adapters/adapter.ts";
import { inMemory } from "../../adapters/shared/output-files.ts";
import { commentsOf } from "../../edit/redact/comments.ts";
import { type Redactor, redactorFor } from "../../edit/redact/redact.ts";
import { requestKey } from "../../match/key.ts";
import { equalBytes } from "../../model/bytes.ts";
import { isRespoolError, locate } from "../../model/errors.ts";
import { collectNotices } from "../../model/notices.ts";
import type { FormatId, HttpRequest, Interaction, Notice, Report } from "../../model/types.ts";
import { decode } from "../../node/codecs.ts";
import { withLock } from "../../node/lock.ts";
import { putFile } from "../../node/output.ts";
import { besidePath } from "../../node/plan.ts";
import { refusalOf, refused } from "../../node/recordable.ts";
import { fileSource } from "../../node/source.ts";
import { type ReadResult, read } from "../../read.ts";
import { formatById } from "../../registry.ts";
import { write } from "../../write.ts";
import { blindfold, compiled, hasPlaceholder } from "../blind.ts";
import type { Playable } from "../cassette.ts";
import type { SessionOptions } from "../options.ts";
import { type CassettePlace, existing } from "../place.ts";
import { comparable } from "../request.ts";
import { type Keyed, mergeRecorded } from "./merge.ts";

/** What a session has recorded, and what it makes of its cassette. */
export interface Recording {
  readonly recorded: readonly Recorded[];
  /** Places among what the file held that are to go. */
  readonly pruned: readonly number[];
  /** Whether everything was recorded anew. */
  readonly replaces: boolean;
  /** Requests that were answered from the file: their secrets are secrets. */
  readonly seen: readonly HttpRequest[];
}

/** An interaction that was recorded. */
interface Recorded {
  readonly interaction: Interaction;
  /** The place among what the file held of the one that it takes the place of. */
  readonly replaces?: number;
}

/**
 * Writes what was recorded into its cassette, in the file's own format and manner. Nobody else writes meanwhile, and what
 * others wrote since the session began stays. Gives what the file cannot hold. Throws `input/*`, `output/*`, `option/invalid`
 * and what `beforeSave` throws; the file is as it was then.
 */
export async function saveRecording(
  place: CassettePlace,
  { held, policy }: Pick<Playable, "held" | "policy">,
  recording: Recording,
  o: Pick<SessionOptions, "format" | "redact" | "beforeSave">,
): Promise<Report> {
  const notices = collectNotices();
  await withLock(place.file, async (lock) => {
    const present = await readPresent(place, o);
    const { meta, interactions: before } = present.cassette;
    const to = place.fresh?.format ?? (meta.format as FormatId);
    const redactor = await redactorOf(present, await staying(before, held, recording, policy, o), recording, policy, o);
    const clean = await redacted(recording.recorded, before.length, redactor, o, notices.add);
    const keyOf = await keysBy(policy, [...held, ...before, ...clean.map(({ interaction }) => interaction)], o);
    const own = before.length === 0 ? clean : await inFormat(clean, to, notices.add);
    lock.keep();
    const interactions = mergeRecorded(await keyed(before, keyOf), {
      ...recording,
      base: (await keyed(held, keyOf)).map(({ key }) => key),
      recorded: await Promise.all(own.map(async (one) => ({ ...one, key: await keyOf(one.interaction.request) }))),
    });
    const over = present.text;
    const written = await write({ meta, interactions }, { to, decode, onNotice: notices.add, ...(over && { over }) });
    const files = await scrubbed(written.files, present, redactor, to, notices.add);
    lock.keep();
    // The main file last, so that all it names is there.
    for (const [i, { path, bytes }] of [...files.entries()].reverse()) {
      await putFile(i === 0 ? place.file : besidePath(place.file, path), bytes, { force: true });
    }
  }).catch((e: unknown) => {
    throw isRespoolError(e) ? locate(e, { file: place.file }) : e;
  });
  return notices.report();
}

/** What of the file stays as it is: with the others their placeholders go, whose numbers are free again. */
async function staying(
  present: readonly Interaction[],
  held: readonly Interaction[],
  { recorded, pruned }: Recording,
  policy: Playable["policy"],
  o: Pick<SessionOptions, "redact">,
): Promise<readonly Interaction[]> {
  const going = [...pruned, ...recorded.flatMap(({ replaces }) => replaces ?? [])];
  if (going.length === 0) return present;
  const keyOf = await keysBy(policy, [...held, ...present], o);
  const base = (await keyed(held, keyOf)).map(({ key }) => key);
  return mergeRecorded(await keyed(present, keyOf), { base, recorded: [], replaces: true, pruned: going });
}

async function redactorOf(
  { text, cassette: { meta } }: Present,
  staying: readonly Interaction[],
  { recorded, seen }: Recording,
  match: Playable["policy"],
  { redact }: Pick<SessionOptions, "redact">,
): Promise<Redactor> {
  const policy = await compiled(redact);
  const interactions = [
    ...staying,
    ...recorded.map(({ interaction }) => interaction),
    ...seen.map((request): Interaction => ({ request, outcome: { kind: "unrecorded", reason: "" } })),
  ];
  const comments = text === undefined ? "" : await commentsOf(text.source);
  return redactorFor({ meta, interactions, comments }, { match, decode, ...(policy && { policy }) });
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

async function keyed(
  interactions: readonly Interaction[],
  keyOf: (request: HttpRequest) => Promise<string>,
): Promise<readonly Keyed[]> {
  return Promise.all(interactions.map(async (interaction) => ({ interaction, key: await keyOf(interaction.request) })));
}

type Present = Pick<ReadResult, "cassette" | "text">;

/** What the file holds now: a session that ended meanwhile may have made or changed it. */
async function readPresent(
  { file, fresh }: CassettePlace,
  { format }: Pick<SessionOptions, "format">,
): Promise<Present> {
  if (fresh !== undefined && existing(file) === undefined) {
    const meta = { ...(fresh.name !== undefined && { name: fresh.name }) };
    return { cassette: { meta, interactions: [] } };
  }
  const source = fileSource(file);
  const from = fresh?.format ?? format;
  const result = await read(source, { decode, ...(from !== undefined && { from }) });
  const refusal = refusalOf(source, result);
  if (refusal !== undefined) throw refused(file, refusal, "use mode none");
  return result;
}

async function redacted(
  recorded: readonly Recorded[],
  before: number,
  redactor: Redactor,
  { beforeSave }: Pick<SessionOptions, "beforeSave">,
  notice: (n: Notice) => void,
): Promise<readonly Recorded[]> {
  const all: Recorded[] = [];
  for (const [i, one] of recorded.entries()) {
    const clean = await redactor.redact(one.interaction, before + i, notice);
    const interaction = beforeSave === undefined ? clean : beforeSave(clean);
    if (interaction !== null) all.push({ ...one, interaction });
  }
  return all;
}

/** What tells requests apart in the file: placeholders are numbered by the session that met the secret, so they do not. */
async function keysBy(
  policy: Playable["policy"],
  interactions: readonly Interaction[],
  o: Pick<SessionOptions, "redact">,
): Promise<(request: HttpRequest) => Promise<string>> {
  const blind = await blindfold(
    interactions.map(({ request }) => request),
    o,
  );
  return async (request) => {
    const compared = comparable(request);
    if (blind === undefined || !hasPlaceholder(compared)) return `seen ${requestKey(compared, policy)}`;
    return `blind ${requestKey(await blind(compared), policy)}`;
  };
}

/** The last look at what is written; where the file held the same secrets before, its bytes stay as they are. */
async function scrubbed(
  files: readonly OutputFile[],
  { text }: Present,
  { scrub }: Redactor,
  format: FormatId,
  notice: (n: Notice) => void,
): Promise<readonly OutputFile[]> {
  const { fileNames } = formatById(format);
  const look = (all: readonly OutputFile[]) => inMemory(scrub(eachOf(all), () => {}, fileNames));
  if (text !== undefined) {
    const bytes = await text.source.bytes();
    const [looked] = await look([{ path: "", bytes }]);
    if (looked === undefined || !equalBytes(looked.bytes, bytes)) return files;
  }
  return inMemory(scrub(eachOf(files), notice, fileNames));
}

async function* eachOf<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
