import type { Interaction } from "../../model/types.ts";

/** An interaction and what its request is told apart by. */
export interface Keyed {
  readonly key: string;
  readonly interaction: Interaction;
}

/** What a session wants of a file. */
export interface Change {
  /** The keys of what the file held when the session began, in order. */
  readonly base: readonly string[];
  readonly recorded: readonly Keyed[];
  /** Whether what was recorded takes the place of what the file holds for the same requests. */
  readonly replaces: boolean;
  /** What is to go, as places in `base`. */
  readonly pruned: readonly number[];
}

/**
 * A file's interactions after a session: those that stay keep their order, new ones stand at the end in the order of their
 * requests. Other sessions may have written in the meantime; where two have recorded the same request as often, it is there
 * as often as one of them did, since each session is answered from the beginning.
 */
export function mergeRecorded(present: readonly Keyed[], change: Change): readonly Interaction[] {
  const places = placesByKey(present.map(({ key }) => key));
  const gone = goneOf(places, change);
  const next: (Interaction | undefined)[] = present.map(({ interaction }, place) =>
    gone.has(place) ? undefined : interaction,
  );
  // How many of a key stand before the first recorded one.
  const before = change.replaces ? new Map<string, number>() : countsOf(change.base);
  for (const { key, interaction } of change.recorded) {
    const nth = before.get(key) ?? 0;
    before.set(key, nth + 1);
    const place = places.get(key)?.[nth];
    if (place === undefined) next.push(interaction);
    else if (change.replaces) next[place] = interaction;
  }
  return next.filter((interaction) => interaction !== undefined);
}

/** The places in the file of what stood at places of the base, which may have moved. */
function goneOf(places: ReadonlyMap<string, readonly number[]>, { base, pruned }: Change): ReadonlySet<number> {
  const wanted = new Set(pruned);
  const seen = new Map<string, number>();
  const gone = new Set<number>();
  base.forEach((key, at) => {
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    const place = places.get(key)?.[nth];
    if (wanted.has(at) && place !== undefined) gone.add(place);
  });
  return gone;
}

function placesByKey(keys: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  keys.forEach((key, place) => {
    const list = places.get(key);
    if (list === undefined) places.set(key, [place]);
    else list.push(place);
  });
  return places;
}

function countsOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
