import { leastLength, type Spelling } from "./spellings.ts";

/** Where a spelling stands in a text. */
interface Match {
  readonly start: number;
  readonly spelling: Spelling;
}

/** Finds texts in a text, all at once. */
export type Matcher = (text: string) => Match[];

const base = 0x01000193;
const filterBits = 16;

/** Spellings that hash alike, in order; each knows the nearest one before it that it begins with. */
interface Bucket {
  readonly sorted: readonly Spelling[];
  readonly parents: readonly number[];
}

/** Makes a matcher: its cost is one look at each character, however many spellings there are. None is shorter than `least`. */
export function matcherFor(spellings: readonly Spelling[], least: number = leastLength): Matcher {
  if (spellings.length === 0) return () => [];
  const lists = new Map<number, Spelling[]>();
  const filter = new Uint8Array(1 << filterBits);
  for (const spelling of spellings) {
    let hash = 0;
    for (let i = 0; i < least; i++) hash = (Math.imul(hash, base) + spelling.text.charCodeAt(i)) | 0;
    const same = lists.get(hash);
    if (same === undefined) lists.set(hash, [spelling]);
    else same.push(spelling);
    filter[slot(hash)] = 1;
  }
  const table = new Map([...lists].map(([hash, same]) => [hash, bucketOf(same)]));
  let leaving = 1;
  for (let i = 0; i < least; i++) leaving = Math.imul(leaving, base);
  return (text) => {
    const found: Match[] = [];
    let hash = 0;
    for (let i = 0; i < text.length; i++) {
      hash = (Math.imul(hash, base) + text.charCodeAt(i)) | 0;
      if (i >= least) hash = (hash - Math.imul(leaving, text.charCodeAt(i - least))) | 0;
      if (i < least - 1 || filter[slot(hash)] === 0) continue;
      const start = i - least + 1;
      const bucket = table.get(hash);
      const spelling = bucket && longestAt(bucket, text, start);
      if (spelling !== undefined) found.push({ start, spelling });
    }
    return found;
  };
}

function bucketOf(same: readonly Spelling[]): Bucket {
  const sorted = [...new Map([...same].reverse().map((one) => [one.text, one])).values()].sort((a, b) =>
    a.text < b.text ? -1 : 1,
  );
  const parents: number[] = [];
  for (const [i, { text }] of sorted.entries()) {
    let parent = i - 1;
    while (parent >= 0 && !text.startsWith(sorted[parent]?.text ?? "")) parent = parents[parent] as number;
    parents.push(parent);
  }
  return { sorted, parents };
}

/** The longest spelling that a text goes on with: the last one in order that is not behind the text, or one it begins with. */
function longestAt({ sorted, parents }: Bucket, text: string, start: number): Spelling | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle]?.text ?? "";
    if (one <= text.slice(start, start + one.length)) low = middle + 1;
    else high = middle;
  }
  let i = low - 1;
  while (i >= 0 && !text.startsWith(sorted[i]?.text ?? "", start)) i = parents[i] as number;
  return sorted[i];
}

function slot(hash: number): number {
  return (hash ^ (hash >>> filterBits)) & ((1 << filterBits) - 1);
}
