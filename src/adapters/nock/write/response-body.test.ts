import { expect, test } from "vitest";
import { emptyBody, storedBody } from "../../../model/body.ts";
import { encodeHex, encodeUtf8 } from "../../../model/bytes.ts";
import type { Body } from "../../../model/types.ts";
import { responseBody } from "./response-body.ts";

function written(body: string | Uint8Array, facts: { hasType?: boolean; request?: Body; pretty?: boolean } = {}) {
  const notices: string[] = [];
  const bytes = typeof body === "string" ? encodeUtf8(body) : body;
  const all = { hasType: true, request: emptyBody, pretty: false, ...facts };
  const result = responseBody(bytes, all, (code) => notices.push(code));
  return notices.length === 0 ? result : [result, notices];
}
const hex = (text: string) => ({ response: encodeHex(encodeUtf8(text)), responseIsBinary: true });

test.each(["", "text", "data: {}\n\n", "<p>", "\ufeff{}", "\0", "{", "NaN", "Ünï"])("%j is text", (text) => {
  expect(written(text)).toEqual({ response: text });
});

test("JSON that JavaScript spells the same is a value", () => {
  expect(written('{"b":[1,"é"],"a":null}')).toEqual({ response: { b: [1, "é"], a: null } });
  expect(written("[]")).toEqual({ response: [] });
  expect(written('{"__proto__":{"a":1}}')).toEqual({ response: JSON.parse('{"__proto__":{"a":1}}') });
});

test.each(['{"a": 1}', '{"a":1}\n', '{"a":1.0}', '{"a":1,"a":2}', '{"2":0,"1":0}', '"\\u003e"', "42", '"s"', "null"])(
  "%j is hex",
  (text) => {
    expect(written(text)).toEqual(hex(text));
  },
);

test("a value needs a content type, or nock adds one", () => {
  expect(written('{"a":1}', { hasType: false })).toEqual(hex('{"a":1}'));
});

test("deep JSON and bytes that are not UTF-8 are hex", () => {
  const deep = "[".repeat(600) + "]".repeat(600);
  expect(written(deep)).toEqual(hex(deep));
  expect(written(Uint8Array.of(0xff, 0))).toEqual({ response: "ff00", responseIsBinary: true });
});

test("after a binary request nock takes text for hex", () => {
  const request = storedBody(Uint8Array.of(0xff));
  expect(written("data: x", { request })).toEqual(hex("data: x"));
  expect(written("event: x", { request })).toEqual({ response: "event: x" });
  expect(written("data: x", { request: { kind: "lost", reason: "unknown" } })).toEqual(hex("data: x"));
  expect(written('{"a":1}', { request })).toEqual({ response: { a: 1 } });
});

test("pretty writes JSON of any spelling, and says where bytes change", () => {
  expect(written('{"a": 1}', { pretty: true })).toEqual([{ response: { a: 1 } }, ["changed/json-spelling"]]);
  expect(written('{"a":1}', { pretty: true })).toEqual({ response: { a: 1 } });
  expect(written("42", { pretty: true })).toEqual(hex("42"));
});
