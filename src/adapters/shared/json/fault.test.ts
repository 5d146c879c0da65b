import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonFault, placeOf } from "./fault.ts";

test.each([
  ["", 0],
  ["  ", 2],
  ["[1,]", 3],
  ["[1 2]", 3],
  ['{"a":1,}', 7],
  ['{"a" 1}', 5],
  ["{a:1}", 1],
  ['{"a":tru}', 5],
  ['["a', 3],
  ['["a\nb"]', 3],
  ['["\\x"]', 2],
  ['["\\u12g4"]', 2],
  ["[01]", 2],
  ["[1}", 2],
  ["[] []", 3],
  ["[[[[", 4],
  ['["\\\\x\\"",]', 9],
])("%j breaks at %i", (text, offset) => {
  expect(jsonFault(text)).toBe(offset);
});

test("what JSON.parse takes has no fault before its end, and what it refuses has one", () => {
  const damaged = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", "]", "{", '"', "\\", "1", " ", "\u0001"))
    .map(([json, at, piece]) => {
      const cut = at % (json.length + 1);
      return json.slice(0, cut) + piece + json.slice(cut + (at % 3));
    });
  fc.assert(
    fc.property(damaged, (text) => {
      const fault = jsonFault(text);
      let valid = true;
      try {
        JSON.parse(text);
      } catch {
        valid = false;
      }
      if (valid) {
        expect(fault).toBe(text.length);
        return;
      }
      // Up to the fault nothing is wrong, and the next character makes it so.
      const before = text.slice(0, fault);
      expect(jsonFault(before)).toBe(fault);
      if (fault < text.length) expect(jsonFault(text.slice(0, fault + 1))).toBe(fault);
    }),
  );
});

test("a million brackets need no stack", () => {
  expect(jsonFault("[".repeat(1_000_000))).toBe(1_000_000);
});

test("places count from 1", () => {
  expect(placeOf("ab\ncd\n", 0)).toEqual({ line: 1, column: 1 });
  expect(placeOf("ab\ncd\n", 4)).toEqual({ line: 2, column: 2 });
  expect(placeOf("ab\ncd\n", 6)).toEqual({ line: 3, column: 1 });
});
