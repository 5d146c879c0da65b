import fc from "fast-check";
import { expect, test } from "vitest";
import { matcherFor } from "./matcher.ts";
import type { Spelling } from "./spellings.ts";

const spelling = (text: string, value = 0): Spelling => ({ text, value, coding: "plain", lead: 0 });

/** The longest of the texts at each place, by looking. */
function searched(texts: readonly string[], text: string): [number, string][] {
  return Array.from({ length: text.length }, (_, i) => i).flatMap((i) => {
    const here = texts.filter((one) => text.startsWith(one, i)).sort((a, b) => b.length - a.length)[0];
    return here === undefined ? [] : [[i, here] as [number, string]];
  });
}

test("nothing to look for is found nowhere", () => {
  expect(matcherFor([])("abcdefghijkl")).toEqual([]);
});

test("at one place the longest is found, of equal ones the first", () => {
  const find = matcherFor([
    spelling("abcdefgh", 1),
    spelling("abcdefghij", 2),
    spelling("abcdefghij", 3),
    spelling("bcdefghi", 4),
  ]);
  expect(find("-abcdefghi-abcdefghij").map(({ start, spelling: { value } }) => [start, value])).toEqual([
    [1, 1],
    [2, 4],
    [11, 2],
    [12, 4],
  ]);
});

test.each([1, 4, 8])("a matcher of at least %i characters finds what looking finds", (least) => {
  const letters = fc.constantFrom("a", "b", "\u00e4", "\ud83d");
  const texts = fc.array(fc.string({ unit: letters, minLength: least, maxLength: least + 6 }), { maxLength: 12 });
  const text = fc.oneof(
    fc.string({ unit: letters, maxLength: 60 }),
    fc.tuple(texts, fc.string({ unit: letters, maxLength: 5 })).map(([list, glue]) => list.join(glue)),
  );
  fc.assert(
    fc.property(texts, text, fc.string({ unit: letters, maxLength: 4 }), (list, between, lead) => {
      const whole = lead + list.join("") + between;
      const found = matcherFor(
        list.map((one, i) => spelling(one, i)),
        least,
      )(whole);
      expect(found.map(({ start, spelling: { text: one } }) => [start, one])).toEqual(searched(list, whole));
    }),
    { numRuns: 300, seed: 7 },
  );
});

test("many texts that begin alike, and many of the same hash, cost no more than others", () => {
  const texts = Array.from(
    { length: 40_000 },
    (_, i) => `eyJhbGciOiJIUzI1NiJ9.${i.toString(36)}.${"a".repeat(i % 40)}`,
  );
  const found = matcherFor(texts.map((one, i) => spelling(one, i)))(texts.join(" "));
  expect(found.map(({ spelling: { value } }) => value)).toEqual(texts.map((_, i) => i));
});
