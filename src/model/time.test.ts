import fc from "fast-check";
import { expect, test } from "vitest";
import { formatGoDuration, parseGoDuration } from "./time.ts";

test.each([
  ["0s", 0],
  ["0", 0],
  ["94.900458ms", 94.900458],
  ["477.457µs", 0.477457],
  ["477.457μs", 0.477457],
  ["1.5us", 0.0015],
  ["12ns", 0.000012],
  ["9.456836833s", 9456.836833],
  ["1m30s", 90_000],
  ["1m2.3s", 62_300],
  ["105h19m37.274363077s", 379_177_274.363077],
  ["-1.5h", -5_400_000],
  ["+5s", 5000],
  [".5s", 500],
  ["1.s", 1000],
])("reads %s", (text, ms) => {
  expect(parseGoDuration(text)).toBe(ms);
});

test.each(["", "5", "s", "1", "1 s", "1x", "1s2", "--1s", "1.2.3s", ".s", "1S", "3000000h"])("refuses %j", (text) => {
  expect(parseGoDuration(text)).toBeUndefined();
});

test.each([
  [0, "0s"],
  [0.000012, "12ns"],
  [0.477457, "477.457µs"],
  [1.5, "1.5ms"],
  [94.900458, "94.900458ms"],
  [1000, "1s"],
  [60_000, "1m0s"],
  [90_000, "1m30s"],
  [3_600_000, "1h0m0s"],
  [379_177_274.363077, "105h19m37.274363077s"],
  [-1.5, "-1.5ms"],
])("prints %d ms", (ms, text) => {
  expect(formatGoDuration(ms)).toBe(text);
});

test("keeps every nanosecond of 30 days", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30 * 86_400 * 1e9 }), (nanoseconds) => {
      const text = formatGoDuration(nanoseconds / 1e6);
      expect(formatGoDuration(parseGoDuration(text) as number)).toBe(text);
      expect(Math.round((parseGoDuration(text) as number) * 1e6)).toBe(nanoseconds);
    }),
  );
});
