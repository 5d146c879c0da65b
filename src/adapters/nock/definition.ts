import type { JsonObject, JsonValue } from "../../model/types.ts";

/**
 * Response headers as nock's recorder of version 13 lists them: name and value in turn, in wire order, each character
 * one byte. The intersection is there for nock's own typings, which know the object form alone.
 */
export type RawHeaders = string[] & Readonly<Record<string, string | string[]>>;

/** One element of a file of nock definitions. The order of its members is the order in the file. */
export interface NockDefinition {
  readonly scope: string;
  readonly method: string;
  readonly path: string;
  /** Absent: any body matches; `""`: only an empty one. */
  readonly body?: string | JsonObject | readonly JsonValue[];
  readonly status: number;
  readonly response: string | JsonObject | readonly JsonValue[];
  readonly rawHeaders: RawHeaders;
  /** Headers that a request must have with these values. */
  readonly reqheaders?: Record<string, string>;
  /** Headers that a request must not have. */
  readonly badheaders?: string[];
  /** `response` is the hex of the body's bytes. */
  readonly responseIsBinary?: true;
  /** In memory only: what nock sees of a request's path and query. */
  readonly filteringPath?: (path: string) => string;
  /** In memory only: what nock sees of a request's body. */
  readonly filteringRequestBody?: (body: string) => string;
}

/** A JSON list or object, which nock holds as a value. */
export type JsonStructure = JsonObject | readonly JsonValue[];

/** The members of a definition that the neutral model holds; every other one is an extension. */
export const modelKeys: ReadonlySet<string> = new Set([
  "scope",
  "port",
  "method",
  "path",
  "body",
  "status",
  "reply",
  "response",
  "rawHeaders",
  "reqheaders",
  "badheaders",
  "responseIsBinary",
]);

/** Where `extensions.nock` of an interaction names the list that it stood in, in a file that is an object of lists. */
export const listKey = "$list";

/** Where `extensions.nock` of a cassette says how the text of its file is laid out. */
export const styleKey = "$style";
