import { expect, test } from "vitest";
import { storedBody } from "../../model/body.ts";
import { encodeUtf8 } from "../../model/bytes.ts";
import type { Interaction, JsonObject } from "../../model/types.ts";
import { hashOf } from "./hash.ts";

const interaction: Interaction = {
  request: { method: "GET", url: "http://h/", headers: [["A", "b"]], body: storedBody(encodeUtf8("question")) },
  outcome: { kind: "response", status: 200, headers: [], body: storedBody(encodeUtf8("answer")) },
  extensions: { x: { a: 1, b: [null, { c: "d" }] } },
};

test("is the same for equal interactions, wherever they were read and however they are held", () => {
  // By the checksums of another library over the same text; files that were written have such values in them.
  const hash = "ca7d0fbe3acc7adb";
  expect(hashOf(interaction)).toBe(hash);
  expect(hashOf({ ...interaction, origin: { file: "a", index: 3 } })).toBe(hash);
  expect(hashOf({ ...interaction, extensions: { x: { b: [null, { c: "d" }], a: 1 } } })).toBe(hash);
  const buffer = Buffer.from("question");
  expect(hashOf({ ...interaction, request: { ...interaction.request, body: storedBody(buffer) } })).toBe(hash);
});

test("is another for whatever is edited", () => {
  const { request, outcome } = interaction;
  const edits: Interaction[] = [
    { ...interaction, request: { ...request, method: "PUT" } },
    { ...interaction, request: { ...request, headers: [["a", "b"]] } },
    { ...interaction, request: { ...request, body: storedBody(encodeUtf8("Question")) } },
    { ...interaction, request: { ...request, body: storedBody(encodeUtf8("question"), { fidelity: "semantic" }) } },
    { ...interaction, outcome: { ...outcome, status: 201 } as Interaction["outcome"] },
    { ...interaction, extensions: { x: { a: 1, b: [null, { c: "e" }] } } },
    { ...interaction, extensions: { x: { a: 1, b: [{ c: "d" }, null] } } },
    { ...interaction, timing: {} },
  ];
  expect(new Set([interaction, ...edits].map(hashOf)).size).toBe(edits.length + 1);
});

test("there is none of what JSON cannot be written of", () => {
  let deep: JsonObject = {};
  for (let i = 0; i < 100_000; i++) deep = { deep };
  expect(hashOf({ ...interaction, extensions: { x: deep } })).toBeUndefined();
});
