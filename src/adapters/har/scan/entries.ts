import type { Source, Span } from "../../adapter.ts";
import type { RawEntry } from "../entry.ts";
import { type EntryFault, parseBatch } from "./batch.ts";
import type { HarIndex } from "./index.ts";

// Neighbours are parsed together: a call of the parser for each small entry takes longer than reading it.
const batchBytes = 512 * 1024;
const batchCount = 4096;

/** The entries with these numbers, in this order; default: all. */
export async function* entriesOf(
  source: Source,
  index: HarIndex,
  numbers: Iterable<number> = allOf(index),
): AsyncGenerator<RawEntry | EntryFault> {
  for (const [from, to] of batchesOf(index, numbers)) {
    const start = (index.spans.at(from) as Span)[0];
    const bytes = await source.slice(start, (index.spans.at(to - 1) as Span)[1]);
    yield* parseBatch({ bytes, start, from, to }, index.spans);
  }
}

function* allOf({ spans }: HarIndex): Generator<number> {
  for (let i = 0; i < spans.length; i++) yield i;
}

/** Runs of neighbours, as numbers of the first one and of the one behind the last. */
function* batchesOf({ spans }: HarIndex, numbers: Iterable<number>): Generator<readonly [from: number, to: number]> {
  let from = 0;
  let to = 0;
  let start = 0;
  for (const number of numbers) {
    const span = spans.at(number);
    if (number < 0 || span === undefined) continue;
    if (number === to && to > from && span[1] - start <= batchBytes && to - from < batchCount) {
      to++;
      continue;
    }
    if (to > from) yield [from, to];
    from = number;
    to = number + 1;
    start = span[0];
  }
  if (to > from) yield [from, to];
}
