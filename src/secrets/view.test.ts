import fc from "fast-check";
import { expect, test } from "vitest";
import { formDecoded, partOf, percentDecoded, plainView, unescaped, unreferenced, type View } from "./view.ts";

/** What each character of a view is spelled as. */
function spellings(source: string, view: View): string[] {
  return Array.from({ length: view.text.length }, (_, i) => source.slice(view.at(i), view.at(i + 1)));
}

test("what is no escape stays", () => {
  for (const text of [
    "",
    "plain",
    "\\",
    "\\x",
    "\\u12",
    "\\u12g4",
    "a\\",
    "%",
    "%4",
    "%zz",
    "%ff",
    "%c3",
    "%ed%a0%80",
    "&",
    "&x;",
    "&#x110000;",
    "&ampx",
  ]) {
    for (const undo of [unescaped, percentDecoded, unreferenced])
      expect([text, undo(plainView(text)).text]).toEqual([text, text]);
  }
});

test("a view knows where its characters are spelled", () => {
  const json = unescaped(plainView('a\\u0041\\n\\"b'));
  expect([json.text, spellings('a\\u0041\\n\\"b', json)]).toEqual(['aA\n"b', ["a", "\\u0041", "\\n", '\\"', "b"]]);
  const percent = percentDecoded(plainView("%41%e2%82%acb%ff%42"));
  expect([percent.text, spellings("%41%e2%82%acb%ff%42", percent)]).toEqual([
    "A\u20acb%ffB",
    ["%41", "%e2%82%ac", "b", "%", "f", "f", "%42"],
  ]);
  const form = formDecoded(plainView("a+b%2B"));
  expect([form.text, spellings("a+b%2B", form)]).toEqual(["a b+", ["a", "+", "b", "%2B"]]);
  const entities = unreferenced(plainView("&lt;&#65;&#x42;&amp;amp;"));
  expect([entities.text, spellings("&lt;&#65;&#x42;&amp;amp;", entities)]).toEqual([
    "<AB&amp;",
    ["&lt;", "&#65;", "&#x42;", "&amp;", "a", "m", "p", ";"],
  ]);
});

test("a view without escapes is the same one", () => {
  const view = plainView("a+b");
  expect(unescaped(view)).toBe(view);
  expect(percentDecoded(view)).toBe(view);
  expect(unreferenced(view)).toBe(view);
});

test("parts and views of views lead back to the text", () => {
  const source = '["\\u0025\\u0034\\u0031%42"]';
  const twice = percentDecoded(partOf(unescaped(plainView(source)), 2, 8));
  expect([twice.text, twice.at(0), twice.at(1), twice.at(2)]).toEqual(["AB", 2, 20, 23]);
});

const full = (text: string) =>
  [...new TextEncoder().encode(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
const units = (text: string) =>
  text
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");

/** Each way to spell a text, and how it is undone. */
const ways: readonly (readonly [string, (text: string) => string, (view: View) => View, fc.Arbitrary<string>])[] = [
  ["JSON", (text) => JSON.stringify(text).slice(1, -1), unescaped, fc.string({ unit: "binary" })],
  [
    "JSON in JSON",
    (text) => JSON.stringify(JSON.stringify(text).slice(1, -1)).slice(1, -1),
    (view) => unescaped(unescaped(view)),
    fc.string({ unit: "binary" }),
  ],
  ["JSON, all of it", units, unescaped, fc.string({ unit: "binary" })],
  ["percent", encodeURIComponent, percentDecoded, fc.string({ unit: "grapheme" })],
  ["percent, all of it", full, percentDecoded, fc.string({ unit: "grapheme" })],
  [
    "form",
    (text) => new URLSearchParams([["a", text]]).toString().slice(2),
    formDecoded,
    fc.string({ unit: "grapheme" }),
  ],
  [
    "entities",
    (text) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`),
    unreferenced,
    fc.string({ unit: "grapheme-ascii" }),
  ],
];

test.each(ways)(
  "%s: undone it is the text, and each character leads back to how it is spelled",
  (_, spell, undo, texts) => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
        const source = spell(text);
        const view = undo(plainView(source));
        expect(view.text).toBe(text);
        expect([view.at(0), view.at(text.length)]).toEqual([0, source.length]);
        // Nothing begins or ends between the halves of a pair.
        const borders = [0];
        for (const char of text) borders.push((borders.at(-1) ?? 0) + char.length);
        const [start = 0, end = 0] = [a, b].map((n) => borders[n % borders.length] ?? 0).sort((x, y) => x - y);
        expect(undo(plainView(source.slice(view.at(start), view.at(end)))).text).toBe(text.slice(start, end));
      }),
      { numRuns: 300, seed: 7 },
    );
  },
);
