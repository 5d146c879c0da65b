import type { Interaction } from "../../../model/types.ts";
import { usualMatch } from "../settings/object.ts";
import { idOf } from "./request.ts";

/** The id that an entry of ours has where nothing else was asked for. */
export function usualId(interaction: Interaction): string {
  return idOf(interaction, usualMatch, false);
}

/** How many times it was asked for an id before. */
export type Counter = (id: string) => number;

/** A counter of ids. */
export function counter(): Counter {
  const counts = new Map<string, number>();
  return (id) => {
    const count = counts.get(id) ?? 0;
    counts.set(id, count + 1);
    return count;
  };
}
