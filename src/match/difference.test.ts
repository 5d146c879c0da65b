import { expect, test } from "vitest";
import { storedBody } from "../model/body.ts";
import { encodeUtf8 } from "../model/bytes.ts";
import type { Body, HeaderList, HttpRequest } from "../model/types.ts";
import { maxDifferences, requestDifference } from "./difference.ts";
import { resolvePolicy } from "./policy.ts";
import { strict } from "./presets.ts";

function request(url: string, more: { method?: string; headers?: HeaderList; body?: string | Body } = {}): HttpRequest {
  const { method = "POST", headers = [], body = "" } = more;
  return { method, url, headers, body: typeof body === "string" ? storedBody(encodeUtf8(body)) : body };
}

function bodies(recorded: string | Body, live: string | Body, ignoreBody: string[] = []) {
  return requestDifference(request("/", { body: recorded }), request("/", { body: live }), { ...strict, ignoreBody });
}

test("the request line and the query, by name", () => {
  expect(
    requestDifference(
      request("http://h/v1/a?x=1&x=2&beta=true&q=a+b"),
      request("https://h/v2/a?q=c&x=1&n=", { method: "PUT" }),
      strict,
    ),
  ).toEqual([
    { part: "method", kind: "differs", recorded: "POST", live: "PUT" },
    { part: "origin", kind: "differs", recorded: "http://h", live: "https://h" },
    { part: "path", kind: "differs", recorded: "/v1/a", live: "/v2/a" },
    { part: "query", name: "beta", kind: "only-in-recording", recorded: "true" },
    { part: "query", name: "n", kind: "only-in-request", live: "" },
    { part: "query", name: "q", kind: "differs", recorded: "a b", live: "c" },
    { part: "query", name: "x", kind: "only-in-recording", recorded: "2" },
  ]);
  expect(requestDifference(request("/a"), request("http://h/a"), strict)).toEqual([
    { part: "origin", kind: "only-in-request", live: "http://h" },
  ]);
  expect(requestDifference(request("http://h/a"), request("/a"), strict)).toEqual([
    { part: "origin", kind: "only-in-recording", recorded: "http://h" },
  ]);
});

test("chosen headers", () => {
  const policy = resolvePolicy({ headers: ["X-B", "X-A"] });
  const recorded = request("/", {
    headers: [
      ["x-a", "caf\udce9"],
      ["other", "1"],
    ],
  });
  const live = request("/", {
    headers: [
      ["X-A", "cafe"],
      ["x-b", "1"],
    ],
  });
  expect(requestDifference(recorded, live, policy)).toEqual([
    { part: "header", name: "x-a", kind: "differs", recorded: "caf\\xE9", live: "cafe" },
    { part: "header", name: "x-b", kind: "only-in-request", live: "1" },
  ]);
});

test("JSON bodies by pointer, with the place in the source where items are ignored", () => {
  expect(
    bodies(
      '{"a":[{"id":1,"n":2},{"n":4},5],"b/~":"x","o":{"k":1},"same":[1]}',
      '{"a":[{"id":9,"n":3},{"n":4}],"c":null,"b/~":"y","o":[1], "same":[1]}',
      ["/a/*/id"],
    ),
  ).toEqual([
    { part: "body", pointer: "/a/0/n", kind: "differs", recorded: "2", live: "3" },
    { part: "body", pointer: "/a/2", kind: "only-in-recording", recorded: "5" },
    { part: "body", pointer: "/b~1~0", kind: "differs", recorded: '"x"', live: '"y"' },
    { part: "body", pointer: "/c", kind: "only-in-request", live: "null" },
    { part: "body", pointer: "/o", kind: "differs", recorded: '{"k":1}', live: "[1]" },
  ]);
  expect(bodies("[0,1,2]", "[0,1,3]", ["/1"])).toEqual([
    { part: "body", pointer: "/2", kind: "differs", recorded: "2", live: "3" },
  ]);
  expect(bodies("1", "1.0")).toEqual([{ part: "body", pointer: "", kind: "differs", recorded: "1", live: "1.0" }]);
  expect(bodies('{"a":1,"a":2}', '{"a":1}')).toEqual([
    { part: "body", pointer: "/a", kind: "only-in-recording", recorded: "2" },
  ]);
});

