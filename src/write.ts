import type { Adapter, Format, OutputFile, Reading, SourceText } from "./adapters/adapter.ts";
import { byStart, isPlayed, type ReplayOptions, replayable } from "./edit/replayable.ts";
import { type MatchInput, resolvePolicy } from "./match/policy.ts";
import { isRespoolError, RespoolError } from "./model/errors.ts";
import { collectNotices } from "./model/notices.ts";
import type { Cassette, CassetteMeta, Extensions, FormatId, Interaction, Notice, Report } from "./model/types.ts";
import { originalsIn } from "./over.ts";
import { contextOf, type SharedOptions } from "./read.ts";
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
  const files = await writeReading(cassette, o, notices.add);
  return { files, notices: notices.report() };
}

/** A reading on its way from one format to another. */
export interface Passing extends Reading {
  /** Interactions that are as they were read, which `text` need not be read again for. */
  readonly fresh?: WeakSet<Interaction>;
  /** How the source is spelled, by its format's id, for `lossless`. */
  readonly profile?: Extensions;
}

/** Writes a reading: settles what cannot be replayed, then hands it to the target's writer. */
export async function writeReading(
  reading: Passing,
  o: WriteOptions,
  notice: (n: Notice) => void,
): Promise<OutputFile[]> {
  const target = targetWith(o.to, o.set ?? {});
  const adapter = await loadWriter(target);
  const say = (n: Notice) => {
    if (n.code === "lost/match-policy" && o.match !== undefined) throw unrepresentable(target, n);
    notice({ ...n, data: { ...n.data, target: target.id } });
  };
  // What cannot be read back has no originals either.
  const texts = adapter.read === undefined ? [] : textsOf(reading, o);
  const originalOf = texts.length === 0 ? undefined : originalsIn(texts, target, o, reading.fresh);
  // What stands in a file of the format already is no business of ours.
  const settle: Settle = (interactions, mayStay, hear) => {
    if (!isPlayed(target)) return interactions;
    const stays = async (one: Interaction) => mayStay(one) && (await originalOf?.(one))?.unchanged === true;
    return replayable(interactions, target, { ...o, sort: "recorded" }, hear, stays);
  };
  const put: Put = async (prepared, hear) => {
    const ctx = { ...contextOf(o, hear), ...(originalOf !== undefined && { originalOf }) };
    return named(await allOf(adapter.write(prepared, adapterOptions(o.set ?? {}, target, "write"), ctx)), o.name);
  };
  const interactions =
    o.sort === "start" && isPlayed(target) ? await byStart(reading.interactions) : reading.interactions;
  const meta = o.match === undefined ? reading.meta : { ...reading.meta, match: resolvePolicy(o.match) };
  try {
    // What entries carry may be out of date when something changed.
    if (o.lossless || texts.some(({ lossless }) => lossless === target.id))
      return await writeWhole({ ...reading, meta, interactions }, reading.meta, target, settle, put, o, say);
    return await put({ ...reading, meta, interactions: settle(interactions, () => true, say) }, say);
  } catch (e) {
    if (isRespoolError(e) || o.signal?.aborted) throw e;
    throw new RespoolError("internal/bug", `the ${target.id} writer failed`, { cause: e });
  }
}

type Hear = (n: Notice) => void;
type Settle = (
  interactions: Reading["interactions"],
  mayStay: (interaction: Interaction) => boolean,
  hear: Hear,
) => Reading["interactions"];
type Put = (prepared: Reading, hear: Hear) => Promise<OutputFile[]>;

async function writeWhole(
  reading: Passing,
  recorded: CassetteMeta,
  target: Format,
  settle: Settle,
  put: Put,
  o: WriteOptions,
  hear: Hear,
): Promise<OutputFile[]> {
  const { read: reader, profile: profileOf } = await target.load();
  if (reader === undefined) {
    throw new RespoolError("option/invalid", `lossless ${target.title} cannot be read back`, { hint: "Leave it out." });
  }
  const { writeLossless } = await import("./edit/lossless/write.ts");
  const options = { ...adapterOptions(o.set ?? {}, target, "read"), strict: true };
  const { profile } = reading;
  const meta =
    profile === undefined ? recorded : { ...recorded, extensions: mergeFields(recorded.extensions, profile) };
  return writeLossless(
    reading,
    {
      format: target.id,
      meta,
      settle,
      write: put,
      ...(profileOf !== undefined && { profile: profileOf }),
      read: (source) =>
        reader(
          source,
          options,
          contextOf(o, () => {}),
        ),
    },
    hear,
  );
}

function mergeFields(extensions: Extensions = {}, more: Extensions): Extensions {
  const merged = Object.entries(more).map(
    ([format, fields]) => [format, { ...extensions[format], ...fields }] as const,
  );
  return { ...extensions, ...Object.fromEntries(merged) };
}

async function allOf(files: AsyncIterable<OutputFile> | Iterable<OutputFile>): Promise<OutputFile[]> {
  const all: OutputFile[] = [];
  for await (const file of files) all.push(file);
  return all;
}

/** The name that the caller gave is the first file's. */
function named([first, ...more]: readonly OutputFile[], name: string | undefined): OutputFile[] {
  if (first === undefined) return [];
  return [name === undefined ? first : { ...first, path: name }, ...more];
}

function textsOf({ text }: Reading, { over }: WriteOptions): readonly SourceText[] {
  if (over !== undefined) return Array.isArray(over) ? over : [over as SourceText];
  return text === undefined ? [] : [text];
}

async function loadWriter(format: Format): Promise<Adapter & Required<Pick<Adapter, "write">>> {
  const { write: writer, ...rest } = await format.load();
  if (writer === undefined) throw new RespoolError("option/invalid", `${format.id} can be read but not written yet`);
  return { ...rest, write: writer };
}

function unrepresentable(target: Format, notice: Notice): RespoolError {
  return new RespoolError("output/unrepresentable", `${target.id} files cannot hold ${String(notice.data?.what)}`, {
    format: target.id,
    hint: "Write a nock module (--set nock.module=esm), or load the cassette with toDefinitions(cassette, policy) from respool/nock: both have matcher functions.",
  });
}
