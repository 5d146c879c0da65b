import fc from "fast-check";
import { expect, test } from "vitest";
import { storedBody } from "../model/body.ts";
import { encodeUtf8 } from "../model/bytes.ts";
import type { Body, HeaderList, MatchPolicy } from "../model/types.ts";
import { canonicalBody } from "./canonical-body.ts";
import { strict } from "./presets.ts";

function canon(body: string | Body, type = "", policy: Partial<MatchPolicy> = {}): [kind: string, text: string] {
  const headers: HeaderList = type === "" ? [] : [["Content-Type", type]];
  const stored = typeof body === "string" ? storedBody(encodeUtf8(body)) : body;
  const { kind, text } = canonicalBody({ headers, body: stored }, { ...strict, ...policy });
  return [kind, text];
}

const formType = "application/x-www-form-urlencoded";

test.each<[string, string, [string, string]]>([
  ["", "application/json", ["empty", ""]],
  ["--b\r\n\r\nx\r\n--b--\r\n", "", ["multipart", "--…\r\n\r\nx\r\n--…--\r\n"]],
  ['{"b":1,"a":"\\u003e"}\n', "application/json", ["json", '{"a":">","b":1}']],
  ['{"b":1,"a":2}', "text/plain", ["json", '{"a":2,"b":1}']],
  ['{"b":1,"a":2}', formType, ["json", '{"a":2,"b":1}']],
  ["42\n", "", ["json", "42"]],
  ["b=2&a=1+1", "", ["form", '[["a","1 1"],["b","2"]]']],
  ["b=<é>&a", formType, ["form", '[["a",""],["b","<é>"]]']],
  ["b = 2", "text/plain", ["text", "b = 2"]],
  ['{"a":1}\r\n{"a":2}\r\n', "application/x-ndjson", ["text", '{"a":1}\n{"a":2}']],
  ["one\rtwo\n\n", "text/plain", ["text", "one\ntwo\n"]],
])("auto takes %j of type %j for %j", (body, type, expected) => {
  expect(canon(body, type)).toEqual(expected);
});

test("bytes that are no text are compared as bytes", () => {
  expect(canon(storedBody(Uint8Array.of(0, 0xff, 0xe9)), "application/json")).toEqual(["bytes", "\u0000ÿé"]);
});

test("a coded body is compared as it is, even when its bytes look like text", () => {
  expect(canon(storedBody(encodeUtf8('{"b":1,"a":2}'), { coding: "encoded" }))).toEqual(["bytes", '{"b":1,"a":2}']);
  expect(canon(storedBody(encodeUtf8('{"b":1,"a":2}'), { coding: "unknown" }))).toEqual(["json", '{"a":2,"b":1}']);
});

test("a lost body is not an empty one", () => {
  expect(canon({ kind: "lost", reason: "evicted" })).toEqual(["lost", ""]);
  expect(canon({ kind: "lost", reason: "evicted" }, "", { body: "none" })).toEqual(["none", ""]);
});

test.each<[MatchPolicy["body"], string, [string, string]]>([
  ["none", "x", ["none", ""]],
  ["none", "", ["none", ""]],
  ["bytes", '{"b":1}\r\n', ["bytes", '{"b":1}\r\n']],
  ["text", '{"b":1}\r\n', ["text", '{"b":1}']],
  ["json", ' {"b":1}', ["json", '{"b":1}']],
  ["json", "b=1", ["bytes", "b=1"]],
  ["form", "b&a=<", ["form", '[["a","<"],["b",""]]']],
  ["multipart", "--b\r\n\r\n--b--", ["multipart", "--…\r\n\r\n--…--"]],
  ["multipart", '{"b":1}', ["bytes", '{"b":1}']],
])("a policy that says %s takes %j for %j", (body, text, expected) => {
  expect(canon(text, "", { body })).toEqual(expected);
});

test("what the policy ignores is left out of JSON", () => {
  expect(canon('{"id":1,"a":[{"at":2}]}', "", { ignoreBody: ["/id", "/a/*/at"] })).toEqual(["json", '{"a":[{}]}']);
});

test("a recorder that keeps no headers changes nothing", () => {
  const body = fc.oneof(
    fc.uint8Array(),
    fc.json().map(encodeUtf8),
    fc.webQueryParameters().map(encodeUtf8),
    fc.string().map(encodeUtf8),
    fc.string().map((text) => encodeUtf8(`--b\r\n\r\n${text}\r\n--b--\r\n`)),
  );
  const type = fc.constantFrom("application/json", "text/plain", "application/octet-stream", "image/png");
  fc.assert(
    fc.property(body, type, (bytes, contentType) => {
      expect(canon(storedBody(bytes), contentType)).toEqual(canon(storedBody(bytes)));
    }),
  );
});
