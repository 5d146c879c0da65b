import { expect, test } from "vitest";
import { prettyJson } from "./pretty-json.ts";

test("tokens are kept as they stand", () => {
  const text = '{"a":1.0,"b":[12345678901234567890,"\\u0041\\"[,",true ],"c":{},\r\n"d":[ ],"a":-0e+1}';
  expect(prettyJson(text)).toBe(`{
  "a": 1.0,
  "b": [
    12345678901234567890,
    "\\u0041\\"[,",
    true
  ],
  "c": {},
  "d": [],
  "a": -0e+1
}`);
});

test("a scalar stays on its line", () => {
  expect(prettyJson(' "x: y" ')).toBe('"x: y"');
});

test("what is no JSON is not touched", () => {
  for (const text of ["", "{", "{a:1}", "data: {}", "[1,]", '"\n"']) expect(prettyJson(text)).toBeUndefined();
});

test("deep nesting grows in proportion", () => {
  const deep = (n: number) => prettyJson("[".repeat(n) + "]".repeat(n))?.length ?? 0;
  expect(deep(20_000)).toBeLessThan(2.1 * deep(10_000));
});

test("a long string is one token", () => {
  const text = `["${"\\\\a".repeat(2_000_000)}"]`;
  expect(prettyJson(text)).toBe(`[\n  ${text.slice(1, -1)}\n]`);
});
