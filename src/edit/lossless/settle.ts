import type { Reading } from "../../adapters/adapter.ts";
import type { Interaction } from "../../model/types.ts";
import type { Placed } from "./file.ts";
import { partOwn } from "./own.ts";

/** An interaction that gets an entry. */
interface Entry {
  readonly placed: Placed;
  /** As it goes to the writer. */
  readonly settled: Interaction;
}

/** What the stage before the writer makes of a cassette. */
export interface Settled {
  readonly entries: readonly Entry[];
  /** What it leaves out. */
  readonly skipped: readonly Placed[];
}

/** All interactions with their places, without what their entries carried. */
export async function placeAll(interactions: Reading["interactions"]): Promise<Placed[]> {
  const all: Placed[] = [];
  for await (const one of interactions) all.push({ index: all.length, interaction: partOwn(one).visible });
  return all;
}

/** Runs the stage before the writer, which keeps the order, and tells what it leaves out. */
export async function settleAll(
  all: readonly Placed[],
  stage: (interactions: Iterable<Interaction>) => Reading["interactions"],
): Promise<Settled> {
  const skipped = new Set(all);
  const entries: Entry[] = [];
  let taken: Placed | undefined;
  // The stage asks for the next interaction only when it is done with the last.
  function* handing(): Generator<Interaction> {
    for (taken of all) yield taken.interaction;
  }
  for await (const settled of stage(handing())) {
    if (taken === undefined || !skipped.delete(taken)) throw new TypeError("the stage does not keep the order");
    entries.push({ placed: taken, settled });
  }
  return { entries, skipped: [...skipped] };
}
