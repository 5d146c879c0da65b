import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeUtf8 } from "../../../model/bytes.ts";
import type { Span } from "../../adapter.ts";
import { itemSpans, memberSpans, startOfText } from "./spans.ts";

const textAt = (bytes: Uint8Array, [start, end]: Span) => new TextDecoder().decode(bytes.subarray(start, end));

const items = (text: string) => {
  const bytes = encodeUtf8(text);
  return itemSpans(bytes, startOfText(bytes)).map((span) => textAt(bytes, span));
};
const members = (text: string) => {
  const bytes = encodeUtf8(text);
  return memberSpans(bytes, startOfText(bytes)).map(({ name, value }) => [textAt(bytes, name), textAt(bytes, value)]);
};

test.each([
  ["[]", []],
  ["\ufeff [\r\n]\n", []],
  [
    '[{"a":"]}\\""} , [1,[2]],"x\\\\", -1.5e3 ,true,null]',
    ['{"a":"]}\\""}', "[1,[2]]", '"x\\\\"', "-1.5e3", "true", "null"],
  ],
  ['["é☂",{"ü":"😀"}]', ['"é☂"', '{"ü":"😀"}']],
])("the items of %s", (text, expected) => {
  expect(items(text)).toEqual(expected);
});

test.each([
  ["{}", []],
  [
    '\ufeff{ "a" : 1 ,"\\"b" :[ ] }',
    [
      ['"a"', "1"],
      ['"\\"b"', "[ ]"],
    ],
  ],
  [
    '{"a":{"b":{}},"a":"}"}',
    [
      ['"a"', '{"b":{}}'],
      ['"a"', '"}"'],
    ],
  ],
])("the members of %s", (text, expected) => {
  expect(members(text)).toEqual(expected);
});

test("any JSON comes apart into the same values, however it is spelled", () => {
  const indent = fc.constantFrom("", " ", "\t", "    ");
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), indent, (list, unit) => {
      expect(items(JSON.stringify(list, null, unit)).map((text) => JSON.parse(text))).toEqual(
        JSON.parse(JSON.stringify(list)),
      );
    }),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), indent, (object, unit) => {
      const found = members(JSON.stringify(object, null, unit)).map((pair) => pair.map((text) => JSON.parse(text)));
      expect(found).toEqual(Object.entries(JSON.parse(JSON.stringify(object))));
    }),
  );
});

test("what is no JSON comes to an end", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'[]{},:"\\ a1') }), (text) => {
      const bytes = encodeUtf8(text);
      expect(itemSpans(bytes, 0).length + memberSpans(bytes, 0).length).toBeLessThanOrEqual(2 * bytes.length + 2);
    }),
    { numRuns: 2000 },
  );
});
