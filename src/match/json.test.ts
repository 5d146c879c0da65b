import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonValue } from "../model/types.ts";
import { jsonText, maxDepth, readJson } from "./json.ts";
import { parsePointers } from "./pointer.ts";

function canonical(text: string, ...ignore: string[]): string | undefined {
  const node = readJson(text, parsePointers(ignore));
  return node === undefined ? undefined : jsonText(node);
}

test.each([
  [' { "b" : [ 1 , "x" ] , "a" : null } \n', '{"a":null,"b":[1,"x"]}'],
  ['{"a":{"d":1,"c":2}}', '{"a":{"c":2,"d":1}}'],
  ["[2,1]", "[2,1]"],
  ["[{},[]]", "[{},[]]"],
  ['"\\u003e\\/\\u00e9\\t"', '">/é\\t"'],
  ['"\\ud800"', '"\\ud800"'],
  ['{"\\u0061":1}', '{"a":1}'],
  ['{"é":1,"z":2,"Z":3,"10":4,"9":5}', '{"10":4,"9":5,"Z":3,"z":2,"é":1}'],
  ['{"__proto__":{"x":1},"constructor":2}', '{"__proto__":{"x":1},"constructor":2}'],
  ['{"a":2,"b":0,"a":1}', '{"a":2,"a":1,"b":0}'],
  ["[1.0,1,1e2,1E+2,-0,0,12345678901234567890,0.10]", "[1.0,1,1e2,1E+2,-0,0,12345678901234567890,0.10]"],
  ["true", "true"],
  ['"text"', '"text"'],
])("%s", (text, expected) => {
  expect(canonical(text)).toBe(expected);
});

test.each([
  "",
  " ",
  "{",
  "[1,]",
  '{"a":1,}',
  '{"a" 1}',
  '{"a"}',
  "{a:1}",
  "[1 2]",
  "[1]]",
  "01",
  "1.",
  "+1",
  ".5",
  "NaN",
  "True",
  "nullx",
  '"',
  '"\n"',
  '"\\x"',
  '"\\u12"',
  "'a'",
  "\ufeff{}",
  "{}{}",
  '{"a":1}\n{"a":2}',
  "\u00a01",
])("%j is no JSON", (text) => {
  expect(canonical(text)).toBe(undefined);
  expect(() => JSON.parse(text)).toThrow();
});

test("what is ignored is gone, on both sides of a * and in arrays", () => {
  const text = '{"id":1,"items":[{"id":2,"n":3},{"n":4}],"*":5,"a/b":6}';
  expect(canonical(text, "/id")).toBe('{"*":5,"a/b":6,"items":[{"id":2,"n":3},{"n":4}]}');
  expect(canonical(text, "/items/*/id", "/a~1b")).toBe('{"*":5,"id":1,"items":[{"n":3},{"n":4}]}');
  expect(canonical(text, "/items/0")).toBe('{"*":5,"a/b":6,"id":1,"items":[{"n":4}]}');
  expect(canonical(text, "/*")).toBe("{}");
  expect(canonical(text, "/*/*/n", "/nothing/here")).toBe('{"*":5,"a/b":6,"id":1,"items":[{"id":2},{}]}');
  expect(canonical('{"\\u0061":1,"b":2}', "/a")).toBe('{"b":2}');
});

test("an array keeps the places its items had", () => {
  expect(readJson("[7,8,9]", parsePointers(["/1"]))).toEqual({
    open: "[",
    members: [
      ["0", "7"],
      ["2", "9"],
    ],
  });
});

test("deep text is read up to a depth, and never overflows the stack", () => {
  const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);
  expect(canonical(nested(maxDepth, "[", "]"))).toBe(nested(maxDepth, "[", "]"));
  for (const depth of [maxDepth + 1, 200_000]) {
    expect(canonical(nested(depth, "[", "]"))).toBe(undefined);
    expect(canonical(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`)).toBe(undefined);
  }
});

const anyKey = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("a", "b", "__proto__", "é", "/", "~", "*"));
const anyJson: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(null, true, false),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: "binary" }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.uniqueArray(fc.tuple(anyKey, tie("value")), { selector: ([key]) => key, maxLength: 4 }).map(fromEntries),
  ),
})).value;

test("key order, white space and the spelling of strings do not count", () => {
  fc.assert(
    fc.property(anyJson, fc.infiniteStream(fc.nat(5)), (value, choices) => {
      const plain = JSON.stringify(value);
      expect(canonical(respell(value, choices))).toBe(canonical(plain));
      expect(JSON.parse(canonical(plain) as string)).toEqual(JSON.parse(plain));
    }),
  );
});

test("everything JSON.parse takes is read, and nothing else", () => {
  const pieces = fc.array(
    fc.constantFrom(..."{}[],: \n01-.eE", '"', '"a"', '"\\u0061"', "\\", "true", "null", "\u0000"),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(pieces, (tokens) => {
      const text = tokens.join("");
      expect(canonical(text) !== undefined).toBe(isJson(text));
    }),
    { numRuns: 3000 },
  );
});

test("numbers of different text differ", () => {
  const number = fc
    .tuple(fc.integer(), fc.stringMatching(/^(\.\d{1,3})?$/), fc.stringMatching(/^([eE][+-]?\d{1,2})?$/))
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(number, number, (a, b) => {
      expect(canonical(`{"n":[${a}]}`) === canonical(`{ "n": [ ${b} ] }`)).toBe(a === b);
    }),
  );
  expect(canonical("1.0")).not.toBe(canonical("1"));
  expect(canonical("9007199254740993")).not.toBe(canonical("9007199254740992"));
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Unlike Object.fromEntries in a literal, this makes `__proto__` a member of its own too. */
function fromEntries(entries: [string, JsonValue][]): JsonValue {
  return Object.fromEntries(entries);
}

/** The same value with members rotated, white space added and characters escaped, as `choices` say. */
function respell(value: JsonValue, choices: Iterator<number>): string {
  const choice = () => choices.next().value as number;
  const space = () => ["", " ", "\n", "\t", "\r\n", ""][choice()] as string;
  const string = (text: string) => {
    const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
    return `"${units.map((unit) => (choice() < 3 ? `\\u${unit.toString(16).padStart(4, "0")}` : plainUnit(unit))).join("")}"`;
  };
  const one = (item: JsonValue): string => {
    if (typeof item === "string") return string(item);
    if (typeof item !== "object" || item === null) return JSON.stringify(item);
    if (Array.isArray(item)) return `[${space()}${item.map(one).join(`${space()},${space()}`)}${space()}]`;
    const entries = Object.entries(item);
    const turn = choice() % Math.max(1, entries.length);
    const turned = [...entries.slice(turn), ...entries.slice(0, turn)].reverse();
    return `{${space()}${turned.map(([key, inner]) => `${string(key)}${space()}:${space()}${one(inner)}`).join(",")}}`;
  };
  return space() + one(value) + space();
}

function plainUnit(unit: number): string {
  return JSON.stringify(String.fromCharCode(unit)).slice(1, -1);
}
