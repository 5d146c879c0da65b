import fc from "fast-check";
import { expect, test } from "vitest";
import { type Edit, edited, moved, touching } from "./edits.ts";

const edit = (start: number, end: number, text: string): Edit => ({ start, end, text });

test("edits change their stretches", () => {
  expect(edited("abcdef", [])).toBe("abcdef");
  expect(edited("abcdef", [edit(0, 1, "X"), edit(1, 1, "+"), edit(4, 6, "")])).toBe("X+bcd");
});

test("offsets move along; one inside of an edit stands behind it", () => {
  expect(moved([0, 5, 10, 20, 30, 50, 60], [edit(10, 50, "12345")])).toEqual([0, 5, 10, 15, 15, 15, 25]);
  expect(moved([3, 3, 4], [edit(0, 2, ""), edit(3, 3, "ab"), edit(4, 5, "")])).toEqual([1, 1, 4]);
});

/** Edits of a text of 40 characters, in order. */
const edits = fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.string({ maxLength: 8 })), { maxLength: 6 }).map((list) => {
  let at = 0;
  return list.flatMap(([gap, length, text]) => {
    const start = at + gap;
    at = start + length + 1;
    return at > 40 ? [] : [edit(start, at, text)];
  });
});

test("what stands outside of edits is where the offsets say", () => {
  const text = Array.from({ length: 40 }, (_, i) => String.fromCharCode(0x4e00 + i)).join("");
  fc.assert(
    fc.property(edits, (list) => {
      const after = edited(text, list);
      const places = moved(
        Array.from({ length: 40 }, (_, i) => i),
        list,
      );
      expect([...places].sort((a, b) => a - b)).toEqual(places);
      for (const [i, at] of places.entries()) {
        const inside = list.find(({ start, end }) => start < i && i < end);
        const before = list.find(({ start }) => start === i);
        if (inside === undefined && before === undefined) expect(after[at]).toBe(text[i]);
      }
    }),
    { numRuns: 300, seed: 7 },
  );
});

test("stretches touch when they have a character in common", () => {
  fc.assert(
    fc.property(edits, fc.nat(45), fc.nat(45), (list, a, b) => {
      const [start, end] = a < b ? [a, b] : [b, a];
      expect(touching(list)(start, end)).toBe(list.some((one) => start < one.end && one.start < end));
    }),
    { numRuns: 500, seed: 7 },
  );
});
