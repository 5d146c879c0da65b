import { describe, expect, test } from "vitest";
import { linesByValue, timeText, valueText, xmlText } from "./value-text.ts";

test.each([
  ["2026-01-02T03:04:05.000Z", "2026-01-02T03:04:05Z"],
  ["2026-01-02T03:04:05.120+00:00", "2026-01-02T03:04:05.12Z"],
  ["2026-01-02t03:04:05z", "2026-01-02T03:04:05Z"],
  ["2026-01-02T03:04:05+02:00", "2026-01-02T03:04:05+02:00"],
  ["2026-01-02T03:04:05.001Z", "2026-01-02T03:04:05.001Z"],
  ["2026-01-02", "2026-01-02"],
  ["at 2026-01-02T03:04:05.000Z", "at 2026-01-02T03:04:05.000Z"],
])("the time %s is %s", (text, expected) => {
  expect(timeText(text)).toBe(expected);
});

test.each([
  ['[{"b":1.0,"a":"\\u003e"}]', '[{"a":">","b":1}]'],
  ["{not json}", "{not json}"],
  ["1.0", "1.0"],
  ["a b", "a b"],
])("the value %s is %s", (text, expected) => {
  expect(valueText(text)).toBe(expected);
});

describe("lines of JSON", () => {
  test("each by value", () => {
    expect(linesByValue('{"index":{"_id":"1"}}\n{"b":1.0, "a":2}\n')).toBe('{"index":{"_id":"1"}}\n{"a":2,"b":1}');
  });

  test.each(["a\nb", '{"a":1}\nb', "", "1\n2"])("%j is none", (text) => {
    expect(linesByValue(text)).toBe(undefined);
  });
});

test.each([
  ['<?xml version="1.0" encoding="UTF-8"?>\n<a>\n  <b></b>\n</a>', "<a><b/></a>"],
  ['<a xmlns="http://x/"></a>', '<a xmlns="http://x/"/>'],
  ["<a> b </a>", "<a> b </a>"],
  ["<a> </a>", "<a> </a>"],
  ["<a> <b/> </a>", "<a><b/></a>"],
  ["1 > 2", "1 > 2"],
])("the XML %s is %s", (text, expected) => {
  expect(xmlText(text)).toBe(expected);
});

test.each([
  ["blanks", xmlText, `<a${" ".repeat(3_000_000)}`],
  ["a long name", xmlText, `<${"a".repeat(3_000_000)}`],
  ["a long fraction", timeText, `2026-01-02T03:04:05.${"0".repeat(3_000_000)}1Z`],
])("%s cost no more than their length", (_, map, text) => {
  // Anything else than one pass would not end within the time of a test.
  expect(map(text)).toBe(text);
});
