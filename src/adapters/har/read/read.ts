import { isRespoolError, locate, type RespoolError } from "../../../model/errors.ts";
import type { Interaction, Location, Notice } from "../../../model/types.ts";
import type { Context, Options, Reading, Source } from "../../adapter.ts";
import type { EntryFault } from "../../shared/har/batch.ts";
import { entriesOf } from "../../shared/har/entries.ts";
import { type HarIndex, indexHar } from "../../shared/har/index-har.ts";
import type { RawEntry } from "../../shared/har/raw-entry.ts";
import { sayAt } from "../../shared/say.ts";
import type { HarFile } from "../entry.ts";
import { attachmentOf } from "../packed/attachment.ts";
import { openPacked } from "../packed/open.ts";
import { readEntry } from "./entry.ts";
import { refuseJsonp } from "./jsonp.ts";
import { metaOf } from "./meta.ts";
import { producerOf } from "./producer.ts";
import { type WholeFile, wholeFile } from "./whole.ts";

/**
 * Reads a HAR: once over its bytes to find the entries, then entry by entry. What cannot be read is left out and reported,
 * or an error where `strict` is set; a file of which no entry can be read is an error.
 */
export async function read(source: Source, o: Options, ctx: Context): Promise<Reading> {
  const inner = await openPacked(source);
  await refuseJsonp(inner);
  const index = await indexHar(inner, ctx);
  const file: HarFile = {
    name: source.name,
    producer: producerOf(index.log),
    attachment: attachmentOf(inner),
    ...(ctx.decode !== undefined && { decode: ctx.decode }),
  };
  const job: Job = { inner, index, file, isStrict: o.strict === true, ctx };
  return {
    meta: metaOf(index.log, index.root),
    interactions: all(job),
    // What was packed cannot be written back as it was.
    ...(inner === source && { text: { source, spans: index.spans } }),
    pick: (indexes, notice) => picked({ ...job, ctx: { ...ctx, notice } }, indexes),
  };
}

interface Job {
  readonly inner: Source;
  readonly index: HarIndex;
  readonly file: HarFile;
  readonly isStrict: boolean;
  readonly ctx: Context;
}

async function* all(job: Job): AsyncGenerator<Interaction> {
  const { index, file, ctx } = job;
  const whole: WholeFile = wholeFile({ producer: file.producer, notice: (n: Notice) => ctx.notice(n) });
  let first: RespoolError | undefined;
  let faults = 0;
  for await (const entry of entriesOf(job.inner, index)) {
    ctx.signal?.throwIfAborted();
    const interaction = await tryEntry(job, entry);
    if (isRespoolError(interaction)) {
      first ??= interaction;
      faults++;
    } else {
      whole.see(interaction);
      yield interaction;
    }
  }
  // A file of which nothing can be read is no recording.
  if (first !== undefined && faults === index.spans.length) throw first;
  whole.end();
}

async function* picked(job: Job, indexes: readonly number[]): AsyncGenerator<Interaction> {
  for await (const entry of entriesOf(job.inner, job.index, indexes)) {
    const interaction = await tryEntry(job, entry);
    if (!isRespoolError(interaction)) yield interaction;
  }
}

async function tryEntry(job: Job, entry: RawEntry | EntryFault): Promise<Interaction | RespoolError> {
  const { index, line } = entry;
  const at: Location = { interaction: index, pointer: `/log/entries/${index}`, line };
  try {
    if ("error" in entry) throw entry.error;
    return await readEntry({ entry, file: job.file, say: sayAt(job.ctx, { interaction: index, line }) });
  } catch (e) {
    if (!isRespoolError(e)) throw e;
    const fault = locate(e, at, "har");
    if (job.isStrict) throw fault;
    job.ctx.notice({ code: "skipped/entry", at: fault.at ?? at, data: { problem: fault.message } });
    return fault;
  }
}
