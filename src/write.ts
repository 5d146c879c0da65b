import type { Adapter, Format, OutputFile, Reading } from "./adapters/adapter.ts";
import { isPlayed, type ReplayOptions, replayable } from "./edit/replayable.ts";
import { type MatchInput, resolvePolicy } from "./match/policy.ts";
import { isRespoolError, RespoolError } from "./model/errors.ts";
import { collectNotices } from "./model/notices.ts";
import type { Cassette, FormatId, Notice, Report } from "./model/types.ts";
import { contextOf, type SharedOptions } from "./read.ts";
import { formatById } from "./registry.ts";
import { adapterOptions, checkSetOptions } from "./set-options.ts";

/** Options of `write`. */
export interface WriteOptions extends SharedOptions, ReplayOptions {
  readonly to: FormatId;
  /** The path that the file gets; default: the format's own name for one. */
  readonly name?: string;
  /** How requests are told apart on replay; what the target's file cannot say is `output/unrepresentable`. */
  readonly match?: MatchInput;
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
  const files = await writeReading({ meta: cassette.meta, interactions: cassette.interactions }, o, notices.add);
  return { files, notices: notices.report() };
}

/** Writes a reading: settles what cannot be replayed, then hands it to the target's writer. */
export async function writeReading(
  reading: Reading,
  o: WriteOptions,
  notice: (n: Notice) => void,
): Promise<OutputFile[]> {
  const target = formatById(o.to);
  checkSetOptions(o.set ?? {}, target);
  const adapter = await loadWriter(target);
  const say = (n: Notice) => {
    if (n.code === "lost/match-policy" && o.match !== undefined) throw unrepresentable(target, n);
    notice({ ...n, data: { ...n.data, target: target.id } });
  };
  const { interactions } = reading;
  const prepared: Reading = {
    ...reading,
    meta: o.match === undefined ? reading.meta : { ...reading.meta, match: resolvePolicy(o.match) },
    interactions: isPlayed(target) ? replayable(interactions, target, o, say) : interactions,
  };
  const files: OutputFile[] = [];
  try {
    const options = adapterOptions(o.set ?? {}, target, "write");
    for await (const file of adapter.write(prepared, options, contextOf(o, say))) {
      files.push(o.name === undefined || files.length > 0 ? file : { ...file, path: o.name });
    }
  } catch (e) {
    if (isRespoolError(e) || o.signal?.aborted) throw e;
    throw new RespoolError("internal/bug", `the ${target.id} writer failed`, { cause: e });
  }
  return files;
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
