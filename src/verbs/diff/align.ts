import type { Outline } from "./outline.ts";

/** An interaction of A, one of B, or two that stand for each other, by their places in the lists. */
export interface Aligned {
  readonly a?: number;
  readonly b?: number;
  /** Others that stand for each other are before it in one file and behind it in the other. */
  readonly moved: boolean;
}

/** Gives how alike two requests are, from 0 to 1. */
type Alike = (a: number, b: number) => number;

// On one route more pairs than these are not weighed, but taken in order.
const mostWeighed = 400;

/** Loads what is needed to weigh the requests at these places. */
export type Weigh = (a: readonly number[], b: readonly number[]) => Promise<Alike>;

/**
 * Finds for each interaction of A the one of B that stands for it: by everything, by request and answer, by request, each
 * in order; what is left by route, where requests that are most alike go together; then by answer. What stands for nothing
 * is in the list alone. The list follows A; what only B has stands behind what it follows there.
 */
export async function align(a: readonly Outline[], b: readonly Outline[], weigh: Weigh): Promise<Aligned[]> {
  const partnerOf = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (i: number, j: number) => {
    partnerOf.set(i, j);
    taken.add(j);
  };
  /** What stands for nothing yet, by a label that both files have. */
  const groups = (label: Label) =>
    shared(
      unpaired(a, label, (i) => partnerOf.has(i)),
      unpaired(b, label, (j) => taken.has(j)),
    );
  for (const label of ["whole", "exchange", "request"] as const) {
    for (const [xs, ys] of groups(label)) inOrder(xs, ys, pair);
  }
  for (const [xs, ys] of groups("route")) {
    if (xs.length * ys.length === 1 || xs.length * ys.length > mostWeighed) inOrder(xs, ys, pair);
    else byWeight(xs, ys, await weigh(xs, ys), pair);
  }
  for (const label of ["otherOrigin", "otherMethod", "otherPath"] as const) {
    for (const [xs, ys] of groups(label)) inOrder(xs, ys, pair);
  }
  return listed(a.length, b.length, partnerOf);
}

type Label = Exclude<keyof Outline, "row">;
type Labelled = readonly (readonly [label: string, place: number])[];

function unpaired(outlines: readonly Outline[], label: Label, isPaired: (i: number) => boolean): Labelled {
  return outlines.flatMap((outline, i) => {
    const value = outline[label];
    return value === undefined || isPaired(i) ? [] : [[value, i] as const];
  });
}

/** The places of both sides under each label that A has. */
function shared(a: Labelled, b: Labelled): Iterable<readonly [a: number[], b: number[]]> {
  const groups = new Map<string, readonly [a: number[], b: number[]]>();
  for (const [label, i] of a) {
    const group = groups.get(label);
    if (group === undefined) groups.set(label, [[i], []]);
    else group[0].push(i);
  }
  for (const [label, j] of b) groups.get(label)?.[1].push(j);
  return groups.values();
}

type Pair = (i: number, j: number) => void;

function inOrder(xs: readonly number[], ys: readonly number[], pair: Pair): void {
  for (let n = 0; n < xs.length && n < ys.length; n++) pair(xs[n] as number, ys[n] as number);
}

/** The most alike first; of those that are as much alike, those whose places are nearest. */
function byWeight(xs: readonly number[], ys: readonly number[], alike: Alike, pair: Pair): void {
  const weighed = xs.flatMap((i, m) => ys.map((j, n) => ({ i, j, weight: alike(i, j), apart: Math.abs(m - n) })));
  weighed.sort((p, q) => q.weight - p.weight || p.apart - q.apart || p.i - q.i || p.j - q.j);
  const [usedX, usedY] = [new Set<number>(), new Set<number>()];
  for (const { i, j } of weighed) {
    if (usedX.has(i) || usedY.has(j)) continue;
    usedX.add(i);
    usedY.add(j);
    pair(i, j);
  }
}

function listed(lengthOfA: number, lengthOfB: number, partnerOf: ReadonlyMap<number, number>): Aligned[] {
  const pairs = [...partnerOf].sort(([i], [j]) => i - j);
  const inPlace = longestRise(pairs.map(([, j]) => j));
  const movedA = new Set(pairs.filter((_, n) => !inPlace.has(n)).map(([i]) => i));
  const ownerOf = new Map(pairs.map(([i, j]) => [j, i]));
  // What only B has, behind the places of A.
  const behind = new Map<number, number[]>([[-1, []]]);
  let last = -1;
  for (let j = 0; j < lengthOfB; j++) {
    const i = ownerOf.get(j);
    if (i === undefined) behind.get(last)?.push(j);
    else if (!movedA.has(i)) {
      last = i;
      behind.set(i, []);
    }
  }
  const list: Aligned[] = [];
  const addBehind = (i: number) => {
    for (const j of behind.get(i) ?? []) list.push({ b: j, moved: false });
  };
  addBehind(-1);
  for (let i = 0; i < lengthOfA; i++) {
    const j = partnerOf.get(i);
    list.push({ a: i, ...(j !== undefined && { b: j }), moved: movedA.has(i) });
    addBehind(i);
  }
  return list;
}

/** The places of a longest rising run of numbers, not necessarily neighbours: what is not in it has moved. */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [at, number] of numbers.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] as number] as number) < number) low = middle + 1;
      else high = middle;
    }
    before[at] = low === 0 ? -1 : (ends[low - 1] as number);
    ends[low] = at;
  }
  const rise = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] as number) rise.add(at);
  return rise;
}
