import type { Adapter, Context, Detection, Format, Reading, Source, SourceText } from "./adapters/adapter.ts";
import { detectSource } from "./detect.ts";
import { restore } from "./edit/lossless/restore.ts";
import type { Decode } from "./model/body.ts";
import { isRespoolError, locate, RespoolError } from "./model/errors.ts";
import { collectNotices } from "./model/notices.ts";
import type { Cassette, FormatId, Interaction, Notice, Report } from "./model/types.ts";
import { formatById } from "./registry.ts";
import { adapterOptions, checkSetOptions, type SetOptions } from "./set-options.ts";
import { asSource } from "./source.ts";

/** What every function of the library takes. */
export interface SharedOptions {
  /** Options of formats by `FORMAT.NAME`. */
  readonly set?: SetOptions;
  /** Content codings that the platform can undo; gzip, deflate and zstd work without. */
  readonly decode?: Decode;
  readonly signal?: AbortSignal;
  /** Sees every notice; the report keeps 20 of each code. */
  readonly onNotice?: (notice: Notice) => void;
}

/** Options of `read`. */
export interface ReadOptions extends SharedOptions {
  /** The format, when it should not be guessed. */
  readonly from?: FormatId;
  /** Makes an entry that cannot be read an error instead of skipping it with a notice. */
  readonly strict?: boolean;
}

/** What `read` gives. */
export interface ReadResult {
  readonly cassette: Cassette;
  /** The source's text, for writing the same format with unchanged parts copied. */
  readonly text?: SourceText;
  readonly notices: Report;
}

/** An input opened for reading, its interactions not yet taken. */
export interface Opened {
  readonly reading: Reading;
  readonly from: Detection;
}

/**
 * Reads a cassette of any format into the neutral model.
 * Throws `RespoolError`: `input/*` with place and hint, `option/invalid`.
 */
export async function read(input: Uint8Array | Source, o: ReadOptions = {}): Promise<ReadResult> {
  const notices = collectNotices(o.onNotice);
  const { reading } = await open(asSource(input), o, notices.add);
  const interactions: Interaction[] = [];
  for await (const interaction of reading.interactions) interactions.push(interaction);
  return {
    cassette: { meta: reading.meta, interactions },
    ...(reading.text !== undefined && { text: reading.text }),
    notices: notices.report(),
  };
}

/** Settles the format of a source and starts reading it. */
export async function open(source: Source, o: ReadOptions, notice: (n: Notice) => void): Promise<Opened> {
  checkSetOptions(o.set ?? {});
  const from = await detectSource(source, o.from);
  const format = formatById(from.format);
  const adapter = await loadReader(format);
  const options = { ...adapterOptions(o.set ?? {}, format, "read"), strict: o.strict ?? false };
  try {
    const shown = await adapter.read(source, options, contextOf(o, notice));
    // A format that was asked for is not looked into before; its file may say its version all the same.
    const { version } = shown.meta;
    const detected = version === undefined || from.version !== undefined ? from : { ...from, version };
    const { reading, lossless } = await restore(shown, notice);
    const guard = (take: () => Reading["interactions"]) => guarded(take, source, format, o.signal);
    const interactions = guard(() => reading.interactions);
    const { pick } = reading;
    const guardedPick: typeof pick = pick && ((...args) => guard(() => pick(...args)));
    const text = reading.text && {
      ...reading.text,
      format: format.id,
      meta: reading.meta,
      ...(lossless && { lossless }),
    };
    return {
      reading: { ...reading, ...(text && { text }), interactions, ...(guardedPick && { pick: guardedPick }) },
      from: detected,
    };
  } catch (e) {
    throw asError(e, source, format, o.signal);
  }
}

/** What an adapter is lent. */
export function contextOf(o: SharedOptions, notice: (n: Notice) => void): Context {
  return {
    notice,
    ...(o.decode !== undefined && { decode: o.decode }),
    ...(o.signal !== undefined && { signal: o.signal }),
  };
}

async function loadReader(format: Format): Promise<Required<Pick<Adapter, "read">>> {
  const { read: reader } = await format.load();
  if (reader === undefined) throw new RespoolError("input/unsupported", `${format.id} can be written but not read`);
  return { read: reader };
}

async function* guarded(
  take: () => Reading["interactions"],
  source: Source,
  format: Format,
  signal: AbortSignal | undefined,
): AsyncGenerator<Interaction> {
  try {
    for await (const interaction of take()) {
      signal?.throwIfAborted();
      yield interaction;
    }
  } catch (e) {
    throw asError(e, source, format, signal);
  }
}

/** Errors get the source's name; the reason of an abort stays as it is; anything else is a mistake of an adapter. */
function asError(e: unknown, source: Source, format: Format, signal: AbortSignal | undefined): unknown {
  if (isRespoolError(e)) return locate(e, { file: source.name }, format.id);
  if (signal?.aborted) return e;
  return new RespoolError("internal/bug", `the ${format.id} reader failed`, { at: { file: source.name }, cause: e });
}
