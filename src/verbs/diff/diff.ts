import type { Detection, Reading, Source } from "../../adapters/adapter.ts";
import { type Selection, select } from "../../edit/select.ts";
import { strict } from "../../match/presets.ts";
import { weighed } from "../../match/similarity.ts";
import type { CassetteMeta, Interaction, MatchPolicy } from "../../model/types.ts";
import { type Opened, open, type ReadOptions } from "../../read.ts";
import { mask, maskInteraction, maskMeta } from "../../secrets/mask.ts";
import { asSource } from "../../source.ts";
import type { InteractionRow } from "../inspect.ts";
import { type Aligned, align, type Weigh } from "./align.ts";
import { type CompareOptions, differencesOf, metaDifferences } from "./compare.ts";
import { type Difference, placeOf } from "./difference.ts";
import { type Outline, outlineOf } from "./outline.ts";
import { loadSequence } from "./sequence.ts";
import { unheldBy } from "./unheld.ts";

/** Options of `diff`. */
export interface DiffOptions extends ReadOptions {
  /** Which requests are the same; default: method, URL and body. */
  readonly match?: MatchPolicy;
  /** Which interactions of both files are compared. */
  readonly select?: Selection;
  /** Counts what differs from one recording to the next anyway, and what one of two formats has no place for. */
  readonly all?: boolean;
  /** How many differences of one interaction are kept; default 100. */
  readonly limit?: number;
}

/** One of the two files. */
export interface DiffSide {
  readonly from: Detection;
  /** How many interactions were compared. */
  readonly interactions: number;
}

/** What became of an interaction from A to B. */
export interface Change {
  readonly kind: "gone" | "added" | "changed" | "moved";
  readonly a?: InteractionRow;
  readonly b?: InteractionRow;
  /** Others that stand for each other are before it in one file, and behind it in the other. A change may have moved as well. */
  readonly moved: boolean;
  readonly differences: readonly Difference[];
  /** How many differences there are beyond the limit. */
  readonly more: number;
}

/** How two files differ. */
export interface Diff {
  readonly a: DiffSide;
  readonly b: DiffSide;
  /** In the order of A; what only B has stands behind what it follows there. */
  readonly changes: readonly Change[];
  /** Where the files say different things of themselves. */
  readonly file: readonly Difference[];
  /** How many interactions of both are the same. */
  readonly same: number;
  /** How many differences do not count: they come with every recording, or one of the formats has no place for such a thing. */
  readonly muted: number;
}

/**
 * Compares two recordings of any formats, interaction by interaction. Secrets are masked in what it gives.
 * Throws `RespoolError`: `input/*`, `option/invalid`.
 */
export async function diff(a: Uint8Array | Source, b: Uint8Array | Source, o: DiffOptions = {}): Promise<Diff> {
  const one = await takeIn(asSource(a), o);
  const other = await takeIn(asSource(b), o);
  const aligned = await align(one.outlines, other.outlines, weighing(one, other, o));
  const compare: CompareOptions = {
    sequence: await loadSequence(),
    ...(o.decode !== undefined && { decode: o.decode }),
    ...(!o.all && { extensions: new Set(one.from.format === other.from.format ? [one.from.format] : []) }),
  };
  const tally = { same: 0, muted: 0 };
  const isUnheld = unheldBy(one.from.format, other.from.format);
  const isShown = (difference: Difference): boolean => {
    const isMuted = !o.all && (difference.volatile === true || isUnheld(difference));
    if (isMuted) tally.muted++;
    return !isMuted;
  };
  const file = metaOf(one, other, o, compare).filter(isShown);
  const differing = aligned.filter((entry) => !isSame(entry, one.outlines, other.outlines));
  const details = detailsOf(differing, one, other, compare, isShown, o.limit ?? 100);
  const changes: Change[] = [];
  for (const entry of aligned) {
    const { differences, more } = isSame(entry, one.outlines, other.outlines)
      ? { differences: [], more: 0 }
      : ((await details.next()).value as Details);
    const kind = kindOf(entry, differences);
    if (kind === undefined) tally.same++;
    else changes.push({ kind, ...rowsOf(entry, one, other), moved: entry.moved, differences, more });
  }
  return {
    a: { from: one.from, interactions: one.outlines.length },
    b: { from: other.from, interactions: other.outlines.length },
    changes,
    file,
    ...tally,
  };
}

/** A file of which only outlines are held, where it is large. */
interface Taken {
  readonly from: Detection;
  readonly meta: CassetteMeta;
  readonly outlines: readonly Outline[];
  /** The interactions at these places. */
  fetch(places: readonly number[]): AsyncIterable<Interaction> | Iterable<Interaction>;
}

