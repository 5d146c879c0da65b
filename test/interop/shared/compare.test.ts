import { expect, test } from "vitest";
import type { PlayReport } from "../nock/player.ts";
import type { PlayAnswer, PlayResult } from "./answer.ts";
import { compare } from "./compare.ts";
import type { Headers, Truth } from "./truth.ts";

const HASH = "a".repeat(64);

function truth(headers: Headers): Truth {
  const request = { method: "GET", url: "http://origin.test/x", headers: [], body: "" };
  const response = { status: 200, headers, bodySha256: HASH, bodyBytes: 3 };
  return { origin: "http://origin.test", exchanges: [{ case: "one", request, response }] };
}

function report(client: "http" | "fetch", ...results: readonly PlayResult[]): PlayReport {
  return { node: "v20.0.0", nock: "14.0.0", client, results, pending: 0 };
}

function answer(headers: Headers, other: Partial<PlayAnswer> = {}): PlayAnswer {
  return { case: "one", status: 200, headers, bodySha256: HASH, bodyBytes: 3, ...other };
}

test("equal answers have no differences, framing and content coding aside", () => {
  const sent: Headers = [
    ["Content-Length", "3"],
    ["X-Multi", "one"],
    ["transfer-encoding", "chunked"],
    ["Connection", "close"],
    ["Keep-Alive", "timeout=5"],
    ["Content-Encoding", "gzip"],
    ["X-Multi", "two"],
    ["Set-Cookie", "a=1"],
    ["Set-Cookie", "b=2"],
  ];
  const kept: Headers = [
    ["content-length", "3"],
    ["Set-Cookie", "a=1"],
    ["X-Multi", "one"],
    ["X-Multi", "two"],
    ["Set-Cookie", "b=2"],
  ];
  expect(compare(report("http", answer(kept)), truth(sent))).toEqual([]);
});

test("fetch joins repeats but for cookies and lower-cases names", () => {
  const sent: Headers = [
    ["X-Multi", "one"],
    ["Set-Cookie", "a=1"],
    ["x-multi", "two"],
    ["Set-Cookie", "b=2"],
  ];
  const got: Headers = [
    ["x-multi", "one, two"],
    ["set-cookie", "a=1"],
    ["set-cookie", "b=2"],
  ];
  expect(compare(report("fetch", answer(got)), truth(sent))).toEqual([]);
  expect(compare(report("http", answer(got)), truth(sent))).toEqual([
    'one: header Set-Cookie absent, not ["a=1","b=2"]',
    'one: header X-Multi absent, not ["one"]',
    'one: header set-cookie ["a=1","b=2"], not absent',
    'one: header x-multi ["one, two"], not ["two"]',
  ]);
});

test("status, body and headers are told apart", () => {
  const got = answer(
    [
      ["Content-Length", "3"],
      ["X-Multi", "two"],
      ["X-Multi", "one"],
    ],
    { status: 204, bodySha256: "b".repeat(64), bodyBytes: 0 },
  );
  const sent: Headers = [
    ["X-Multi", "one"],
    ["X-Multi", "two"],
    ["Date", "Wed, 21 Oct 2015 07:28:00 GMT"],
  ];
  expect(compare(report("http", got), truth(sent))).toEqual([
    "one: status 204, not 200",
    "one: body 0 bytes bbbbbbbbbbbb, not 3 bytes aaaaaaaaaaaa",
    'one: header Content-Length ["3"], not absent',
    'one: header Date absent, not ["Wed, 21 Oct 2015 07:28:00 GMT"]',
    'one: header X-Multi ["two","one"], not ["one","two"]',
  ]);
});

test("cookies out of order and a cookie too few", () => {
  const sent: Headers = [
    ["set-cookie", "a=1"],
    ["set-cookie", "b=2"],
  ];
  expect(compare(report("fetch", answer([...sent].reverse())), truth(sent))).toEqual([
    'one: header set-cookie ["b=2","a=1"], not ["a=1","b=2"]',
  ]);
  expect(compare(report("fetch", answer(sent.slice(1))), truth(sent))).toEqual([
    'one: header set-cookie ["b=2"], not ["a=1","b=2"]',
  ]);
});

test("an error, another case and missing results", () => {
  expect(compare(report("http", { case: "one", error: "timeout" }), truth([]))).toEqual(["one: error timeout"]);
  expect(compare(report("http", answer([], { case: "two" })), truth([]))).toEqual(["one: result of two"]);
  expect(compare(report("http"), truth([]))).toEqual(["all: 0 results for 1 exchanges"]);
  expect(compare(report("http", answer([]), answer([])), truth([]))).toEqual(["all: 2 results for 1 exchanges"]);
});
