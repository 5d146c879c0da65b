import { type Edit, edited, moved, touching } from "./edits.ts";
import { fitted } from "./placeholder.ts";
import { type Found, type Leaf, type Packed, type Stretch, settled } from "./search.ts";
import type { ReplaceValues } from "./values.ts";

/** How secrets are replaced. */
export interface Replacing {
  placeholderOf(value: string): string | undefined;
  readonly replaceValues: ReplaceValues;
}

/** A text without its secrets, and the two rounds of edits that made it. */
export interface Rewritten {
  readonly text: string;
  readonly rounds: readonly (readonly Edit[])[];
}

/** Puts placeholders where secrets were found, then wherever else their values stand. `fixed` stretches keep their length. */
export function rewritten(text: string, found: readonly Found[], fixed: readonly Stretch[], r: Replacing): Rewritten {
  const isFixed = touching(fixed);
  const first = settled(found).flatMap((one) => editOf(one, isFixed(one.start, one.end), r));
  const once = edited(text, first);
  const borders = moved(
    fixed.flatMap(({ start, end }) => [start, end]),
    first,
  );
  const stretches = fixed.map((_, i) => ({ start: borders[2 * i] as number, end: borders[2 * i + 1] as number }));
  const second = r.replaceValues(once, stretches);
  return { text: edited(once, second), rounds: [first, second] };
}

function editOf(one: Found, isFixed: boolean, r: Replacing): Edit[] {
  const text = "inner" in one ? packedText(one, isFixed, r) : leafText(one, isFixed, r);
  return text === undefined ? [] : [{ start: one.start, end: one.end, text }];
}

function leafText({ value, start, end, spell }: Leaf, isFixed: boolean, r: Replacing): string | undefined {
  const placeholder = r.placeholderOf(value);
  if (placeholder === undefined) return undefined;
  return isFixed ? fitted(placeholder, end - start) : (spell?.(placeholder) ?? placeholder);
}

function packedText({ inner, found, pack }: Packed, isFixed: boolean, r: Replacing): string {
  return pack(rewritten(inner, found, isFixed ? [{ start: 0, end: inner.length }] : [], r).text);
}

/** The secrets among what was found, those inside of codings too. */
export function* leavesOf(found: readonly Found[]): Generator<Leaf> {
  for (const one of settled(found)) {
    if ("inner" in one) yield* leavesOf(one.found);
    else yield one;
  }
}
