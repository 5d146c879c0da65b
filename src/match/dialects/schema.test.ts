import { describe, expect, test } from "vitest";
import { type Plain, plainText } from "../plain.ts";
import { schemaMeaning } from "./schema.ts";

const meaning = (schema: object) => JSON.parse(plainText(schemaMeaning(schema as Plain)));

test.each([
  [
    "references",
    { $defs: { P: { type: "string" } }, properties: { a: { $ref: "#/$defs/P", description: "d" } } },
    { type: "object", properties: { a: { type: "string", description: "d" } } },
  ],
  ["null among types", { type: ["string", "null"] }, { type: "string", nullable: true }],
  ["null among choices", { anyOf: [{ type: "string" }, { type: "null" }] }, { type: "string", nullable: true }],
  ["null among values", { enum: ["a", null], nullable: true }, { type: "string", enum: ["a"], nullable: true }],
  ["a constant", { const: "a" }, { type: "string", enum: ["a"] }],
  ["one of one", { allOf: [{ type: "string" }], description: "d" }, { type: "string", description: "d" }],
  [
    "bounds of every integer",
    { type: "integer", minimum: -9007199254740991, maximum: 9007199254740991 },
    { type: "integer" },
  ],
  [
    "bounds in words",
    { type: "integer", description: "People. {minimum: -9007199254740991, maximum: 9007199254740991}" },
    { type: "integer", description: "People." },
  ],
  [
    "names and order",
    { title: "T", type: "object", required: ["b", "a"], properties: { a: { title: "A" }, b: {} } },
    { type: "object", required: ["a", "b"], properties: { a: {}, b: {} } },
  ],
  ["a map of anything", { type: "object", additionalProperties: {} }, { type: "object", additionalProperties: true }],
  ["true bounds stay", { type: "integer", minimum: 0, maximum: 10 }, { type: "integer", minimum: 0, maximum: 10 }],
  [
    "values of a map",
    { type: "object", additionalProperties: { type: "STRING" } },
    { type: "object", additionalProperties: { type: "string" } },
  ],
  [
    "properties with the names of keywords",
    { type: "object", properties: { title: { type: "string" }, required: { type: "boolean" } } },
    { type: "object", properties: { title: { type: "string" }, required: { type: "boolean" } } },
  ],
])("%s", (_, schema, expected) => {
  expect(meaning(schema)).toEqual(expected);
  expect(meaning(meaning(schema))).toEqual(expected);
});

const node = (left: object) => ({ type: "object", properties: { left } });

test.each([
  ["by the root", node({ $ref: "#" })],
  ["by a name", { $ref: "#/$defs/T", $defs: { T: node({ $ref: "#/$defs/T" }) } }],
  ["by another name", { $ref: "#/definitions/Tree", definitions: { Tree: node({ $ref: "#/definitions/Tree" }) } }],
])("a schema that refers to itself %s", (_, schema) => {
  expect(meaning(schema)).toEqual(node({ $ref: 1 }));
});

test("a reference to where a schema was used first", () => {
  const point = { type: "object", properties: { x: { type: "number" } } };
  const from = { type: "object", properties: { "a/b": point, to: { $ref: "#/properties/a~1b" } } };
  expect(meaning(from)).toEqual({ type: "object", properties: { "a/b": point, to: point } });
});

describe("what does not mean the same", () => {
  const doubling = (last: string) => {
    const $defs: Record<string, object> = { d0: { type: "string", description: last } };
    for (let n = 1; n < 30; n++) {
      const $ref = `#/$defs/d${n - 1}`;
      $defs[`d${n}`] = { type: "object", properties: { a: { $ref }, b: { $ref } } };
    }
    return { $ref: "#/$defs/d29", $defs };
  };

  test.each<[string, object, object]>([
    ["a map of anything and an empty object", { type: "object", additionalProperties: true }, { type: "object" }],
    ["values of a map", { additionalProperties: { type: "string" } }, { additionalProperties: { type: "number" } }],
    ["a reference that leads nowhere", { $ref: "other.json", $defs: { a: {} } }, { $ref: "other.json" }],
    ["a schema that doubles with each reference", doubling("a"), doubling("b")],
    ["a bound", { type: "integer", minimum: 1 }, { type: "integer" }],
    ["a default", { type: "string", default: "a" }, { type: "string", default: "b" }],
    ["the order of choices", { anyOf: [{ type: "string" }, { type: "number" }] }, { anyOf: [{ type: "number" }] }],
    ["null", { type: ["string", "null"] }, { type: "string" }],
    [
      "what is said of the only choice",
      { description: "d", anyOf: [{ type: "string", description: "a" }] },
      { description: "d", anyOf: [{ type: "string", description: "b" }] },
    ],
  ])("%s", (_, a, b) => {
    expect(meaning(a)).not.toEqual(meaning(b));
  });
});
