import { expect, test } from "vitest";
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

test("a schema that refers to itself comes to an end", () => {
  const tree = {
    $ref: "#/$defs/T",
    $defs: { T: { type: "object", properties: { left: { $ref: "#/$defs/T" }, right: { $ref: "#/$defs/T" } } } },
  };
  expect(plainText(schemaMeaning(tree as Plain)).length).toBeLessThan(100_000);
});
