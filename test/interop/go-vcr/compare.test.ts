import { expect, test } from "vitest";
import type { PlayAnswer, PlayResult } from "../shared/answer.ts";
import type { TruthExchange } from "../shared/truth.ts";
import { compareInGo } from "./compare.ts";

const [PLAIN, PACKED] = ["a".repeat(64), "b".repeat(64)];

function exchange(request: Partial<TruthExchange["request"]> = {}): TruthExchange {
  return {
    case: "one",
    request: { method: "GET", url: "http://origin.test/x", headers: [], body: "", ...request },
    response: {
      status: 200,
      headers: [
        ["x-multi", "1"],
        ["Content-Encoding", "gzip"],
        ["Content-Length", "9"],
        ["Connection", "close"],
        ["X-Multi", "2"],
      ],
      bodySha256: PLAIN,
      bodyBytes: 3,
      coding: "gzip",
      wireSha256: PACKED,
      wireBytes: 9,
    },
  };
}

function answer(other: Partial<PlayAnswer> = {}): PlayResult {
  const headers = [
    ["X-Multi", "1"],
    ["X-Multi", "2"],
  ] as const;
  return { case: "one", status: 200, headers, bodySha256: PLAIN, bodyBytes: 3, ...other };
}

test("Go has undone gzip unless the caller asked for a coding", () => {
  expect(compareInGo([answer()], [exchange()], "undone")).toEqual([]);
  expect(compareInGo([answer()], [exchange()], "as-recorded")).toEqual([]);
  const asked = exchange({ headers: [["Accept-Encoding", "gzip"]] });
  expect(compareInGo([answer()], [asked], "as-recorded")).toEqual([
    "one: body of 3 bytes",
    'one: header Content-Encoding absent, not ["gzip"]',
  ]);
});

test("status, body and headers are told apart", () => {
  const headers = [
    ["X-Multi", "2"],
    ["X-Multi", "1"],
    ["Content-Length", "9"],
  ] as const;
  const other = answer({ status: 404, bodySha256: PACKED, bodyBytes: 4, headers });
  expect(compareInGo([other], [exchange()], "undone")).toEqual([
    "one: status 404, not 200",
    "one: body of 4 bytes",
    'one: header Content-Length ["9"], not absent',
    'one: header X-Multi ["2","1"], not ["1","2"]',
  ]);
});

test("an error, another case and missing results", () => {
  expect(compareInGo([{ case: "one", error: "no match" }], [exchange()], "undone")).toEqual(["one: error no match"]);
  expect(compareInGo([], [exchange()], "undone")).toEqual(["all: results of "]);
});
