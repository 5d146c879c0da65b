import type { Interaction } from "../../model/types.ts";

/** An interaction and what its request is told apart by. */
export interface Keyed {
  readonly key: string;
  readonly interaction: Interaction;
}

/** An interaction that was recorded. */
interface KeyedRecorded extends Keyed {
  /** The place in `base` of the one that it takes the place of. */
  readonly replaces?: number;
}

/** What a session wants of a file. */
export interface Change {
  /** The keys of what the file held when the session began, in order. */
  readonly base: readonly string[];
  readonly recorded: readonly KeyedRecorded[];
  /** Whether what was recorded takes the place of what another session has recorded meanwhile. */
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
  const { base, recorded, replaces, pruned } = change;
  const places = placesByKey(present.map(({ key }) => key));
  const nowAt = placesNow(places, base);
  const next: (Interaction | undefined)[] = present.map(({ interaction }) => interaction);
  for (const place of pruned) if (nowAt[place] !== undefined) next[nowAt[place]] = undefined;
  const counts = countsOf(base);
  for (const { key, interaction, replaces: old } of recorded) {
    const nth = counts.get(key) ?? 0;
    if (old === undefined) counts.set(key, nth + 1);
    const place = old === undefined ? places.get(key)?.[nth] : nowAt[old];
    if (place === undefined) next.push(interaction);
    else if (replaces) next[place] = interaction;
  }
  return next.filter((interaction) => interaction !== undefined);
}

/** Where in the file stands now what stood at each place of the base: it may have moved, or gone. */
function placesNow(
  places: ReadonlyMap<string, readonly number[]>,
  base: readonly string[],
): readonly (number | undefined)[] {
  const counts = new Map<string, number>();
  return base.map((key) => {
    const nth = counts.get(key) ?? 0;
    counts.set(key, nth + 1);
    return places.get(key)?.[nth];
  });
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
