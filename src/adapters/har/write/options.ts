import type { Producer } from "../read/producer.ts";
import type { Attachments } from "./attachments.ts";

/** How entries are written. */
export interface EntryOptions {
  /** The tool that the file names as its creator: its habits decide how the file is read. */
  readonly producer: Producer;
  /** Where bodies go that get files of their own; without it they go into the entries. */
  readonly attachments?: Attachments;
}

/** Our own name: the creator of files that are made anew. */
export const ownCreator = { name: "respool", version: "" } as const;
