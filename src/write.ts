import type { Adapter, Format, OutputFile, Reading, SourceText } from "./adapters/adapter.ts";
import { isPlayed, type ReplayOptions, replayable } from "./edit/replayable.ts";
import { type MatchInput, resolvePolicy } from "./match/policy.ts";
import { isRespoolError, RespoolError } from "./model/errors.ts";
import { collectNotices } from "./model/notices.ts";
import type { Cassette, FormatId, Interaction, Notice, Report } from "./model/types.ts";
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

/**
 * Writes a reading: settles what cannot be replayed, then hands it to the target's writer. `fresh` names interactions that
 * are as they were read.
 */
export async function writeReading(
  reading: Reading,
  o: WriteOptions,
  notice: (n: Notice) => void,
  fresh?: WeakSet<Interaction>,
): Promise<OutputFile[]> {
  const target = targetWith(o.to, o.set ?? {});
  const adapter = await loadWriter(target);
  const say = (n: Notice) => {
    if (n.code === "lost/match-policy" && o.match !== undefined) throw unrepresentable(target, n);
    notice({ ...n, data: { ...n.data, target: target.id } });
  };
  const { interactions } = reading;
  const texts = textsOf(reading, o, target);
  const originalOf = texts.length === 0 ? undefined : originalsIn(texts, target, o, fresh);
  // What stands in a file of the format already is no business of ours.
  const stays = async (interaction: Interaction) => (await originalOf?.(interaction))?.unchanged === true;
  const prepared: Reading = {
    ...reading,
    meta: o.match === undefined ? reading.meta : { ...reading.meta, match: resolvePolicy(o.match) },
    interactions: isPlayed(target) ? replayable(interactions, target, o, say, stays) : interactions,
  };
  const files: OutputFile[] = [];
  try {
    const options = adapterOptions(o.set ?? {}, target, "write");
    const ctx = { ...contextOf(o, say), ...(originalOf !== undefined && { originalOf }) };
    for await (const file of adapter.write(prepared, options, ctx)) {
      files.push(o.name === undefined || files.length > 0 ? file : { ...file, path: o.name });
    }
  } catch (e) {
    if (isRespoolError(e) || o.signal?.aborted) throw e;
    throw new RespoolError("internal/bug", `the ${target.id} writer failed`, { cause: e });
  }
  return files;
}

function textsOf({ meta, text }: Reading, { over }: WriteOptions, target: Format): readonly SourceText[] {
  if (over !== undefined) return Array.isArray(over) ? over : [over as SourceText];
  return text !== undefined && meta.format === target.id ? [text] : [];
}

async function loadWriter(format: Format): Promise<Required<Pick<Adapter, "write">>> {
  const { write: writer } = await format.load();
  if (writer === undefined) throw new RespoolError("option/invalid", `${format.id} can be read but not written yet`);
  return { write: writer };
}

function unrepresentable(target: Format, notice: Notice): RespoolError {
  return new RespoolError("output/unrepresentable", `${target.id} files cannot hold ${String(notice.data?.what)}`, {
    format: target.id,
    hint: "Load the cassette with toDefinitions(cassette, policy) from respool/nock, which has matcher functions.",
  });
}
