import { expect, test } from "vitest";
import type { TextPlace } from "../../secrets/places.ts";
import { hitsIn, type RuleSet } from "./rules.ts";

const place = (where: string, text: string): TextPlace => ({ where, text, found: [], fixed: [] });

/** Finds a pattern. */
const ruleFor =
  (pattern: RegExp): RuleSet =>
  async (text) =>
    [...text.matchAll(pattern)].map(({ index, 0: match }) => ({
      rule: "r",
      kind: "k",
      start: index,
      end: index + match.length,
    }));

test("hits are led back to their texts", async () => {
  const places = [place("a", "xx"), place("b", ""), place("c", "-x-x"), place("d", "")];
  const hit = (index: number, start: number) => ({
    rule: "r",
    kind: "k",
    place: places[index],
    start,
    end: start + 1,
  });
  expect(await hitsIn(places, ruleFor(/x/g))).toEqual([hit(0, 0), hit(0, 1), hit(2, 1), hit(2, 3)]);
  expect(await hitsIn([], ruleFor(/x/g))).toEqual([]);
});

test("no text goes on in the next one", async () => {
  const places = [place("a", "secret ="), place("b", "value")];
  expect(await hitsIn(places, ruleFor(/secret\s*=\s*\w+/g))).toEqual([]);
  expect(await hitsIn([place("a", "secret =\n value")], ruleFor(/secret\s*=\s*\w+/g))).toHaveLength(1);
});

test("a hit that reaches over the end is cut there", async () => {
  const places = [place("a", "abc"), place("b", "def")];
  const all: RuleSet = async (text) => [{ rule: "r", kind: "k", start: 1, end: text.length }];
  expect(await hitsIn(places, all)).toEqual([{ rule: "r", kind: "k", place: places[0], start: 1, end: 3 }]);
});