// The interactions of smaller sources are held.
const heldBytes = 64 * 1024 * 1024;

async function takeIn(source: Source, o: DiffOptions): Promise<Taken> {
  const { reading, from }: Opened = await open(source, o, o.onNotice ?? (() => {}));
  const { pick } = reading;
  const again = pick !== undefined && (source.size ?? 0) > heldBytes ? pick : undefined;
  const outlines: Outline[] = [];
  const held: Interaction[] = [];
  const chosen: Reading["interactions"] =
    o.select === undefined ? reading.interactions : select(reading.interactions, o.select, () => {});
  for await (const interaction of chosen) {
    if (again === undefined) held.push(interaction);
    outlines.push(await outlineOf(interaction, outlines.length, o.match ?? strict, o.decode));
  }
  return {
    from,
    meta: reading.meta,
    outlines,
    fetch: (places) =>
      again === undefined
        ? places.map((place) => held[place] as Interaction)
        : again(
            places.map((place) => (outlines[place] as Outline).row.index),
            () => {},
          ),
  };
}

function weighing(one: Taken, other: Taken, { match = strict }: DiffOptions): Weigh {
  return async (a, b) => {
    const requests = async (taken: Taken, places: readonly number[]) => {
      const found = new Map<number, Interaction["request"]>();
      let n = 0;
      for await (const { request } of taken.fetch(places)) found.set(places[n++] as number, request);
      return found;
    };
    return weighed(await requests(one, a), await requests(other, b), match);
  };
}

function isSame({ a = -1, b = -1 }: Aligned, one: readonly Outline[], other: readonly Outline[]): boolean {
  const whole = one[a]?.whole;
  return whole !== undefined && whole === other[b]?.whole;
}

interface Details {
  readonly differences: readonly Difference[];
  readonly more: number;
}

/** The differences of entries, one after the other; both files are read once more from their beginning to their end. */
async function* detailsOf(
  entries: readonly Aligned[],
  one: Taken,
  other: Taken,
  compare: CompareOptions,
  isShown: (difference: Difference) => boolean,
  limit: number,
): AsyncGenerator<Details> {
  const pairs = entries.filter(({ a, b }) => a !== undefined && b !== undefined);
  const as = iterate(one.fetch(pairs.map(({ a }) => a as number)));
  const bs = iterate(other.fetch(pairs.map(({ b }) => b as number)));
  for (const { a, b } of entries) {
    if (a === undefined || b === undefined) {
      yield { differences: [], more: 0 };
      continue;
    }
    const [x, y] = [(await as.next()).value as Interaction, (await bs.next()).value as Interaction];
    const all = await differencesOf(x, y, compare);
    const counted = all.filter(isShown);
    const shown = counted.slice(0, limit);
    const masks =
      shown.length === 0
        ? []
        : await differencesOf(await maskInteraction(x, compare), await maskInteraction(y, compare), compare);
    yield { differences: masked(shown, masks), more: counted.length - shown.length };
  }
}

async function* iterate<T>(items: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

/** The differences with their values as they are where secrets are masked; where none is left, it is a secret that differs. */
function masked(differences: readonly Difference[], shown: readonly Difference[]): Difference[] {
  const key = (difference: Difference) => `${difference.kind} ${placeOf(difference)}`;
  const byPlace = new Map(shown.map((difference) => [key(difference), difference]));
  return differences.map((difference) => {
    const { a, b, ...place } = difference;
    const same = byPlace.get(key(difference));
    return { ...place, ...(a !== undefined && { a: same?.a ?? mask }), ...(b !== undefined && { b: same?.b ?? mask }) };
  });
}

/** Two formats say different things of their files by nature. */
function metaOf(one: Taken, other: Taken, { all }: DiffOptions, compare: CompareOptions): Difference[] {
  if (one.from.format !== other.from.format && !all) return [];
  const differences = metaDifferences(one.meta, other.meta, compare);
  return masked(differences, metaDifferences(maskMeta(one.meta, compare), maskMeta(other.meta, compare), compare));
}

function kindOf({ a, b, moved }: Aligned, differences: readonly Difference[]): Change["kind"] | undefined {
  if (b === undefined) return "gone";
  if (a === undefined) return "added";
  if (differences.length > 0) return "changed";
  return moved ? "moved" : undefined;
}

function rowsOf({ a, b }: Aligned, one: Taken, other: Taken): Pick<Change, "a" | "b"> {
  const [x, y] = [one.outlines[a ?? -1]?.row, other.outlines[b ?? -1]?.row];
  return { ...(x !== undefined && { a: x }), ...(y !== undefined && { b: y }) };
}
