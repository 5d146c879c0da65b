import type { JsonObject } from "../../../model/types.ts";

/**
 * A long text that a HAR holds as a JSON string, taken from the file's own bytes: most bodies never have to become a string.
 * A lone surrogate is U+FFFD in `utf8`. Those bytes hold until the next entry is asked for.
 */
export interface LongText {
  /** The value as UTF-8. Made when asked, and again when asked again. */
  utf8(): Uint8Array;
  /** The value. */
  text(): string;
  /** The value as one character per byte, where it stands in the file without escapes: the quick way to base64. */
  plain?(): string | undefined;
}

/** The text of a body as the file holds it. */
export type BodyText = string | LongText;

/** An entry of a HAR, parsed. */
export interface RawEntry {
  /** From 0, in file order. */
  readonly index: number;
  /** Of its opening brace, from 1. */
  readonly line: number;
  /** Nested no deeper than `depthLimit`. */
  readonly fields: JsonObject;
  /** `request.postData.text` where it is long; what stands in `fields` in its place says nothing. */
  readonly postText?: LongText;
  /** `response.content.text` where it is long; what stands in `fields` in its place says nothing. */
  readonly contentText?: LongText;
}
