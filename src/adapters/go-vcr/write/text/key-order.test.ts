import { expect, test } from "vitest";
import { compareKeys } from "./key-order.ts";

const sorted = (...keys: string[]) => keys.sort((a, b) => compareKeys(a, b, true));

test.each([
  ["letters by their code", ["Date", "Server", "a", "b"]],
  ["numbers by their size", ["X-1", "X-01", "X-2", "X-10", "X-A2", "X-A10"]],
  ["numbers in brackets", ["a[0]", "a[2]", "a[10]"]],
  ["what is no letter before letters", ["a-b", "a_b", "ab"]],
  ["letters after a digit before what is none", ["a1b", "a1-"]],
  ["a prefix first", ["", "a", "aa"]],
  ["zeros within a number as digits", ["a10", "a101", "a1000"]],
  ["numbers that 64 bits do not hold by what is left of them", ["18446744073709551616", "5"]],
  ["letters and digits of other scripts", ["٣", "é", "日"]],
  ["bytes that are not UTF-8 as one character", ["a\udc80\udcffb", "a\udcff\udc80c"]],
])("%s", (_, keys) => {
  expect(sorted(...keys)).toEqual(keys);
  expect(sorted(...[...keys].reverse())).toEqual(keys);
});

test("yaml.v2 has letters after all else", () => {
  expect(["a1b", "a1-"].sort((a, b) => compareKeys(a, b, false))).toEqual(["a1-", "a1b"]);
});
