import { expect, test } from "vitest";
import { isExactText, namedHeaders, splitJoined, undoWindows1252 } from "./headers.ts";

test.each([
  ["a=1\nb=2", ["a=1", "b=2"]],
  ["a\r\nb", ["a", "b"]],
  ["a\n", ["a", ""]],
  ["a, b", ["a, b"]],
])("values joined by line feeds: %j", (value, expected) => {
  expect(splitJoined(value)).toEqual(expected);
});

test("an object of headers", () => {
  expect(namedHeaders(JSON.parse('{"A":"1","B":["2","3"],"__proto__":"4"}'))).toEqual([
    { name: "A", value: "1" },
    { name: "B", value: "2" },
    { name: "B", value: "3" },
    { name: "__proto__", value: "4" },
  ]);
});

test.each([
  ["â˜‚", "☂"],
  ["Ã©", "é"],
  // One byte of Latin-1, and a character that windows-1252 has not.
  ["é", undefined],
  ["Ã©☂", undefined],
])("UTF-8 read as windows-1252: %j", (value, expected) => {
  expect(undoWindows1252(value)).toBe(expected);
});

test.each([
  ["mitmproxy", "é", true],
  ["respool", "é", true],
  ["devtools", "é", false],
  ["devtools", "é\udce9", true],
  // Both halves of a character beyond the BMP are no bad byte.
  ["devtools", "\ud83d\udca9", false],
] as const)("%s: %j", (producer, value, expected) => {
  expect(isExactText(producer, value)).toBe(expected);
});
