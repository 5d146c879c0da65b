import { expect, test } from "vitest";
import { bodyFeatures, overlap, piecesOf, wordsOf } from "./features.ts";
import { readJson } from "./json.ts";

const ofJson = (value: unknown) => {
  const text = JSON.stringify(value);
  return bodyFeatures({ kind: "json", text, root: readJson(text) as NonNullable<ReturnType<typeof readJson>> });
};

test.each([
  ["", "", 1],
  ["a b", "a b", 1],
  ["a b", "b  a\n", 1],
  ["a b", "c d", 0],
  ["a b c d", "a b c e", 0.75],
  ["a a a a", "a", 0.4],
  ["a", "", 0],
])("the words of %j and %j overlap by %d", (a, b, expected) => {
  expect(overlap(wordsOf(a), wordsOf(b))).toBe(expected);
  expect(overlap(wordsOf(b), wordsOf(a))).toBe(expected);
});

test("words of JSON count with their path, but for the place in an array", () => {
  expect(overlap(ofJson({ a: ["x", "y"] }), ofJson({ a: ["y", "x"] }))).toBe(1);
  expect(overlap(ofJson({ a: "x" }), ofJson({ b: "x" }))).toBe(0);
  expect(overlap(ofJson({ a: { b: "x" } }), ofJson({ "a/b": "x" }))).toBe(1);
  expect(overlap(ofJson([1, 2, 3, 4]), ofJson([1, 2, 3]))).toBeCloseTo(6 / 7);
});

test("pieces are compared as wholes", () => {
  expect(overlap(piecesOf(["a b"]), piecesOf(["a", "b"]))).toBe(0);
});

test("no more of a body is looked at than says something", () => {
  expect(wordsOf("word ".repeat(50_000))).toHaveLength(20_000);
  expect(ofJson(Array(50_000).fill(7))).toHaveLength(20_000);
});
