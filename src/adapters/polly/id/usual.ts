import { isRespoolError } from "../../../model/errors.ts";
import type { Interaction } from "../../../model/types.ts";
import { usualMatch } from "../settings/object.ts";
import { idOf } from "./request.ts";

/** The id that an entry of ours has where nothing else was asked for; `undefined` where it cannot have one. */
export function usualId(interaction: Interaction): string | undefined {
  try {
    return idOf(interaction, usualMatch, false);
  } catch (e) {
    if (isRespoolError(e)) return undefined;
    throw e;
  }
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
