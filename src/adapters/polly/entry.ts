import type { JsonObject } from "../../model/types.ts";
import type { RawEntry } from "../shared/har/raw-entry.ts";
import type { Say } from "../shared/say.ts";

/** An entry in hand: what reads a part of it takes this. */
export interface EntryContext {
  readonly entry: RawEntry;
  /** The name that origins give. */
  readonly file: string;
  /** Whether we wrote the file: what stands for nothing in it is known then. */
  readonly isOwn: boolean;
  /** Reports something about the entry. */
  readonly say: Say;
}

/** Who wrote a file of ours, in `creator.comment`: Polly looks at the name alone, and takes none but its own. */
export const ownComment = "respool";

/** The start of an entry in a file of ours whose recording says none. */
export const beginning = "1970-01-01T00:00:00.000Z";

/** What a recording is called in a file of ours that has no name. */
export const defaultName = "recording";

/** Whether a file was written by us, and not by Polly since. */
export function isOwnFile(log: JsonObject): boolean {
  const { creator } = log as { readonly creator?: JsonObject | null };
  return creator?.comment === ownComment;
}