test("forms by field", () => {
  expect(bodies("a=1&b=2&b=3", "b=2&b=4&c=")).toEqual([
    { part: "body", name: "a", kind: "only-in-recording", recorded: "1" },
    { part: "body", name: "b", kind: "differs", recorded: "3", live: "4" },
    { part: "body", name: "c", kind: "only-in-request", live: "" },
  ]);
});

test.each([
  ["one\ntwo x\nthree", "one\r\ntwo y\r\nthree", { line: 2, kind: "differs", recorded: "two x", live: "two y" }],
  ["\na b", "a b", { line: 1, kind: "differs", recorded: "", live: "a b" }],
  ["one", "one\n!", { line: 2, kind: "only-in-request", live: "!" }],
  ["one !\n\nthree\n", "one !\n", { line: 2, kind: "only-in-recording", recorded: "" }],
  ["one !", "one ! more", { line: 1, kind: "differs", recorded: "one !", live: "one ! more" }],
])("texts %j and %j by their first line that differs", (recorded, live, expected) => {
  expect(bodies(recorded, live)).toEqual([{ part: "body", ...expected }]);
});

test("multipart by line, its bytes as text where they are", () => {
  const upload = (boundary: string, value: string) => `--${boundary}\r\n\r\n${value}\r\n--${boundary}--\r\n`;
  expect(bodies(upload("A", "été"), upload("B", "été"))).toEqual([]);
  expect(bodies(upload("A", "été 1"), upload("B", "été 2"))).toEqual([
    { part: "body", line: 3, kind: "differs", recorded: "été 1\r", live: "été 2\r" },
  ]);
});

test("bytes by offset", () => {
  const bytes = (...values: number[]) => storedBody(Uint8Array.from(values));
  expect(bodies(bytes(255, 1, 2), bytes(255, 1, 3, 4))).toEqual([
    { part: "body", kind: "differs", recorded: "3 bytes, at 2: 02", live: "4 bytes, at 2: 0304" },
  ]);
  expect(bodies(bytes(255, 1), bytes(255))).toEqual([
    { part: "body", kind: "differs", recorded: "2 bytes, at 1: 01", live: "1 bytes, at 1: end" },
  ]);
});

test("bodies of different kinds", () => {
  expect(bodies("", '{"a":1}')).toEqual([{ part: "body", kind: "only-in-request", live: '{"a":1}' }]);
  expect(bodies("a=1&b=2", "")).toEqual([{ part: "body", kind: "only-in-recording", recorded: "a=1&b=2" }]);
  expect(bodies("a=1&b=2", "a b")).toEqual([{ part: "body", kind: "differs", recorded: "a=1&b=2", live: "a b" }]);
  expect(bodies({ kind: "lost", reason: "evicted" }, storedBody(Uint8Array.of(255)))).toEqual([
    { part: "body", kind: "differs", recorded: "not in the recording", live: "1 bytes" },
  ]);
  expect(bodies({ kind: "lost", reason: "evicted" }, "")).toEqual([
    { part: "body", kind: "only-in-recording", recorded: "not in the recording" },
  ]);
});

test("values are cut around the difference, at 60 characters", () => {
  const long = "x".repeat(200);
  expect(bodies(`"${long}a${long}"`, `"${long}b${long}"`)).toEqual([
    {
      part: "body",
      pointer: "",
      kind: "differs",
      recorded: `…${"x".repeat(20)}a${"x".repeat(37)}…`,
      live: `…${"x".repeat(20)}b${"x".repeat(37)}…`,
    },
  ]);
  expect(bodies(`["${long}"]`, "[]")).toEqual([
    { part: "body", pointer: "/0", kind: "only-in-recording", recorded: `"${"x".repeat(58)}…` },
  ]);
});

test("no more than 50 are listed, and the last one says so", () => {
  const zeros = (count: number) => JSON.stringify(Array(count).fill(0));
  const exactly = bodies(zeros(maxDifferences), "[]");
  expect(exactly.length).toBe(50);
  expect(exactly.at(-1)).toEqual({ part: "body", pointer: "/49", kind: "only-in-recording", recorded: "0" });
  const more = bodies(zeros(maxDifferences + 1), "[]");
  expect(more.length).toBe(50);
  expect(more.at(-1)).toEqual({ part: "body", pointer: "/49", kind: "only-in-recording", recorded: "0", more: true });
  expect(more.filter((difference) => difference.more).length).toBe(1);
});
