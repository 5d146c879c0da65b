import { expect, test } from "vitest";
import { emptyBody, storedBody } from "../model/body.ts";
import { encodeUtf8 } from "../model/bytes.ts";
import type { HttpRequest, HttpResponse, Interaction } from "../model/types.ts";
import { sameExchange, sameInteraction } from "./equal.ts";

const request: HttpRequest = {
  method: "POST",
  url: "https://api.example.com/v1",
  headers: [
    ["Accept", "a"],
    ["Accept", "b"],
  ],
  trailers: [["X-Sum", "1"]],
  body: storedBody(encodeUtf8("question")),
};
const response: HttpResponse = {
  kind: "response",
  status: 200,
  statusText: "Fine",
  headers: [["Content-Type", "text/plain"]],
  trailers: [["X-Sum", "2"]],
  body: storedBody(encodeUtf8("answer")),
  brokenBy: { kind: "failure", message: "reset", code: "ECONNRESET" },
};
const exchange: Interaction = { request, outcome: response };

test("is told by value; times, places and extensions take no part", () => {
  const copy: Interaction = {
    ...structuredClone(exchange),
    timing: { startedAt: "2024-01-01T00:00:00Z", waitMs: 3 },
    origin: { file: "b.yaml", index: 7 },
    extensions: { "go-vcr": { id: 7 } },
  };
  expect(sameExchange(exchange, copy)).toBe(true);
});

test("no trailers and an empty list of them are the same", () => {
  const { trailers: _, ...without } = request;
  expect(sameExchange({ ...exchange, request: without }, { ...exchange, request: { ...request, trailers: [] } })).toBe(
    true,
  );
});

test.each<[string, Partial<HttpRequest>]>([
  ["method", { method: "post" }],
  ["url", { url: "https://api.example.com/v1?" }],
  ["header name", { headers: [["accept", "a"], request.headers[1] ?? ["", ""]] }],
  ["header order", { headers: [...request.headers].reverse() }],
  ["header count", { headers: request.headers.slice(0, 1) }],
  ["trailers", { trailers: [] }],
  ["body", { body: storedBody(encodeUtf8("Question")) }],
  ["body length", { body: emptyBody }],
  ["body's end", { body: storedBody(encodeUtf8("question"), { complete: false }) }],
  ["body's being there", { body: { kind: "lost", reason: "evicted" } }],
])("another request %s", (_, change) => {
  const other = { ...exchange, request: { ...request, ...change } };
  expect([sameExchange(exchange, other), sameExchange(other, exchange)]).toEqual([false, false]);
});

test.each<[string, Interaction["outcome"]]>([
  ["status", { ...response, status: 201 }],
  ["reason phrase", { ...response, statusText: "fine" }],
  ["header", { ...response, headers: [["Content-Type", "text/html"]] }],
  ["trailer", { ...response, trailers: [["X-Sum", "3"]] }],
  ["body", { ...response, body: storedBody(encodeUtf8("Answer")) }],
  ["break", { ...response, brokenBy: { kind: "failure", message: "reset" } }],
  ["kind", { kind: "failure", message: "reset" }],
  ["absence", { kind: "unrecorded", reason: "blocked" }],
])("another outcome: %s", (_, outcome) => {
  const other = { ...exchange, outcome };
  expect([sameExchange(exchange, other), sameExchange(other, exchange)]).toEqual([false, false]);
});

test("failures and lost bodies compare by what they say", () => {
  const failed = (code: string): Interaction => ({ request, outcome: { kind: "failure", message: "no", code } });
  expect(sameExchange(failed("ECONNRESET"), failed("ECONNRESET"))).toBe(true);
  expect(sameExchange(failed("ECONNRESET"), failed("ETIMEDOUT"))).toBe(false);
  const lost = (size: number): Interaction => ({
    request,
    outcome: { ...response, body: { kind: "lost", reason: "evicted", size } },
  });
  expect(sameExchange(lost(3), lost(3))).toBe(true);
  expect(sameExchange(lost(3), lost(4))).toBe(false);
});

test("an interaction is compared whole, but for its origin", () => {
  const whole: Interaction = {
    ...exchange,
    timing: { waitMs: 1, phases: { dns: 2 } },
    origin: { file: "a", index: 1 },
    extensions: { x: { list: [1, { deep: null }] } },
  };
  expect(sameInteraction(whole, { ...structuredClone(whole), origin: { index: 7 }, match: undefined as never })).toBe(
    true,
  );
  for (const other of [
    { ...whole, timing: { waitMs: 2, phases: { dns: 2 } } },
    { ...whole, timing: { waitMs: 1, phases: { tls: 2 } } },
    { ...whole, extensions: { x: { list: [1, { deep: 0 }] } } },
    { ...whole, extensions: { x: { list: { 0: 1, 1: { deep: null } } as never } } },
    { ...whole, outcome: { ...response, body: storedBody(encodeUtf8("Answer")) } },
    { ...whole, match: { method: true } },
    exchange,
  ] satisfies Interaction[]) {
    expect(sameInteraction(whole, other)).toBe(false);
    expect(sameInteraction(other, whole)).toBe(false);
  }
});

test("extensions nested as deep as a file can be are compared", () => {
  const deep = () => {
    let value: Interaction = exchange;
    let list: unknown[] = [];
    for (let i = 0; i < 200_000; i++) list = [list];
    value = { ...exchange, extensions: { x: { list: list as never } } };
    return value;
  };
  expect(sameInteraction(deep(), deep())).toBe(true);
});

test("what JSON cannot tell apart is equal", () => {
  const timed = (waitMs: number): Interaction => ({ ...exchange, timing: { waitMs } });
  expect(sameInteraction(timed(0), timed(-0))).toBe(true);
  expect(sameInteraction(timed(Number.NaN), timed(Number.NaN))).toBe(true);
  expect(sameInteraction(timed(0), timed(Number.NaN))).toBe(false);
});
