import type { CassetteMeta, FormatId, Interaction, JsonObject, Location, Notice, NoticeCode } from "../model/types.ts";

/** Something that a cassette may hold and a format may not. */
export type Feature =
  | "timing"
  | "statusText"
  | "httpVersion"
  | "trailers"
  | "repeatedHeaders"
  | "headerOrder"
  | "headerCase"
  | "rawHeaderBytes"
  | "requestHeaders"
  | "binaryBody"
  | "exactJson"
  | "encodedBody"
  | "chunks"
  | "failure"
  | "brokenBody"
  | "lostBody"
  | "unrecorded"
  | "matchPolicy";

/** One row of the registry: what a format is called, can hold and takes, without loading its code. */
export interface Format {
  readonly id: FormatId;
  readonly title: string;
  readonly aliases: readonly string[];
  /** Endings of file names; the first is the one that a batch gives its outputs. */
  readonly fileNames: readonly string[];
  /** Endings of names of archives that hold the format: what is read from one is written as a file, unless asked for. */
  readonly packedNames?: readonly string[];
  /** Per feature `held`, or the code of the notice that says it is not. */
  readonly holds: Readonly<Record<Feature, "held" | NoticeCode>>;
  readonly options: readonly OptionSpec[];
  detect(sample: Sample): Detection | undefined;
  load(): Promise<Adapter>;
  /** Where a player looks for the recording with this name, below its folder; default: the name with the first ending. */
  pathOf?(name: string): string;
  /** The row as these options for writing make it, where they change what is held or how files are called. */
  with?(o: Options): Format;
}

/** The ends of an input: at most the first 64 KiB and the last 4 KiB. */
export interface Sample {
  readonly name?: string;
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
}

/** A guess at an input's format; `confidence` is from 0 to 1. */
export interface Detection {
  readonly format: FormatId;
  readonly version?: string;
  readonly confidence: number;
  readonly why: string;
}

/** One option of a format, given as `--set FORMAT.NAME=VALUE`. */
export interface OptionSpec {
  readonly name: string;
  readonly values: readonly string[] | "text" | "list" | "integer";
  readonly default?: string;
  readonly on: "read" | "write" | "both";
  readonly doc: string;
}

/** Option values, checked against the format's `OptionSpec`s before an adapter sees them. */
export type Options = Readonly<Record<string, unknown>>;

/** What the caller lends an adapter. */
export interface Context {
  notice(n: Notice): void;
  /** Undoes a content coding that the platform has; `undefined` when it has not, or the bytes are not in that coding. */
  decode?(coding: string, bytes: Uint8Array, limit: number): Uint8Array | undefined;
  /** For a writer: what a source of its own format holds at the place that an interaction was read from. */
  originalOf?(interaction: Interaction): Promise<Original | undefined>;
  readonly signal?: AbortSignal;
}

/** An interaction in a source of the target's own format. */
export interface Original {
  readonly text: SourceText;
  /** Which of the text's spans is its own. */
  readonly index: number;
  /** What reading the source gives there. */
  readonly interaction: Interaction;
  /** Whether the interaction to be written equals that by value: then its span can be copied. */
  readonly unchanged: boolean;
}

/**
 * The code of a format: it reads, writes, or both. An entry's own key for what the format cannot hold (`respool`, or
 * `_respool` where the format asks for an underscore) is read into and written from `extensions.respool`.
 */
export interface Adapter {
  read?(source: Source, o: Options, ctx: Context): Promise<Reading>;
  write?(reading: Reading, o: Options, ctx: Context): AsyncIterable<OutputFile> | Iterable<OutputFile>;
  /**
   * What the suite that plays a file has to say so that it finds the entries, as source text to paste: for a format whose
   * files do not say it.
   */
  setup?(meta: CassetteMeta, o: Options): string | undefined;
  /**
   * How a source of this format is spelled, for `--lossless`: what the writer takes from `meta.extensions` under the
   * format's id to write the same text again. `undefined` when the writer's defaults are it.
   */
  profile?(text: SourceText): Promise<JsonObject | undefined>;
  /** Looks for what is wrong with a file, entry by entry, and goes on behind each finding. */
  validate?(source: Source, o: Options, ctx: Context): AsyncIterable<Finding>;
}

/** Something wrong with a file. */
export interface Finding {
  /** Spelled `area/thing`; `model/finding-codes.ts` is the list. */
  readonly code: string;
  /** Where: the number of the entry, a JSON Pointer into the document, line and column. */
  readonly at: Location;
  /** The request of the entry, where it says one. */
  readonly method?: string;
  readonly url?: string;
  /** What was found, for people: the kind of value, or a short value of a field that holds no secret. */
  readonly found?: string;
  /** What the code's text and hint take. */
  readonly data?: JsonObject;
}

/** A cassette on its way: the facts about the whole, then its interactions one by one. */
export interface Reading {
  readonly meta: CassetteMeta;
  readonly interactions: Iterable<Interaction> | AsyncIterable<Interaction>;
  readonly text?: SourceText;
  /**
   * Reads the interactions with these numbers once more, in this order, without the others: for sources that may be too
   * large to be held. A number that none has is passed over; what there is to say goes to `notice`.
   */
  pick?(indexes: readonly number[], notice: (n: Notice) => void): AsyncIterable<Interaction>;
}

/** Where something stands among a source's bytes. */
export type Span = readonly [start: number, end: number];

/** Spans in file order; a list of them is one, and so is an index that needs less room. */
export interface Spans extends Iterable<Span> {
  readonly length: number;
  /** As `at` of lists: -1 is the last. */
  at(index: number): Span | undefined;
}

/**
 * The source's bytes and the span of each of its entries, at the index of an interaction's origin, so that what did not
 * change can be copied. Spans stand in file order and do not overlap; what stands between two of them is copied with them
 * only where they stay neighbours.
 */
export interface SourceText {
  readonly source: Source;
  readonly spans: Spans;
  /** The source's format, set by `read`: in no other one anything can be copied. */
  readonly format?: FormatId;
  /** What the source says of itself, set by `read`: where that was changed, its text cannot be copied. */
  readonly meta?: CassetteMeta;
  /** Set by `read` where entries carry what `lossless` kept: written over, the file stays so. */
  readonly lossless?: boolean;
}

/** Where the bytes come from: memory, a file, an entry of an archive. */
export interface Source {
  readonly name: string;
  /** In bytes. */
  readonly size?: number;
  bytes(): Promise<Uint8Array>;
  slice(start: number, end: number): Promise<Uint8Array>;
  /** The bytes at these places, one by one; each piece holds until the next one is asked for. */
  pieces?(spans: Iterable<Span>): Iterable<Uint8Array>;
  /** A file named relative to this one, if it exists. */
  sibling(path: string): Promise<Source | undefined>;
}

/** A file to be written; `path` is relative, with `/` between its parts. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
}
