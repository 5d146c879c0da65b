import type { Adapter, Format, OutputFile, Reading, SourceText } from "./adapters/adapter.ts";
import { inMemory } from "./adapters/shared/output-files.ts";
import type { LosslessTarget } from "./edit/lossless/write.ts";
import { type Again, byStart, isPlayed, type ReplayOptions, replayable } from "./edit/replayable.ts";
import { type MatchInput, resolvePolicy } from "./match/policy.ts";
import { isRespoolError, RespoolError } from "./model/errors.ts";
import { collectNotices } from "./model/notices.ts";
import type { Cassette, CassetteMeta, Extensions, FormatId, Interaction, Notice, Report } from "./model/types.ts";
import { originalsIn } from "./over.ts";
import { contextOf, type SharedOptions } from "./read.ts";
import { formatById } from "./registry.ts";
import { adapterOptions, targetWith } from "./set-options.ts";

/** Options of `write`. */
export interface WriteOptions extends SharedOptions, ReplayOptions {
  readonly to: FormatId;
  /** The path that the file gets; default: the format's own name for one. */
  readonly name?: string;
  /** How requests are told apart on replay; what the target's file cannot say is `output/unrepresentable`. */
  readonly match?: MatchInput;
  /**
   * What `read` gave as `text`: where an interaction still equals what one of these sources holds, its own text is copied;
   * everything else is written in that source's manner. Serves the source's own format only.
   */
  readonly over?: SourceText | readonly SourceText[];
  /**
   * Keeps beside each entry what the format cannot hold, so that reading the file gives the cassette back whole. A source
   * of the target's own format that was written so stays so.
   */
  readonly lossless?: boolean;
}

/** What `write` gives. */
export interface WriteResult {
  readonly files: OutputFile[];
  readonly notices: Report;
}

/**
 * Writes a cassette in a format. What the format cannot hold is in the notices.
 * Throws `RespoolError`: `output/*`, `option/invalid`.
 */
export async function write(cassette: Cassette, o: WriteOptions): Promise<WriteResult> {
  const notices = collectNotices(o.onNotice);
  const files = await inMemory(writeReading(cassette, o, notices.add));
  return { files, notices: notices.report() };
}

/** A reading on its way from one format to another. */
export interface Passing extends Reading {
  /** Interactions that are as they were read, which `text` need not be read again for. */
  readonly fresh?: WeakSet<Interaction>;
  /** Reads interactions that have passed once more, by number: given where there are too many to be held. */
  readonly again?: Again;
  /** How the source is spelled, by its format's id, for `lossless`. */
  readonly profile?: Extensions;
}

type Hear = (n: Notice) => void;

/**
 * Writes a reading: settles what cannot be replayed, then hands it to the target's writer. Each file must be taken whole
 * before the next one is asked for; what there is to say is said on the way.
 */
export async function* writeReading(reading: Passing, o: WriteOptions, notice: Hear): AsyncGenerator<OutputFile> {
  const target = targetWith(o.to, o.set ?? {});
  const adapter = await loadWriter(target);
  const hear: Hear = (n) => {
    if (n.code === "lost/match-policy" && o.match !== undefined) throw unrepresentable(target, n);
    notice({ ...n, data: { ...n.data, target: target.id } });
  };
  // What cannot be read back has no originals either.
  const texts = adapter.read === undefined ? [] : textsOf(reading, o, target);
  const originalOf = texts.length === 0 ? undefined : originalsIn(texts, target, o, reading.fresh);
  const settle = (interactions: Reading["interactions"], mayStay: (one: Interaction) => boolean, hear: Hear) => {
    if (!isPlayed(target)) return interactions;
    // What stands in a file of the format already is no business of ours, unless options make a player's file of it.
    const isOurs = isPlayed(formatById(o.to));
    const stays = async (one: Interaction) => isOurs && mayStay(one) && (await originalOf?.(one))?.unchanged === true;
    return replayable(interactions, target, { ...o, sort: "recorded" }, hear, stays);
  };
  const put: LosslessTarget["write"] = async function* (prepared, hear) {
    const ctx = { ...contextOf(o, hear), ...(originalOf !== undefined && { originalOf }) };
    yield* named(adapter.write(prepared, adapterOptions(o.set ?? {}, target, "write"), ctx), o.name);
  };
  const sorted = o.sort === "start" && isPlayed(target);
  const prepared: Reading = {
    meta: metaFor(reading.meta, o),
    interactions: sorted ? await byStart(reading.interactions, reading.again) : reading.interactions,
    ...(texts[0] !== undefined && { text: texts[0] }),
  };
  const asError = (e: unknown) =>
    isRespoolError(e) || o.signal?.aborted
      ? e
      : new RespoolError("internal/bug", `the ${target.id} writer failed`, { cause: e });
  // What entries carry may be out of date when something changed.
  if (o.lossless || texts.some(({ lossless }) => lossless)) {
    const { writeLossless } = await import("./edit/lossless/write.ts");
    const whole = { meta: wholeMeta(reading), settle, write: put, ...readerOf(adapter, target, o) };
    const files = await writeLossless(prepared, whole, hear).catch((e) => Promise.reject(asError(e)));
    yield* files;
    return;
  }
  const files = put({ ...prepared, interactions: settle(prepared.interactions, () => true, hear) }, hear);
  for await (const { path, bytes } of guarded(files, asError)) {
    yield { path, bytes: bytes instanceof Uint8Array ? bytes : guarded(bytes, asError) };
  }
}

