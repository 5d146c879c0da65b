import { expect, test } from "vitest";
import { resolveFlag, resolveInteger } from "./resolve.ts";

test.each<[text: string, value: number | undefined]>([
  ["0", 0],
  ["-0", 0],
  ["200", 200],
  ["+200", 200],
  ["-1", -1],
  ["1_000", 1000],
  ["0200", 128],
  ["0o310", 200],
  ["0xC8", 200],
  ["-0x10", -16],
  ["0b11", 3],
  ["2e2", 200],
  ["2.9", 2],
  ["-2.9", -2],
  [".5e1", 5],
  ["5.", 5],
  ["089", 89],
  ["9007199254740991", 9007199254740991],
  ["9007199254740993", undefined],
  ["1e400", undefined],
  [".inf", undefined],
  [".", undefined],
  ["", undefined],
  ["_1", undefined],
  ["0x", undefined],
  ["1:30", undefined],
  ["2001-01-01", undefined],
  ["200 OK", undefined],
])("the number %j", (text, value) => {
  expect(resolveInteger(text)).toBe(value);
});

test("truth values", () => {
  expect(["true", "Yes", "ON", "y"].map(resolveFlag)).toEqual([true, true, true, true]);
  expect(["False", "no", "Off", "N"].map(resolveFlag)).toEqual([false, false, false, false]);
  expect(["tRue", "1", "", "yess"].map(resolveFlag)).toEqual([undefined, undefined, undefined, undefined]);
});
