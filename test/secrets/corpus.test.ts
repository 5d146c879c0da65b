import { expect, test } from "vitest";
import { fits, tells, valueFor } from "../support/planted/corpus.ts";
import { kinds } from "../support/planted/kinds.ts";
import { places } from "../support/planted/places.ts";
import { needlesFor, searchFor, sightings, spellings } from "../support/planted/search.ts";

test("kinds and places have names of their own", () => {
  expect(new Set(kinds.map(({ id }) => id)).size).toBe(kinds.length);
  expect(new Set(places.map(({ name }) => name)).size).toBe(places.length);
  expect(kinds.length).toBeGreaterThan(50);
});

test("every place has a kind, and every kind places", () => {
  expect(places.filter((place) => !kinds.some((kind) => fits(kind, place))).map(({ name }) => name)).toEqual([]);
  const few = kinds.filter((kind) => places.filter((place) => tells(kind, place)).length < 4);
  expect(few.map(({ id }) => id)).toEqual([]);
});

test("values are the same every time, and others elsewhere", () => {
  for (const kind of kinds) {
    expect(valueFor(kind, "a")).toBe(valueFor(kind, "a"));
    expect(valueFor(kind, "a")).not.toBe(valueFor(kind, "b"));
  }
});

// The search proves something only if it finds what is there.
test.each(kinds)("$id is found in every spelling", (kind) => {
  const value = valueFor(kind, "spelled");
  const other = valueFor(kind, "another");
  const search = searchFor(needlesFor([value, other]));
  const missed = spellings(value)
    .filter((text) => text.length >= 6)
    .filter((text) => {
      const file = Buffer.from(Buffer.from(`begin ${text} end`).toString("latin1"), "latin1");
      return !sightings(search, file).some((one) => one.value === value);
    });
  expect(missed).toEqual([]);
  expect(sightings(search, Buffer.from("begin REDACTED_TOKEN_1 end"))).toEqual([]);
});

test("a half of a long value is found as well", () => {
  const value = "abcdefghijkl0123456789mnopqrstuvwxyz";
  const search = searchFor(needlesFor([value]));
  expect(sightings(search, Buffer.from("x abcdefghijkl0123456 y"))).toEqual([{ value, where: "file" }]);
  expect(sightings(search, Buffer.from("x abcdefghijkl012345 y"))).toEqual([{ value, where: "file" }]);
  expect(sightings(search, Buffer.from("x abcdefghijkl01234 y"))).toEqual([]);
});
