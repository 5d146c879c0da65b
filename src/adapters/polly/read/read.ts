import { isRespoolError, locate, type RespoolError } from "../../../model/errors.ts";
import type { Interaction } from "../../../model/types.ts";
import type { Context, Options, Reading, Source } from "../../adapter.ts";
import type { EntryFault } from "../../shared/har/batch.ts";
import type { RawEntry } from "../../shared/har/raw-entry.ts";
import { sayAt } from "../../shared/say.ts";
import { isOwnFile } from "../entry.ts";
import { counter } from "../id/usual.ts";
import { openDocument, type PollyDocument } from "./document.ts";
import { readEntry } from "./entry.ts";
import { metaOf } from "./meta.ts";
import { withoutUsualKey } from "./usual-key.ts";

/**
 * Reads a recording, as JSON or YAML, entry by entry. What cannot be read is left out and reported, or an error where
 * `strict` is set; a file of which no entry can be read is an error.
 */
export async function read(source: Source, o: Options, ctx: Context): Promise<Reading> {
  const document = await openDocument(source, ctx);
  const job: Job = { document, file: source.name, isStrict: o.strict === true, ctx };
  const { spans } = document;
  return {
    meta: metaOf(document.log, document.root),
    interactions: all(job),
    ...(spans !== undefined && { text: { source, spans } }),
  };
}

interface Job {
  readonly document: PollyDocument;
  readonly file: string;
  readonly isStrict: boolean;
  readonly ctx: Context;
}

async function* all(job: Job): AsyncGenerator<Interaction> {
  let first: RespoolError | undefined;
  let faults = 0;
  let respelled = 0;
  const isOwn = isOwnFile(job.document.log);
  const seen = counter();
  for await (const entry of job.document.entries()) {
    job.ctx.signal?.throwIfAborted();
    const interaction = tryEntry(job, entry);
    if (isRespoolError(interaction)) {
      first ??= interaction;
      faults++;
    } else {
      const { body } = interaction.request;
      if (body.kind === "stored" && body.fidelity === "semantic") respelled++;
      yield isOwn ? withoutUsualKey(interaction, seen) : interaction;
    }
  }
  // A file of which nothing can be read is no recording.
  if (first !== undefined && faults === job.document.count) throw first;
  if (respelled > 0) job.ctx.notice({ code: "assumed/json-spelling", at: {}, data: { count: respelled } });
}

function tryEntry({ document, file, isStrict, ctx }: Job, entry: RawEntry | EntryFault): Interaction | RespoolError {
  const { index, line } = entry;
  const at = { interaction: index, pointer: `/log/entries/${index}`, line };
  try {
    if ("error" in entry) throw entry.error;
    return readEntry({ entry, file, isOwn: isOwnFile(document.log), say: sayAt(ctx, { interaction: index, line }) });
  } catch (e) {
    if (!isRespoolError(e)) throw e;
    const fault = locate(e, at, "polly");
    if (isStrict) throw fault;
    ctx.notice({ code: "skipped/entry", at: fault.at ?? at, data: { problem: fault.message } });
    return fault;
  }
}
