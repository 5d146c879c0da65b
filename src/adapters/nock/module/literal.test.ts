import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonValue } from "../../../model/types.ts";
import { callCode, isFlat, stringCode, textCode, valueCode } from "./literal.ts";

const evaluate = (code: string): unknown => new Function(`"use strict"; return (${code});`)();

// What could end a string, a comment, a line or an element, or hide what stands there.
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 4 }),
      fc.constantFrom(
        "\\",
        '"',
        "'",
        "`",
        "$" + "{x}",
        "*/",
        "//",
        "\n",
        "\r",
        "\u2028",
        "\u2029",
        "</script>",
        "<!--",
      ),
      fc.constantFrom("\ud800", "\udc00", "\ufeff", "\u202e", "\u0000", "\u0085", "__proto__", "<SCRIPT"),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(""));

const values: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(null, true, false, -0, 1e21, 5e-324),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    hostile,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(hostile, tie("value")), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  ),
})).value;

test("strings come out equal, on one line, and cannot be seen to end an element", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const code = stringCode(text);
      expect(evaluate(code)).toBe(text);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      expect(code).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\ufeff]|<\/?script|<!--/i);
    }),
    { numRuns: 3000 },
  );
});

test("texts and values come out equal, whatever the indent", () => {
  const unit = fc.constantFrom("", " ", "  ", "          ");
  fc.assert(
    fc.property(hostile, fc.nat(40), unit, (text, times, indent) => {
      const long = text.repeat(times);
      expect(evaluate(textCode(long, indent))).toBe(long);
    }),
  );
  fc.assert(
    fc.property(values, unit, (value, indent) => {
      const again = evaluate(valueCode(value, indent));
      expect(again).toStrictEqual(value);
      expect(JSON.stringify(again)).toBe(JSON.stringify(value));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["plain", '"plain"'],
  ['{"a":"\\n"}', `'{"a":"\\\\n"}'`],
  [`it's "so"`, '"it\'s \\"so\\""'],
  ["\u2028\u202e\ufeff", '"\\u2028\\u202e\\ufeff"'],
  ["</script><p>", '"\\u003c/script><p>"'],
])("%j is written as %s", (text, code) => {
  expect(stringCode(text)).toBe(code);
});

test("values are laid out for people", () => {
  expect(valueCode({ model: "m", "a-b": [1, []], ["__proto__"]: {} }, "  ")).toBe(
    '{ model: "m", "a-b": [1, []], ["__proto__"]: {} }',
  );
  const line = "x".repeat(70);
  expect(valueCode({ first: line, second: [{ a: 1 }] }, "  ")).toBe(`{\n  first: "${line}",\n  second: [{ a: 1 }],\n}`);
  expect(valueCode({ first: line, second: [1] }, "")).toBe(`{ first: "${line}", second: [1] }`);
  expect(textCode(`${line}${line}\n\nend\n`, "  ")).toBe(
    `[\n  "${line}${line}",\n  "",\n  "end",\n  "",\n].join("\\n")`,
  );
  expect(callCode(".post", ['"/a"', "{\n  a: 1,\n}"], "  ")).toBe('.post("/a", {\n  a: 1,\n})');
  expect(callCode(".reply", ["200", "{\n  a: 1,\n}", "{}"], "  ")).toBe(
    ".reply(\n  200,\n  {\n    a: 1,\n  },\n  {},\n)",
  );
});

test("what is nested deeply is told", () => {
  const nested = (depth: number) => JSON.parse("[".repeat(depth) + "]".repeat(depth));
  expect(isFlat(nested(32))).toBe(true);
  expect(isFlat(nested(33))).toBe(false);
  expect(isFlat(nested(100_000))).toBe(false);
});
