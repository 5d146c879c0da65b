import { expect, test } from "vitest";
import { leavesOf, rewritten } from "./rewrite-text.ts";
import { type Leaf, type Packed, settled } from "./search.ts";

const leaf = (start: number, end: number, value: string, more: Partial<Leaf> = {}): Leaf => ({
  kind: "token",
  by: "name",
  path: [],
  start,
  end,
  value,
  ...more,
});
const replacing = {
  placeholderOf: (value: string) => (value === "keep" ? undefined : `<${value}>`),
  replaceValues: () => [],
};

test("of what overlaps the one that begins first counts, then the longer one", () => {
  const [a, b, c, d] = [leaf(0, 4, "a"), leaf(0, 6, "b"), leaf(5, 9, "c"), leaf(6, 7, "d")];
  expect(settled([d, c, b, a, leaf(8, 8, "e")])).toEqual([b, d]);
  expect(settled([])).toEqual([]);
});

test("placeholders stand where secrets stood", () => {
  const found = [leaf(7, 11, "two", { spell: (p) => `"${p}"` }), leaf(1, 4, "one"), leaf(12, 16, "keep")];
  expect(rewritten(".one,x:1234,keep.", found, [], replacing)).toEqual({
    text: '.<one>,x:"<two>",keep.',
    rounds: [
      [
        { start: 1, end: 4, text: "<one>" },
        { start: 7, end: 11, text: '"<two>"' },
      ],
      [],
    ],
  });
});

test("packed texts are packed again, and their secrets are secrets", () => {
  const packed: Packed = {
    start: 2,
    end: 5,
    inner: "[abc]",
    found: [leaf(1, 4, "abc")],
    pack: (inner) => inner.toUpperCase(),
  };
  expect(rewritten("--xyz--", [packed], [], replacing).text).toBe("--[<ABC>]--");
  expect([...leavesOf([leaf(6, 7, "z"), packed])].map(({ value }) => value)).toEqual(["abc", "z"]);
});

test("fixed stretches keep their length, moved along by what stands before them", () => {
  const seen: unknown[] = [];
  const { text } = rewritten(
    "one|two|three",
    [leaf(0, 3, "one"), leaf(4, 7, "two"), leaf(8, 13, "three")],
    [{ start: 4, end: 7 }],
    {
      placeholderOf: (value) => `REDACTED_${value.toUpperCase()}`,
      replaceValues: (once, fixed) => {
        seen.push(once, fixed);
        return [{ start: 0, end: 0, text: "+" }];
      },
    },
  );
  expect(text).toBe("+REDACTED_ONE|RED|REDACTED_THREE");
  expect(seen).toEqual(["REDACTED_ONE|RED|REDACTED_THREE", [{ start: 13, end: 16 }]]);
});
