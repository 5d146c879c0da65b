import type { JsonObject } from "../../model/types.ts";

/** A map of lists, flattened in file order. */
export interface RawMap {
  readonly pairs: (readonly [name: string, value: string])[];
  /** Names whose list is empty. */
  readonly bare: string[];
}

/** A request or a response as the file holds it: one member per field of go-vcr, absent ones undefined. */
export interface RawMessage {
  id: number | undefined;
  proto: string | undefined;
  proto_major: number | undefined;
  proto_minor: number | undefined;
  content_length: number | undefined;
  transfer_encoding: readonly string[] | undefined;
  trailer: RawMap | undefined;
  host: string | undefined;
  remote_addr: string | undefined;
  request_uri: string | undefined;
  body: Uint8Array | undefined;
  /** Whether the body stands in the file as bytes that are not UTF-8, which go-vcr 4.0.5 alone writes. */
  isRaw: boolean;
  /** Whether the body is spelled with escapes that go-vcr 4.0.5 alone writes, for bytes. */
  byteEscapes: boolean;
  /** Whether the body is a literal block that says how far it is indented. */
  saysIndent: boolean;
  form: RawMap | undefined;
  headers: RawMap | undefined;
  url: string | undefined;
  method: string | undefined;
  uncompressed: boolean | undefined;
  status: string | undefined;
  code: number | undefined;
  /** In ms; text when Go's `time.ParseDuration` refuses it, which go-vcr 1 does not mind. */
  duration: number | string | undefined;
  /** Keys that are no fields of go-vcr. */
  unknown: JsonObject | undefined;
}

/** An interaction as the file holds it. */
export interface RawInteraction {
  id: number | undefined;
  request: RawMessage | undefined;
  response: RawMessage | undefined;
  unknown: JsonObject | undefined;
  /** The line of its dash, from 1. */
  line: number;
  /** Where the line of its dash starts, in bytes. */
  start: number;
}

/** A file as either reader understands it. */
export interface RawCassette {
  version: number | undefined;
  readonly interactions: RawInteraction[];
  /** Where the list of interactions ends, in bytes; undefined when there are no spans to copy. */
  end: number | undefined;
  unknown: JsonObject | undefined;
}

/** A message without any field; all of them have one hidden class. */
export function newMessage(): RawMessage {
  return {
    id: undefined,
    proto: undefined,
    proto_major: undefined,
    proto_minor: undefined,
    content_length: undefined,
    transfer_encoding: undefined,
    trailer: undefined,
    host: undefined,
    remote_addr: undefined,
    request_uri: undefined,
    body: undefined,
    isRaw: false,
    byteEscapes: false,
    saysIndent: false,
    form: undefined,
    headers: undefined,
    url: undefined,
    method: undefined,
    uncompressed: undefined,
    status: undefined,
    code: undefined,
    duration: undefined,
    unknown: undefined,
  };
}

/** An interaction without any field. */
export function newInteraction(line: number, start: number): RawInteraction {
  return { id: undefined, request: undefined, response: undefined, unknown: undefined, line, start };
}
