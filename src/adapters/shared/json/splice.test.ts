import { expect, test } from "vitest";
import { decodeUtf8Lossy, encodeUtf8 } from "../../../model/bytes.ts";
import { type MemberChanges, splice } from "./splice.ts";
import { type Style, spaces } from "./style.ts";

const pretty: Style = { ...spaces(2, false), indent: "" };
const dense: Style = { unit: "", indent: "", lineEnd: "", end: "" };
const spliced = (text: string, changes: MemberChanges, style = pretty) =>
  decodeUtf8Lossy(splice(encodeUtf8(text), changes, style));

test("only what changes is spelled anew", () => {
  const text = '{ "a" : 1.0,\n "b":[ 2 ], "c": "\\u0041" }';
  expect(spliced(text, new Map([["b", 3]]))).toBe('{ "a" : 1.0,\n "b":3, "c": "\\u0041" }');
  expect(spliced(text, new Map([["b", undefined]]))).toBe('{ "a" : 1.0, "c": "\\u0041" }');
  expect(spliced(text, new Map([["d", 4]]), dense)).toBe('{ "a" : 1.0,\n "b":[ 2 ], "c": "\\u0041","d":4 }');
  expect(spliced("{}", new Map([["a", 1]]))).toBe('{\n  "a": 1}');
});

test("changes go into objects, with their own indent", () => {
  const text = '{\n  "a": {\n    "x": 1,\n    "y": { "z": 2 }\n  },\n  "b": 0\n}';
  const changes: MemberChanges = new Map([
    [
      "a",
      new Map<string, string[] | MemberChanges>([
        ["x", ["new"]],
        ["y", new Map([["z", 3]])],
      ]),
    ],
  ]);
  expect(spliced(text, changes)).toBe(
    '{\n  "a": {\n    "x": [\n      "new"\n    ],\n    "y": { "z": 3 }\n  },\n  "b": 0\n}',
  );
});

test("of a repeated name the last one counts", () => {
  expect(spliced('{"a":1,"a":2}', new Map([["a", 3]]), dense)).toBe('{"a":3}');
});
