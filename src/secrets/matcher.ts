import { leastLength, type Spelling } from "./spellings.ts";

/** Where a spelling stands in a text. */
export interface Match {
  readonly start: number;
  readonly spelling: Spelling;
}

/** Finds texts in a text, all at once. */
export type Matcher = (text: string) => Match[];

const base = 0x01000193;
const filterBits = 16;

/** Makes a matcher: its cost is one look at each character, however many spellings there are. None is shorter than eight. */
export function matcherFor(spellings: readonly Spelling[]): Matcher {
  if (spellings.length === 0) return () => [];
  const table = new Map<number, Spelling[]>();
  const filter = new Uint8Array(1 << filterBits);
  for (const spelling of spellings) {
    let hash = 0;
    for (let i = 0; i < leastLength; i++) hash = (Math.imul(hash, base) + spelling.text.charCodeAt(i)) | 0;
    const same = table.get(hash);
    if (same === undefined) table.set(hash, [spelling]);
    else same.push(spelling);
    filter[slot(hash)] = 1;
  }
  for (const same of table.values()) same.sort((a, b) => b.text.length - a.text.length);
  let leaving = 1;
  for (let i = 0; i < leastLength; i++) leaving = Math.imul(leaving, base);
  return (text) => {
    const found: Match[] = [];
    let hash = 0;
    for (let i = 0; i < text.length; i++) {
      hash = (Math.imul(hash, base) + text.charCodeAt(i)) | 0;
      if (i >= leastLength) hash = (hash - Math.imul(leaving, text.charCodeAt(i - leastLength))) | 0;
      if (i < leastLength - 1 || filter[slot(hash)] === 0) continue;
      const start = i - leastLength + 1;
      const spelling = table.get(hash)?.find((one) => text.startsWith(one.text, start));
      if (spelling !== undefined) found.push({ start, spelling });
    }
    return found;
  };
}

function slot(hash: number): number {
  return (hash ^ (hash >>> filterBits)) & ((1 << filterBits) - 1);
}
