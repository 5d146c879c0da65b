import type { Reading } from "../../adapters/adapter.ts";
import { locationOf } from "../../model/notices.ts";
import type { Interaction, Notice } from "../../model/types.ts";
import { unsealed } from "./entry.ts";
import { type FileFacts, type Placed, unpackFile } from "./file.ts";
import { hasOwnKey, partOwn } from "./own.ts";

/** A reading with everything back that its file carries for it. */
export interface Restored {
  readonly reading: Reading;
  /** Whether `--lossless` wrote the file: its first entry carries something. */
  readonly lossless: boolean;
}

type Iterating = Iterator<Interaction> | AsyncIterator<Interaction>;

/**
 * The stage after an adapter has read: puts back what `--lossless` kept beside the entries. What does not fit an entry is
 * ignored and reported. The first interaction is taken early, since it carries the facts about the whole.
 */
export async function restore(reading: Reading, notice: (n: Notice) => void): Promise<Restored> {
  // Most readers have all at hand, and nearly all files are plain.
  if (Array.isArray(reading.interactions) && !reading.interactions.some(hasOwnKey)) return { reading, lossless: false };
  const iterator = iteratorOf(reading.interactions);
  const first = await iterator.next();
  const own = first.done ? undefined : partOwn(first.value).own;
  const facts = own?.file === undefined ? undefined : unpackFile(reading.meta, own.file);
  const { pick, ...rest } = reading;
  return {
    reading: {
      ...rest,
      // What stands in other entries may belong to one, and moves the numbers.
      ...(own === undefined && pick !== undefined && { pick }),
      meta: facts?.meta ?? reading.meta,
      interactions: restored(first, iterator, facts, notice),
    },
    lossless: own !== undefined,
  };
}

async function* restored(
  first: IteratorResult<Interaction>,
  iterator: Iterating,
  facts: FileFacts | undefined,
  notice: (n: Notice) => void,
): AsyncGenerator<Interaction> {
  const stream = taken(first, iterator);
  const held = facts?.skipped.length ? await collected(stream) : undefined;
  const skipped = held === undefined ? [] : numbered(facts?.skipped ?? [], held);
  let next = 0;
  let entry = 0;
  for await (const shown of held ?? stream) {
    for (let due = skipped[next]; due !== undefined && due.index <= entry + next; due = skipped[next]) {
      next++;
      yield due.interaction;
    }
    const { visible, own } = partOwn(shown);
    const whole = own === undefined ? visible : unsealed(visible, own);
    // Facts about the whole belong to the first entry.
    const misplaced = own?.file !== undefined && (entry > 0 || facts === undefined);
    if (whole === undefined || misplaced) notice({ code: "skipped/patch", at: locationOf(visible, entry) });
    entry++;
    yield whole ?? visible;
  }
  for (const { interaction } of skipped.slice(next)) yield interaction;
}

async function* taken(first: IteratorResult<Interaction>, iterator: Iterating): AsyncGenerator<Interaction> {
  try {
    for (let step = first; !step.done; step = await iterator.next()) yield step.value;
  } finally {
    await iterator.return?.();
  }
}

async function collected(stream: AsyncIterable<Interaction>): Promise<Interaction[]> {
  const all: Interaction[] = [];
  for await (const one of stream) all.push(one);
  return all;
}

/** What has no entry gets the numbers after those of all entries, so that every number stands for one interaction. */
function numbered(skipped: readonly Placed[], entries: readonly Interaction[]): Placed[] {
  const count = entries.reduce((most, { origin }, i) => Math.max(most, (origin?.index ?? i) + 1), 0);
  const file = entries[0]?.origin?.file;
  return skipped.map(({ index, interaction }, i) => ({
    index,
    interaction: { ...interaction, origin: { ...(file !== undefined && { file }), index: count + i } },
  }));
}

function iteratorOf(interactions: Reading["interactions"]): Iterating {
  return Symbol.asyncIterator in interactions ? interactions[Symbol.asyncIterator]() : interactions[Symbol.iterator]();
}
