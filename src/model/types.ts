/** The id of a format, such as `go-vcr` or `nock`; the registry is the list. */
export type FormatId = string;

/** The code of a notice, spelled `area/thing`; `notice-codes.ts` is the list. */
export type NoticeCode = string;

/** Any value that JSON can write. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** What a format knows beyond the neutral fields, under its own id, mirroring the source's own paths. */
export type Extensions = Readonly<Record<FormatId, JsonObject>>;

/** A recording: facts about the whole, and the interactions in file order. */
export interface Cassette {
  readonly meta: CassetteMeta;
  readonly interactions: readonly Interaction[];
}

/** Facts about a whole cassette. */
export interface CassetteMeta {
  /** The format that it was read from. */
  readonly format?: FormatId;
  /** The version of that format, as the file says it. */
  readonly version?: string;
  /** The tool that recorded it. */
  readonly producer?: { readonly name: string; readonly version?: string };
  /** The name the recording carries in its own file. */
  readonly name?: string;
  /** How requests are told apart on replay, where the file itself says so. */
  readonly match?: MatchPolicy;
  readonly extensions?: Extensions;
}

/** One request and what came of it. */
export interface Interaction {
  readonly request: HttpRequest;
  readonly outcome: Outcome;
  readonly timing?: Timing;
  /** What differs from the cassette's match policy for this interaction alone. */
  readonly match?: Partial<MatchPolicy>;
  /** Where it was read; takes no part in comparisons. */
  readonly origin?: Origin;
  readonly extensions?: Extensions;
}

/** The place an interaction was read from. */
export interface Origin {
  readonly file?: string;
  /** From 0, in file order; every number in messages and options is this one. */
  readonly index: number;
  /** From 1. */
  readonly line?: number;
}

/** A request as recorded. */
export interface HttpRequest {
  readonly method: string;
  /** The text as recorded, never normalised; it may begin with `/` where a format holds no host. */
  readonly url: string;
  /** The version on the wire; absent when the recording does not say. */
  readonly httpVersion?: HttpVersion;
  readonly headers: HeaderList;
  readonly trailers?: HeaderList;
  readonly body: Body;
}

/** What came of a request. */
export type Outcome = HttpResponse | NetworkFailure | Unrecorded;

/** A response as recorded. */
export interface HttpResponse {
  readonly kind: "response";
  readonly status: number;
  /** The reason phrase, without the number. */
  readonly statusText?: string;
  readonly httpVersion?: HttpVersion;
  readonly headers: HeaderList;
  readonly trailers?: HeaderList;
  readonly body: Body;
  /** Set when the body broke off. */
  readonly brokenBy?: NetworkFailure;
}

/** The request got no answer, because the network failed. */
export interface NetworkFailure {
  readonly kind: "failure";
  readonly message: string;
  /** A system code such as `ECONNRESET`. */
  readonly code?: string;
}

/** The file holds the request without any answer. */
export interface Unrecorded {
  readonly kind: "unrecorded";
  readonly reason: string;
}

/** A version of HTTP; a spelling that is none of these stays in extensions. */
export type HttpVersion = "1.0" | "1.1" | "2" | "3";

/**
 * Header fields in wire order with their case and repeats. Values are text decoded from the wire as UTF-8; in a value
 * that is not UTF-8 each bad byte b stands as U+DC80 + (b - 0x80), see `headers.ts`.
 */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** A message body. No body and an empty body are the same: stored, with no bytes. */
export type Body = StoredBody | LostBody;

/** A body whose bytes the recording holds. */
export interface StoredBody {
  readonly kind: "stored";
  readonly bytes: Uint8Array;
  /** What `bytes` are, against the recorded Content-Encoding; `unknown` when only trying can tell. */
  readonly coding: "decoded" | "encoded" | "unknown";
  /** A content coding that the recorder removed, with its header (go-vcr) or without (HAR). */
  readonly undone?: string;
  /**
   * `exact`: the wire's bytes or their exact decoding; `repaired`: a known damage undone; `semantic`: the source parsed
   * and re-wrote it; `damaged`: bytes are gone.
   */
  readonly fidelity: "exact" | "repaired" | "semantic" | "damaged";
  /** False when the recording holds only the beginning. */
  readonly complete: boolean;
  /** Where the pieces ended that the body came in, as offsets into `bytes`; `atMs` counts from the request. */
  readonly chunks?: readonly { readonly end: number; readonly atMs?: number }[];
}

/** A body that was there on the wire but is not in the recording. */
export interface LostBody {
  readonly kind: "lost";
  readonly reason: "evicted" | "not-stored" | "redirect" | "cached" | "unknown";
  /** In bytes, where the recording tells it. */
  readonly size?: number;
}

/** When an exchange happened and how long it took; instants are ISO text as written, durations are in ms. */
export interface Timing {
  readonly startedAt?: string;
  readonly recordedAt?: string;
  /** Until the response headers. */
  readonly waitMs?: number;
  /** Until the end of the body. */
  readonly totalMs?: number;
  readonly phases?: Readonly<Record<string, number>>;
}

/** How requests are told apart on replay. */
export interface MatchPolicy {
  readonly method: boolean;
  readonly query: "all" | "none";
  /** Names of query parameters that take no part. */
  readonly ignoreQuery: readonly string[];
  /** Names of the request headers that take part. */
  readonly headers: readonly string[];
  /** How bodies are compared; `auto` goes by the media type and the bytes. */
  readonly body: "auto" | "json" | "form" | "multipart" | "text" | "bytes" | "none";
  /** JSON Pointers into the body that take no part; `*` stands for any key or index. */
  readonly ignoreBody: readonly string[];
  /** Named canonical forms applied before comparing. */
  readonly forms: readonly string[];
  readonly order: "per-request" | "strict";
  readonly repeat: "once" | "last" | "cycle";
  readonly pick: "first" | "closest";
}

/** A place in an input; `line` and `column` count from 1, `interaction` from 0. */
export interface Location {
  readonly file?: string;
  readonly interaction?: number;
  /** A JSON Pointer into the model or the document. */
  readonly pointer?: string;
  readonly line?: number;
  readonly column?: number;
}

/** Something that was lost, changed, guessed or kept, as data; severity, phase and text derive from its code. */
export interface Notice {
  readonly code: NoticeCode;
  readonly at: Location;
  readonly data?: JsonObject;
}

/** The notices of one run: every one counted, the first 20 of each code kept. */
export interface Report {
  readonly counts: Readonly<Partial<Record<NoticeCode, number>>>;
  readonly first: readonly Notice[];
}