/** What goes wrong on the writer's side is told from what goes wrong with whoever takes the files. */
async function* guarded<T>(items: AsyncIterable<T>, asError: (e: unknown) => unknown): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  const next = () => iterator.next().catch((e: unknown) => Promise.reject(asError(e)));
  try {
    for (let step = await next(); !step.done; step = await next()) yield step.value;
  } finally {
    await iterator.return?.();
  }
}

/** What `lossless` reads a file back with; throws `option/invalid` where nothing can. */
function readerOf(
  { read, profile }: Adapter,
  target: Format,
  o: WriteOptions,
): Pick<LosslessTarget, "format" | "read" | "profile"> {
  if (read === undefined) {
    throw new RespoolError("option/invalid", `lossless ${target.title} cannot be read back`, { hint: "Leave it out." });
  }
  const options = { ...adapterOptions(o.set ?? {}, target, "read"), strict: true };
  return {
    format: target.id,
    read: (source) =>
      read(
        source,
        options,
        contextOf(o, () => {}),
      ),
    ...(profile !== undefined && { profile }),
  };
}

/** The facts about a cassette with the spelling of its file. */
function wholeMeta({ meta, profile = {} }: Passing): CassetteMeta {
  const spelled = Object.entries(profile).map(
    ([format, fields]) => [format, { ...meta.extensions?.[format], ...fields }] as const,
  );
  return spelled.length === 0 ? meta : { ...meta, extensions: { ...meta.extensions, ...Object.fromEntries(spelled) } };
}

/** The name that the caller gave is the first file's. */
/** The facts about a whole cassette, with the policy that was asked for. Throws `option/invalid`. */
export function metaFor(meta: CassetteMeta, { match }: Pick<WriteOptions, "match">): CassetteMeta {
  return match === undefined ? meta : { ...meta, match: resolvePolicy(match) };
}

async function* named(
  files: AsyncIterable<OutputFile> | Iterable<OutputFile>,
  name: string | undefined,
): AsyncGenerator<OutputFile> {
  let isFirst = true;
  for await (const file of files) {
    yield isFirst && name !== undefined ? { ...file, path: name } : file;
    isFirst = false;
  }
}

function textsOf({ text }: Reading, { over = [] }: WriteOptions, target: Format): readonly SourceText[] {
  const texts: readonly SourceText[] = text === undefined ? [over].flat() : [text];
  return texts.filter(({ format = target.id }) => format === target.id);
}

async function loadWriter(format: Format): Promise<Adapter & Required<Pick<Adapter, "write">>> {
  const { write: writer, ...rest } = await format.load();
  if (writer === undefined) throw new RespoolError("option/invalid", `${format.id} can be read but not written yet`);
  return { ...rest, write: writer };
}

function unrepresentable(target: Format, notice: Notice): RespoolError {
  return new RespoolError("output/unrepresentable", `${target.id} files cannot hold ${String(notice.data?.what)}`, {
    format: target.id,
    hint: "Say it where the cassette is loaded, with a matcher function; for nock write a module (--set nock.module=esm) or use toDefinitions of respool/nock.",
  });
}
