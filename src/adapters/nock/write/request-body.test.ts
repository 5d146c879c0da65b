import { expect, test } from "vitest";
import { storedBody } from "../../../model/body.ts";
import { encodeUtf8 } from "../../../model/bytes.ts";
import type { Body, HeaderList } from "../../../model/types.ts";
import { requestBody } from "./request-body.ts";

function written(body: Body | string, headers: HeaderList = [], match: "value" | "text" | "none" = "value") {
  const notices: unknown[] = [];
  const held = typeof body === "string" ? storedBody(encodeUtf8(body)) : body;
  const request = { method: "POST", url: "http://h/", headers, body: held };
  const result = requestBody(request, match, (code, data) => notices.push(data === undefined ? code : [code, data]));
  return [result, notices];
}

test.each(["", "text\r\n", "42", '"s"', "null", "true", "a=1&b=2", "\ufeff{}", "CAFE", "616263", "{", "1e400"])(
  "%j is written as text",
  (text) => {
    expect(written(text)).toEqual([{ body: text }, []]);
  },
);

test("JSON is a value", () => {
  expect(written('{"b":1,"a":[null,1.5]}')).toEqual([{ body: { b: 1, a: [null, 1.5] } }, []]);
  expect(written("[]")).toEqual([{ body: [] }, []]);
  expect(written('{"a.b":1,"a.c":2}')).toEqual([{ body: { "a.b": 1, "a.c": 2 } }, []]);
  expect(written('{"a":{"__proto__":1}}')).toEqual([{ body: JSON.parse('{"a":{"__proto__":1}}') }, []]);
});

test("a spelling that is dropped is reported", () => {
  expect(written('{"a":"\\u003e"}\n')).toEqual([{ body: { a: ">" } }, ["changed/request-json"]]);
  expect(written('{"a": 1.0}')).toEqual([{ body: { a: 1 } }, ["changed/request-json"]]);
  expect(written('{"2":0,"1":0}')).toEqual([{ body: { 1: 0, 2: 0 } }, ["changed/request-json"]]);
});

test("a value that is dropped is reported", () => {
  expect(written('{"a":1,"a":2}')).toEqual([{ body: { a: 2 } }, [["lost/request-json", { why: "a repeated name" }]]]);
  expect(written('{"id":9007199254740993}')).toEqual([
    { body: { id: 9007199254740992 } },
    [["lost/request-json", { why: "a number with more digits than JavaScript holds" }]],
  ]);
});

test.each([
  ['{"constructor":1}', "a name that nock does not compare", []],
  ['{"a":1,"a.b":2}', "two names that nock expands to one place", []],
  ['{"a": 1e400}', "a number that JavaScript cannot hold", []],
  ["[".repeat(600) + "]".repeat(600), "it is nested too deeply for nock to compare", []],
  ['{"a":1}', "its content type says that it is a form", [["Content-Type", "application/x-www-form-urlencoded"]]],
] as const)("%.20s is matched as text", (text, why, headers) => {
  expect(written(text, headers)).toEqual([{ body: text }, [["changed/request-text", { why }]]]);
});

test("what is not UTF-8 is hex", () => {
  expect(written(storedBody(Uint8Array.of(0xca, 0xfe)))).toEqual([{ body: "cafe" }, []]);
  expect(written("cafe")).toEqual([{ body: "cafe" }, ["lost/request-text"]]);
});

test.each([
  [{ kind: "lost", reason: "not-stored" }, [], "it is not in the recording"],
  [storedBody(encodeUtf8("ab"), { complete: false }), [], "the recording holds only its beginning"],
  [storedBody(encodeUtf8("ab"), { fidelity: "damaged" }), [], "it is damaged in the recording"],
  [storedBody(encodeUtf8("ab")), [["content-encoding", "gzip"]], "it is compressed"],
] as const)("a body is left out where no form matches %#", (body, headers, why) => {
  expect(written(body, headers)).toEqual([{}, [["lost/request-body", { why }]]]);
});

test("an empty body stays, whatever its coding; identity is none", () => {
  expect(written("", [["content-encoding", "gzip"]])).toEqual([{ body: "" }, []]);
  expect(written("text", [["content-encoding", "identity"]])).toEqual([{ body: "text" }, []]);
});

test("a policy decides", () => {
  expect(written('{"a": 1}', [], "text")).toEqual([{ body: '{"a": 1}' }, []]);
  expect(written("ab", [["content-encoding", "gzip"]], "none")).toEqual([{}, []]);
});
