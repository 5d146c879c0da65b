import type { Source, Span } from "../../adapter.ts";
import { type EntryFault, parseBatch } from "./batch.ts";
import type { HarIndex } from "./index-har.ts";
import type { EntryList } from "./list.ts";
import { piecesOf } from "./pieces.ts";
import type { RawEntry } from "./raw-entry.ts";

// Neighbours are parsed together: a call of the parser for each small entry takes longer than reading it.
const batchBytes = 512 * 1024;
const batchCount = 4096;

/** Neighbours, as numbers of the first one and of the one behind the last. */
type Range = readonly [from: number, to: number];

/** The entries with these numbers, in this order; default: all. */
export async function* entriesOf(
  source: Source,
  index: HarIndex,
  numbers: Iterable<number> = allOf(index),
): AsyncGenerator<RawEntry | EntryFault> {
  const { spans } = index;
  let batch: Range = [0, 0];
  function* places(): Generator<Span> {
    for (batch of batchesOf(index, numbers)) yield [startOf(spans, batch), (spans.at(batch[1] - 1) as Span)[1]];
  }
  for await (const bytes of piecesOf(source, places())) {
    const [from, to] = batch;
    yield* parseBatch({ bytes, start: startOf(spans, batch), from, to }, spans);
  }
}

function startOf({ at }: Pick<EntryList, "at">, [from]: Range): number {
  return (at(from) as Span)[0];
}

function* allOf({ spans }: HarIndex): Generator<number> {
  for (let i = 0; i < spans.length; i++) yield i;
}

/** Runs of neighbours. */
function* batchesOf({ spans }: HarIndex, numbers: Iterable<number>): Generator<Range> {
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
