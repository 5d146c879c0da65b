import type { TextPlace } from "../../secrets/places.ts";

/** What a rule set finds in a text. */
export interface RuleHit {
  /** The rule's own name. */
  readonly rule: string;
  /** In words with hyphens. */
  readonly kind: string;
  /** Offsets into the text. */
  readonly start: number;
  readonly end: number;
}

/** Looks for secrets in a text by rules that others maintain. */
export type RuleSet = (text: string) => Promise<readonly RuleHit[]>;

/** A hit in one of several texts, by offsets into that text. */
export interface PlacedHit extends RuleHit {
  readonly place: TextPlace;
}

// No rule takes a NUL for white space, so that none reaches from one text into the next.
const divider = "\n\0\n";

/** Shows texts to a rule set, all at once: a call takes far longer than a header is long. */
export async function hitsIn(places: readonly TextPlace[], rules: RuleSet): Promise<PlacedHit[]> {
  const starts: number[] = [];
  let length = 0;
  for (const { text } of places) {
    starts.push(length);
    length += text.length + divider.length;
  }
  const hits = await rules(places.map(({ text }) => text).join(divider));
  return hits.flatMap(({ start, end, ...hit }) => {
    const index = lastUpTo(starts, start);
    const place = places[index];
    if (place === undefined) return [];
    const offset = starts[index] as number;
    return [{ ...hit, place, start: start - offset, end: Math.min(end - offset, place.text.length) }];
  });
}

/** The last of ascending numbers that is not above another one. */
function lastUpTo(numbers: readonly number[], most: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] as number) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}
