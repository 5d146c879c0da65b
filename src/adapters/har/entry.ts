import type { RawEntry } from "../shared/har/raw-entry.ts";
import type { Say } from "../shared/say.ts";
import type { Producer } from "./read/producer.ts";

/** What is known of a file while its entries are read. */
export interface HarFile {
  /** The name that messages and origins give. */
  readonly name: string;
  readonly producer: Producer;
  /** The bytes of a file that an entry names (`_file`). Throws `input/invalid` when there is none that may be read. */
  attachment(path: string): Promise<Uint8Array>;
  /** Undoes a content coding, where the platform can. */
  decode?(coding: string, bytes: Uint8Array, limit: number): Uint8Array | undefined;
}

/** An entry in hand: what reads a part of it takes this. */
export interface EntryContext {
  readonly entry: RawEntry;
  readonly file: HarFile;
  /** Reports something about the entry. */
  readonly say: Say;
}
