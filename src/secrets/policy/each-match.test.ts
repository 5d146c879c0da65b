import fc from "fast-check";
import { RE2JS } from "re2js";
import { expect, test } from "vitest";
import { eachMatch } from "./each-match.ts";

const textsOf = (pattern: string, text: string) =>
  Array.from(eachMatch(RE2JS.compile(pattern), text), ({ start, end }) => text.slice(start, end));

/** What JavaScript's own engine finds, for patterns that mean the same in both. */
function reference(pattern: string, text: string): [number, number][] {
  return [...text.matchAll(new RegExp(pattern, "gu"))]
    .filter(([whole]) => whole !== "")
    .map(({ index, 0: whole }) => [index, index + whole.length]);
}

test("finds what other engines find, without what is empty", () => {
  const pattern = fc.constantFrom(
    "a+",
    "a|b*",
    "(?:ab|a)(?:c|bcd)?",
    "^a",
    "a$",
    "\\ba",
    "b\\b",
    "[^a]b?",
    "\\b|ab",
    ".",
    "a.{2}b",
  );
  const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "d", " ", "\u{1f600}"), maxLength: 30 });
  fc.assert(
    fc.property(pattern, text, fc.nat(1), (source, part, isLong) => {
      // Long texts take several windows.
      const whole = isLong === 1 ? `${part}${"- ".repeat(1_500)}${part}` : part;
      const found = Array.from(eachMatch(RE2JS.compile(source), whole), ({ start, end }) => [start, end]);
      expect(found).toEqual(reference(source, whole));
    }),
  );
});

test("finds matches that are longer than a window, and across the ends of windows", () => {
  const long = `<${"x".repeat(100_000)}>`;
  expect(textsOf("<x+>", `${"- ".repeat(5_000)}${long}-${long}`)).toEqual([long, long]);
  for (let before = 2_030; before < 2_060; before++) {
    expect(textsOf("key_[0-9]{8}(-[0-9]+)?$", `${"-".repeat(before)}key_12345678-9`)).toEqual(["key_12345678-9"]);
    expect(textsOf("\u{1f600}+", `${"-".repeat(before)}\u{1f600}\u{1f600}-`)).toEqual(["\u{1f600}\u{1f600}"]);
  }
});

test("the end of a window is no end of the text, and its start no start", () => {
  const text = "ab ".repeat(3_000);
  expect(textsOf("(?:ab )+$", text)).toEqual([text]);
  expect(textsOf("ab$", text)).toEqual([]);
  expect(textsOf("^ab", text)).toEqual(["ab"]);
  expect(textsOf("b\\b", text)).toHaveLength(3_000);
  expect(textsOf("\\Bb", text)).toHaveLength(3_000);
});

test("what stands far behind a match does not make it longer", () => {
  expect(textsOf("a(?:-*b)?", `a${"-".repeat(1_000)}b${"-".repeat(5_000)}`)).toEqual([`a${"-".repeat(1_000)}b`]);
  expect(textsOf("a(?:-*b)?", `a${"-".repeat(3_000)}b${"-".repeat(5_000)}`)).toEqual(["a"]);
});

test("reads as much as the text is long, times a constant", () => {
  let read = 0;
  const counted = RE2JS.compile("a(?:.*b)?");
  const matcher = counted.matcher.bind(counted);
  const test = counted.test.bind(counted);
  counted.matcher = (part) => {
    read += (part as string).length;
    return matcher(part);
  };
  counted.test = (part) => {
    read += (part as string).length;
    return test(part);
  };
  const costs = [20_000, 40_000, 80_000].map((length) => {
    read = 0;
    expect(Array.from(eachMatch(counted, "a".repeat(length)))).toHaveLength(length);
    return read;
  });
  const [small = 0, middle = 0, large = 0] = costs;
  // 128 characters for each match, and the one before it.
  expect([middle - small, large - middle]).toEqual([20_000 * 129, 40_000 * 129]);
});
