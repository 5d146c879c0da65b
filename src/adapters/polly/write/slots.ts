import { locationOf } from "../../../model/notices.ts";
import type { Interaction } from "../../../model/types.ts";
import type { Context, Options, Original, Reading } from "../../adapter.ts";
import { sayAt } from "../../shared/say.ts";
import { type Counter, counter, usualId } from "../id/usual.ts";
import { marksOf } from "../marks.ts";
import { idsOf } from "./ids.ts";

/** What Polly finds an entry by: the hash of its request, and its number among those with that hash. */
export interface Key {
  readonly id: string;
  readonly order: number;
}

/** An interaction with the key of its entry. */
export interface Slot extends Key {
  readonly interaction: Interaction;
  readonly position: number;
  readonly original?: Original;
  /** The key as it was recorded. */
  readonly recorded?: Key;
}

type Open = Omit<Slot, "order">;

/**
 * The entries of a file, in its order. Numbers stay as they were recorded where they are still complete; else those with one
 * id are numbered anew.
 */
export async function slotsOf({ meta, interactions }: Reading, o: Options, ctx: Context): Promise<readonly Slot[]> {
  const ids = idsOf(meta, o);
  const open: Open[] = [];
  const seen = counter();
  let position = 0;
  for await (const interaction of interactions) {
    ctx.signal?.throwIfAborted();
    const original = await ctx.originalOf?.(interaction);
    const say = sayAt(ctx, locationOf(interaction, position));
    const recorded = recordedKey(interaction, original, seen);
    const id = ids.idFor(interaction, recorded?.id, original?.interaction, say);
    open.push({ interaction, position, id, ...(original && { original }), ...(recorded && { recorded }) });
    position++;
  }
  return numbered(open, ids.counts ? undefined : ctx);
}

/** The key that an interaction was read with; one that goes without saying was not kept. */
function recordedKey(interaction: Interaction, original: Original | undefined, seen: Counter): Key | undefined {
  const { id, order } = marksOf((original?.interaction ?? interaction).extensions);
  if (id === undefined && original === undefined) return undefined;
  const recorded = typeof id === "string" ? id : usualId(original?.interaction ?? interaction);
  if (recorded === undefined) return undefined;
  const count = seen(recorded);
  return { id: recorded, order: typeof order === "number" ? order : count };
}

/** With `ctx` Polly does not count requests, and answers all equal ones with the first entry. */
function numbered(open: readonly Open[], ctx: Context | undefined): Slot[] {
  const groups = new Map<string, Open[]>();
  for (const one of open) {
    const group = groups.get(one.id);
    if (group === undefined) groups.set(one.id, [one]);
    else group.push(one);
  }
  const orders = new Map<Open, number>();
  for (const group of groups.values()) {
    const rank = ranked(group);
    for (const [order, index] of rank.entries()) {
      const one = group[index] as Open;
      orders.set(one, order);
      if (ctx !== undefined && order > 0) {
        const first = locationOf((group[rank[0] as number] as Open).interaction, 0).interaction;
        sayAt(ctx, locationOf(one.interaction, one.position))("lost/repeat", { first });
      }
    }
  }
  return open.map((one) => ({ ...one, order: orders.get(one) ?? 0 }));
}

/** The places of a group in their turn: as recorded where no two say the same, else, as in merged files, as they stand. */
function ranked(group: readonly Open[]): readonly number[] {
  const places = [...group.keys()];
  const recorded = group.map(({ id, recorded: key }) => (key?.id === id ? key.order : undefined));
  const isTold = !recorded.includes(undefined) && new Set(recorded).size === group.length;
  return isTold ? places.sort((a, b) => (recorded[a] as number) - (recorded[b] as number)) : places;
}
