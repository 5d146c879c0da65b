/** An item of one list, and the item of the other that stands for it, if any; both by their indexes. */
export interface Step {
  readonly a?: number;
  readonly b?: number;
}

/** Goes along two lists; gives what is not the same on both sides. What was replaced is paired in order. */
export type Sequence = (a: readonly string[], b: readonly string[]) => Step[];

// More edits than these are compared place by place: the search would take their square.
const mostEdits = 2000;

/** Loads what compares lists. */
export async function loadSequence(): Promise<Sequence> {
  const { diffArrays } = await import("diff");
  return (a, b) => {
    const start = commonStart(a, b);
    const end = commonEnd(a, b, start);
    const middle = [a.slice(start, a.length - end), b.slice(start, b.length - end)] as const;
    const runs = diffArrays([...middle[0]], [...middle[1]], { maxEditLength: mostEdits });
    return runs === undefined ? replaced(start, middle[0].length, start, middle[1].length) : stepsOf(runs, start);
  };
}

/** A run of items, as the library gives it: first what is gone, then what was added in its place. */
interface Run {
  readonly added: boolean;
  readonly removed: boolean;
  readonly count: number;
}

function stepsOf(runs: readonly Run[], start: number): Step[] {
  const steps: Step[] = [];
  let [a, b] = [start, start];
  let [gone, added] = [0, 0];
  const close = () => {
    for (const step of replaced(a - gone, gone, b - added, added)) steps.push(step);
    [gone, added] = [0, 0];
  };
  for (const run of runs) {
    if (run.removed) [a, gone] = [a + run.count, gone + run.count];
    else if (run.added) [b, added] = [b + run.count, added + run.count];
    else {
      close();
      [a, b] = [a + run.count, b + run.count];
    }
  }
  close();
  return steps;
}

/** Items in the place of others: pairs in order, then what is left of the longer one. */
function replaced(a: number, gone: number, b: number, added: number): Step[] {
  return Array.from({ length: Math.max(gone, added) }, (_, i) => ({
    ...(i < gone && { a: a + i }),
    ...(i < added && { b: b + i }),
  }));
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a[at] === b[at]) at++;
  return at;
}

function commonEnd(a: readonly string[], b: readonly string[], start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let n = 0;
  while (n < most && a[a.length - 1 - n] === b[b.length - 1 - n]) n++;
  return n;
}
