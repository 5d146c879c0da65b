import { concatBytes } from "../../../model/bytes.ts";
import type { Source, Spans } from "../../adapter.ts";

const outlineLimit = 64 * 1024 * 1024;

/** The text of a document with an empty list of entries. */
export interface Outline {
  readonly bytes: Uint8Array;
  /** Where in the source an offset of the outline stands. */
  sourceOffset(at: number): number;
}

/** Cuts the entries out of a document; `undefined` when what is left is too large to be held. */
export async function outlineOf(source: Source, size: number, spans: Spans): Promise<Outline | undefined> {
  const start = spans.at(0)?.[0] ?? size;
  const end = spans.at(-1)?.[1] ?? size;
  if (start + (size - end) > outlineLimit) return undefined;
  const bytes = concatBytes([await source.slice(0, start), await source.slice(end, size)]);
  return { bytes, sourceOffset: (at) => (at < start ? at : at - start + end) };
}
