import { expect, test } from "vitest";
import { visible, visibleJson, visibleLines } from "./visible.ts";

test("what a terminal obeys is spelt out", () => {
  const table: readonly (readonly [string, string])[] = [
    ["plain, é, 東京, 🗼", "plain, é, 東京, 🗼"],
    ["\u001b[2J\u0007\r\n\t\u0000\u007f", "\\x1B[2J\\x07\\x0D\\x0A\\x09\\x00\\x7F"],
    ["\u009b31m\u0085", "\\u{9b}31m\\u{85}"],
    ["a\u202ecod.exe\u2066\u200f\u061c\u2028\ufeff", "a\\u{202e}cod.exe\\u{2066}\\u{200f}\\u{61c}\\u{2028}\\u{feff}"],
    ["bad byte \udce9, half \ud800", "bad byte \\xE9, half \\u{d800}"],
  ];
  for (const [text, shown] of table) expect(visible(text)).toBe(shown);
});

test("text of several lines keeps line feeds and tabs", () => {
  expect(visibleLines("a\tb\r\nc\u001bd")).toBe("a\tb\\x0D\nc\\x1Bd");
});

test("a document parses to the same values", () => {
  const document = { "\u009b\u202e": ["\u001b[0m", "\u007f\n", "\udce9 🗼"] };
  const json = visibleJson(document);
  expect(json).toBe('{\n  "\\u009b\\u202e": [\n    "\\u001b[0m",\n    "\\u007f\\n",\n    "\\udce9 🗼"\n  ]\n}');
  expect(JSON.parse(json)).toEqual(document);
});
