import type { Extensions, JsonObject, JsonValue } from "../../model/types.ts";
import { marksKey } from "../shared/extension-paths.ts";
import { objectAt } from "../shared/json/values.ts";

/** How the text of a body stood in a recording, where not as we would write it. */
export interface TextMarks {
  readonly encoding?: JsonValue;
  /** Before version 6: hex. */
  readonly isBinary?: JsonValue;
  /** Whether it was a list of pieces. */
  readonly pieces?: JsonValue;
  /** Whether a persister kept the parsed value in its place. */
  readonly textJSON?: JsonValue;
}

/** How a message was spelled. */
export interface MessageMarks extends TextMarks {
  /** Names, in lower case, of headers whose values were a list; where absent, those with several values, and Set-Cookie. */
  readonly lists?: JsonValue;
  /** Names of headers whose values were numbers. */
  readonly numbers?: JsonValue;
}

/** What a recording had an entry under, and how it was spelled: kept, so that it can be written again as it was. */
export interface Marks {
  readonly id?: JsonValue;
  readonly order?: JsonValue;
  readonly request: MessageMarks;
  readonly response: MessageMarks;
}

/** The marks of an interaction that was read from a recording. Extensions are anybody's data. */
export function marksOf(extensions: Extensions | undefined): Marks {
  const marks: JsonObject = objectAt(objectAt(extensions?.polly)[marksKey]);
  return { ...marks, request: objectAt(marks.request), response: objectAt(marks.response) };
}
