import { expect, test } from "vitest";
import { reverseKeys } from "./reverse-keys.mjs";

test.each([
  ['{"b":1,"a":{"y":[1,2],"x":{}}}', '{"a":{"x":{},"y":[1,2]},"b":1}'],
  [
    '{"id":9007199254740993, "ratio":1.0,\n"huge":1e400,"zero":-0}',
    '{"zero":-0,"huge":1e400,"ratio":1.0,"id":9007199254740993}',
  ],
  ['{"2":"two","10":"a \\"b\\", {c}: \\\\"}', '{"10":"a \\"b\\", {c}: \\\\","2":"two"}'],
  ['[3, {"a":null,"b":true}, []]', '[3,{"b":true,"a":null},[]]'],
  ['{"a":1,"b":{"x":1,"y":2},"\\u0061":3}', '{"a":1,"b":{"y":2,"x":1},"\\u0061":3}'],
  ["42", "42"],
  [' "text" ', ' "text" '],
  ["null", "null"],
  ["{broken", "{broken"],
  ["", ""],
])("reverseKeys(%j)", (text, expected) => {
  expect(reverseKeys(text)).toBe(expected);
});
