import { expect, test } from "vitest";
import { emptyBody, storedBody } from "../../../model/body.ts";
import { encodeUtf8 } from "../../../model/bytes.ts";
import type { HeaderList, HttpRequest, HttpResponse, Interaction, JsonObject } from "../../../model/types.ts";
import { playwright } from "./playwright.ts";

type Said = [number, string, JsonObject?];

function exchange(request: Partial<HttpRequest>, response: Partial<HttpResponse> = {}): Interaction {
  return {
    request: { method: "GET", url: "http://h.test/a", headers: [], body: emptyBody, ...request },
    outcome: { kind: "response", status: 200, headers: [], body: emptyBody, ...response },
  };
}

function played(interactions: readonly Interaction[]) {
  const play = playwright();
  const said: Said[] = [];
  const made = interactions.map((one, i) =>
    play(one, i, (code, data) => said.push(data === undefined ? [i, code] : [i, code, data])),
  );
  return { made, said };
}

const text = (value: string) => storedBody(encodeUtf8(value));
const answer = (value: string): Partial<HttpResponse> => ({ body: text(value) });

test("one entry for each request: nothing is said", () => {
  const list = [exchange({}), exchange({ url: "http://h.test/b" }), exchange({ method: "POST" })];
  expect(played(list)).toEqual({ made: list, said: [] });
});

test("an entry is never used up", () => {
  const list = [exchange({}, answer("1")), exchange({}, answer("2")), exchange({}, answer("1"))];
  expect(played(list).said).toEqual([[1, "lost/repeat", { first: 0 }]]);
});

test("of several the one with the most equal headers, and of those the first", () => {
  const accept = (value: string): HeaderList => [["Accept", value]];
  const list = [
    exchange({ headers: accept("a") }, answer("1")),
    exchange({ headers: accept("b") }, answer("2")),
    exchange({ headers: [["accept", "b"]] }, answer("3")),
  ];
  expect(played(list).said).toEqual([[2, "lost/repeat", { first: 1 }]]);
});

test("bodies count for POST alone, where both sides have one", () => {
  const list = ["POST", "PUT"].flatMap((method) => [
    exchange({ method, body: text("a") }, answer("1")),
    exchange({ method, body: text("b") }, answer("2")),
    exchange({ method }, answer("3")),
  ]);
  expect(played(list).said).toEqual([
    [2, "lost/repeat", { first: 0 }],
    [4, "lost/body-match", { method: "PUT" }],
    [5, "lost/body-match", { method: "PUT" }],
  ]);
});

test("multipart bodies are equal but for their boundary", () => {
  const form = (boundary: string, value: string) =>
    exchange(
      {
        method: "POST",
        headers: [["Content-Type", `multipart/form-data; boundary=${boundary}`]],
        body: text(`--${boundary}\r\n\r\n${value}\r\n--${boundary}--`),
      },
      answer(boundary),
    );
  expect(played([form("aaa", "x"), form("bbb", "y")]).said).toEqual([]);
  expect(played([form("aaa", "x"), form("bbb", "x")]).said).toEqual([[1, "lost/repeat", { first: 0 }]]);
});

test("URLs as browsers spell them, and no body where it is lost", () => {
  const request = {
    method: "POST",
    url: "HTTP://H.test/a/../b c",
    body: { kind: "lost", reason: "not-stored" },
  } as const;
  const { made, said } = played([exchange(request)]);
  expect(made).toEqual([exchange({ method: "POST", url: "http://h.test/b%20c" })]);
  expect(said).toEqual([
    [0, "changed/url", { part: "target" }],
    [0, "lost/request-body", { why: "it is not in the recording: not-stored" }],
  ]);
});

test("what the page sees of an answer", () => {
  const headers: HeaderList = [
    ["Set-Cookie", "a=1"],
    ["Set-Cookie", "b=2"],
    ["X-A", "1"],
    ["x-a", "2"],
    ["X-Latin", "caf\udce9"],
    ["X-Utf8", "café"],
  ];
  const broken = { kind: "failure", message: "reset" } as const;
  const body = storedBody(encodeUtf8("hi"), { complete: false });
  const { made, said } = played([exchange({}, { headers, statusText: "Fine", brokenBy: broken, body })]);
  expect(made[0]?.outcome).toMatchObject({ headers: headers.filter(([name]) => name !== "X-Latin") });
  expect(said).toEqual([
    [0, "lost/status-text"],
    [0, "lost/header", { part: "response", name: "X-Latin", why: "its value is not UTF-8" }],
    [0, "lost/repeated-header", { part: "response", name: "x-a" }],
    [0, "lost/broken-body"],
    [0, "lost/incomplete-body", { part: "response" }],
  ]);
});
