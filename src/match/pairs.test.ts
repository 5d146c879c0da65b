import { expect, test } from "vitest";
import { percentDecode, readPairs } from "./pairs.ts";

test.each([
  [
    "b=2&a=1",
    [
      ["a", "1"],
      ["b", "2"],
    ],
  ],
  [
    "a=2&b=0&a=1",
    [
      ["a", "2"],
      ["a", "1"],
      ["b", "0"],
    ],
  ],
  [
    "q=a+b%20c&%71=%2B",
    [
      ["q", "a b c"],
      ["q", "+"],
    ],
  ],
  [
    "a&b=&&=c&d=e=f",
    [
      ["", "c"],
      ["a", ""],
      ["b", ""],
      ["d", "e=f"],
    ],
  ],
  [
    "a%5B%5D=1&a[]=2",
    [
      ["a[]", "1"],
      ["a[]", "2"],
    ],
  ],
  ["", []],
])("pairs of %s", (text, pairs) => {
  expect(readPairs(text)).toEqual(pairs);
});

test("percent-encoding is undone for UTF-8, and other bytes stay apart", () => {
  expect(percentDecode("caf%c3%A9%E2%98%82")).toBe("café☂");
  expect(percentDecode("caf%E9")).toBe("caf\udce9");
  expect(percentDecode("%C3x%A9")).toBe("\udcc3x\udca9");
  expect(percentDecode("é%41%E9")).toBe("\udcc3\udca9A\udce9");
  expect(percentDecode("%C3%A9A%E9")).toBe("\udcc3\udca9A\udce9");
  expect(percentDecode("%EF%BF%BD")).toBe(percentDecode("%ef%bf%bd"));
  expect(percentDecode("100%, %zz %4")).toBe("100%, %zz %4");
  expect(percentDecode("%41".repeat(1_000_000)).length).toBe(1_000_000);
});
