import { expect, test } from "vitest";
import { isNoStatus, statusOf } from "./status.ts";

test.each([
  [200, 200],
  ["200", 200],
  [999, 999],
  [0, undefined],
  [-1, undefined],
  [null, undefined],
  [undefined, undefined],
  ["", undefined],
  ["200 OK", undefined],
  [200.5, undefined],
  [1e300, undefined],
  [[200], undefined],
])("%j", (raw, expected) => {
  expect(statusOf(raw)).toBe(expected);
});

test("what stands for no answer", () => {
  expect([undefined, null, 0, -1, -2, "0", "none"].map(isNoStatus)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
