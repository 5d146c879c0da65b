import { expect, test } from "vitest";
import { namesLike } from "./glob.ts";

test.each<[glob: string, is: readonly string[], isNot: readonly string[]]>([
  ["x-key", ["x-key"], ["x-keys", "X-Key", "", "x-ke"]],
  ["x-*", ["x-", "x-a", "x-a-b"], ["x", "y-a", "ax-"]],
  ["*-key", ["-key", "a-key", "a-key-key"], ["key", "a-keys"]],
  ["a*b*c", ["abc", "axbxc", "abbcc", "abcbc"], ["ac", "acb", "ab", "bac"]],
  ["ab*ba", ["abba", "abxba"], ["aba", "ab", "ba"]],
  ["*", ["", "a"], []],
  ["*a*a*", ["aa", "xaxax"], ["a", "xax", ""]],
  ["a**b", ["ab", "axb"], ["a", "b"]],
  ["*ab*b", ["abb", "xabxb"], ["ab"]],
  ["a.c", ["a.c"], ["abc"]],
])("%s", (glob, is, isNot) => {
  const fits = namesLike([glob]);
  expect({ is: is.filter(fits), isNot: isNot.filter(fits) }).toEqual({ is, isNot: [] });
});

test("a list means any of its names", () => {
  const fits = namesLike(["a", "b*", "*c"]);
  expect(["a", "bx", "xc", "ab", "cb", ""].filter(fits)).toEqual(["a", "bx", "xc"]);
});

test("stars do not make it look again and again", () => {
  const fits = namesLike([`${"*a".repeat(300)}*b`]);
  expect(fits("a".repeat(1_000_000))).toBe(false);
  expect(fits(`${"a".repeat(1_000_000)}b`)).toBe(true);
});
