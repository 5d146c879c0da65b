import { expect, test } from "vitest";
import { emptyBody, storedBody } from "../../../model/body.ts";
import { encodeUtf8 } from "../../../model/bytes.ts";
import type { Interaction, JsonObject } from "../../../model/types.ts";
import { readEntry } from "./entry.ts";
import type { ProducerId } from "./producer.ts";

async function read(fields: unknown, id: ProducerId = "generic", files: Record<string, string> = {}) {
  const said: [code: string, data?: JsonObject][] = [];
  const interaction = await readEntry({
    entry: { index: 3, line: 7, fields: fields as JsonObject },
    file: { name: "x.har", producer: { id }, attachment: async (path) => encodeUtf8(files[path] as string) },
    say: (code, data) => said.push(data === undefined ? [code] : [code, data]),
  });
  return { interaction, said };
}

const text = (value: string, facts = {}) => storedBody(encodeUtf8(value), facts);
const url = "https://h.test/a?b=1";
const origin = { file: "x.har", index: 3, line: 7 };
const response = { status: 200, statusText: "", httpVersion: "", headers: [], content: { size: 0, mimeType: "" } };

test("an entry as DevTools writes it", async () => {
  const entry = {
    _initiator: { type: "script", stack: { callFrames: [] } },
    _priority: "High",
    _resourceType: "fetch",
    cache: {},
    connection: "443",
    pageref: "page_1",
    request: {
      method: "POST",
      url,
      httpVersion: "http/2.0",
      headers: [
        { name: ":authority", value: "h.test" },
        { name: "content-type", value: "application/json" },
        { name: "cookie", value: "sid=1" },
      ],
      queryString: [{ name: "b", value: "1" }],
      cookies: [{ name: "sid", value: "1" }],
      headersSize: -1,
      bodySize: 7,
      postData: { mimeType: "application/json", text: '{"a":1}' },
    },
    response: {
      status: 200,
      statusText: "",
      httpVersion: "http/2.0",
      headers: [
        { name: "content-encoding", value: "gzip" },
        { name: "content-type", value: "text/plain; charset=utf-8" },
      ],
      cookies: [],
      content: { size: 2, mimeType: "text/plain", compression: -20, text: "hi" },
      redirectURL: "",
      headersSize: -1,
      bodySize: 22,
      _transferSize: 90,
      _error: null,
    },
    serverIPAddress: "",
    startedDateTime: "2026-01-02T03:04:05.678Z",
    time: 12,
    timings: { blocked: 1, dns: -1, ssl: -1, connect: -1, send: 0, wait: 10, receive: 1, _blocked_queueing: 0.5 },
  };
  const interaction: Interaction = {
    request: {
      method: "POST",
      url,
      httpVersion: "2",
      headers: [
        ["content-type", "application/json"],
        ["cookie", "sid=1"],
      ],
      body: text('{"a":1}'),
    },
    outcome: {
      kind: "response",
      status: 200,
      httpVersion: "2",
      headers: [
        ["content-encoding", "gzip"],
        ["content-type", "text/plain; charset=utf-8"],
      ],
      body: text("hi", { undone: "gzip" }),
    },
    timing: {
      startedAt: "2026-01-02T03:04:05.678Z",
      waitMs: 10,
      totalMs: 12,
      phases: { blocked: 1, send: 0, receive: 1 },
    },
    origin,
    extensions: {
      har: {
        _initiator: entry._initiator,
        _priority: "High",
        _resourceType: "fetch",
        connection: "443",
        pageref: "page_1",
        timings: { _blocked_queueing: 0.5 },
        request: { httpVersion: "http/2.0", headers: [{ name: ":authority", value: "h.test" }] },
        response: { _transferSize: 90, httpVersion: "http/2.0", bodySize: 22 },
      },
    },
  };
  expect(await read(entry, "devtools")).toEqual({ interaction, said: [] });
});

test("the least that is an interaction", async () => {
  expect(await read({ request: { method: "GET", url } })).toEqual({
    interaction: {
      request: { method: "GET", url, headers: [], body: emptyBody },
      outcome: { kind: "unrecorded", reason: "the entry has no response" },
      origin,
    },
    said: [],
  });
});

test.each([[undefined], [null], [""], [5]])("the method %j is GET", async (method) => {
  const { interaction, said } = await read({ request: { method, url }, response });
  expect([interaction.request.method, said]).toEqual(["GET", [["assumed/method"]]]);
  expect(interaction.extensions).toEqual(method === 5 ? { har: { request: { method: 5 } } } : undefined);
});

test("an invented method stays", async () => {
  expect((await read({ request: { method: "get me", url } })).interaction.request.method).toBe("get me");
});

test.each([
  [[], "/log/entries/3", "the entry is a list, not an object"],
  [{}, "/log/entries/3/request", "request is missing; an entry needs one"],
  [{ request: "x" }, "/log/entries/3/request", "request is a string; an entry needs one"],
  [{ request: { url: null } }, "/log/entries/3/request/url", "url is null; a request needs one"],
  [{ request: { url: "" } }, "/log/entries/3/request/url", "url is empty; a request needs one"],
])("%j is no interaction", async (fields, pointer, message) => {
  await expect(read(fields)).rejects.toMatchObject({
    code: "input/invalid",
    format: "har",
    message,
    at: { interaction: 3, line: 7, pointer },
  });
});

test.each<[name: string, response: unknown, outcome: object, left: unknown]>([
  [
    "Firefox, failed",
    { status: 0, statusText: "", httpVersion: "", headers: [], content: { text: "" } },
    unrecorded(),
    undefined,
  ],
  ["null", null, { kind: "unrecorded", reason: "the entry has no response" }, undefined],
  ["no object", "x", { kind: "unrecorded", reason: "the entry has no response" }, "x"],
  ["a status that is none", { status: "none" }, unrecorded(), { status: "none" }],
  ["our own", { status: 0, _unrecorded: "why" }, { kind: "unrecorded", reason: "why" }, undefined],
  [
    "Playwright, failed",
    {
      status: -1,
      httpVersion: "HTTP/1.1",
      content: { size: -1, mimeType: "x-unknown" },
      _failureText: "net::ERR_TIMED_OUT",
    },
    { kind: "failure", message: "net::ERR_TIMED_OUT", code: "ETIMEDOUT" },
    { httpVersion: "HTTP/1.1" },
  ],
  [
    "a failure with more than that",
    {
      status: 0,
      headers: [{ name: "A", value: "1" }],
      content: { text: "x" },
      _error: "a",
      _failureText: "b",
      _errorCode: 5,
    },
    { kind: "failure", message: "a" },
    { _failureText: "b", _errorCode: 5, headers: [{ name: "A", value: "1" }], content: { text: "x" } },
  ],
])("no answer: %s", async (_, response, outcome, left) => {
  const { interaction, said } = await read({ request: { method: "GET", url }, response });
  expect(interaction.outcome).toEqual(outcome);
  expect(interaction.extensions?.har?.response).toEqual(left);
  expect(said).toEqual([]);
});

function unrecorded() {
  return { kind: "unrecorded", reason: "the response has no status, and no reason why" };
}

test("an answer that broke off", async () => {
  const content = { size: 2, text: "hi" };
  const { interaction } = await read({
    request: { method: "GET", url },
    response: { ...response, content, _error: "net::ERR_CONTENT_LENGTH_MISMATCH" },
  });
  const code = "ERR_CONTENT_LENGTH_MISMATCH";
  expect(interaction.outcome).toEqual({
    kind: "response",
    status: 200,
    headers: [],
    body: text("hi"),
    brokenBy: { kind: "failure", message: `net::${code}`, code },
  });
  expect(interaction.extensions).toBeUndefined();
});

test("cookies that only the lists have", async () => {
  const cookies = [{ name: "a", value: "1" }];
  const fields = { request: { method: "GET", url, cookies }, response: { ...response, cookies } };
  const { interaction, said } = await read(fields);
  expect(interaction).toEqual({
    request: { method: "GET", url, headers: [["Cookie", "a=1"]], body: emptyBody },
    outcome: { kind: "response", status: 200, headers: [["Set-Cookie", "a=1"]], body: emptyBody },
    origin,
  });
  expect(said).toEqual([
    ["assumed/cookies", { part: "request" }],
    ["assumed/cookies", { part: "response" }],
  ]);
});

test("headers win over lists of cookies", async () => {
  const headers = [{ name: "COOKIE", value: "a=1" }];
  const cookies = [{ name: "a", value: "2" }];
  const { interaction, said } = await read({ request: { method: "GET", url, headers, cookies }, response });
  expect(interaction.request.headers).toEqual([["COOKIE", "a=1"]]);
  expect([interaction.extensions, said]).toEqual([{ har: { request: { cookies } } }, []]);
});

test("what disagrees with the neutral fields is kept where it stands", async () => {
  const request = {
    method: "POST",
    url,
    httpVersion: "me:",
    queryString: [{ name: "c", value: "2" }],
    headersSize: 100,
    bodySize: 50,
    postData: { mimeType: "text/plain", text: "hi", comment: "c", params: [] },
    settingEncodeUrl: true,
  };
  const answer = {
    ...response,
    status: "200",
    content: { size: 3, mimeType: "text/plain", text: "hi", compression: 5, charset: "UTF-8" },
    redirectURL: "/b",
    redirectionURL: "/c",
    headersSize: 100,
    bodySize: 9,
  };
  const { interaction } = await read({ request, response: answer, cache: { afterRequest: { eTag: "e" } } });
  expect(interaction.extensions).toEqual({
    har: {
      cache: { afterRequest: { eTag: "e" } },
      request: {
        settingEncodeUrl: true,
        httpVersion: "me:",
        queryString: [{ name: "c", value: "2" }],
        postData: { comment: "c", mimeType: "text/plain" },
        headersSize: 100,
        bodySize: 50,
      },
      response: {
        status: "200",
        content: { charset: "UTF-8", size: 3, compression: 5, mimeType: "text/plain" },
        redirectURL: "/b",
        redirectionURL: "/c",
        headersSize: 100,
        bodySize: 9,
      },
    },
  });
});

test.each([[{}], [null], [{ beforeRequest: null, afterRequest: null, comment: "" }]])(
  "the cache %j says nothing",
  async (cache) => {
    const { interaction } = await read({ request: { method: "GET", url }, response, cache, comment: "", _x: null });
    expect(interaction.extensions).toBeUndefined();
  },
);

test("a lost request body is left to the targets, which say what they make of it", async () => {
  const headers = [{ name: "content-length", value: "5" }];
  const { interaction } = await read({ request: { method: "POST", url, headers }, response });
  expect([interaction.request.body, interaction.match]).toEqual([
    { kind: "lost", reason: "unknown", size: 5 },
    undefined,
  ]);
});

test("attached bodies are waited for", async () => {
  const headers = [{ name: "content-type", value: "text/plain; charset=utf-8" }];
  const request = { method: "POST", url, headers, postData: { mimeType: "", _file: "a.txt" } };
  const fields = { request, response: { ...response, headers, content: { _file: "b.txt" } } };
  const { interaction } = await read(fields, "playwright", { "a.txt": "hi", "b.txt": "there" });
  expect([interaction.request.body, interaction.outcome]).toMatchObject([text("hi"), { body: text("there") }]);
  expect(interaction.extensions).toBeUndefined();
});

test("our own key", async () => {
  const fields = { request: { method: "GET", url }, response, _respool: { hash: "x" } };
  expect((await read(fields)).interaction.extensions).toEqual({ respool: { hash: "x" } });
  expect((await read({ ...fields, _respool: "x" })).interaction.extensions).toEqual({ har: { _respool: "x" } });
});

test("our own marks of bodies", async () => {
  const request = { method: "POST", url, postData: { text: "", _lost: "evicted" }, bodySize: 0 };
  const content = { size: 2, text: "hi", _incomplete: true };
  const { interaction } = await read({ request, response: { ...response, content } }, "respool");
  expect(interaction.request.body).toEqual({ kind: "lost", reason: "evicted", size: 0 });
  expect(interaction.outcome).toMatchObject({ body: text("hi", { complete: false }) });
  expect(interaction.extensions).toBeUndefined();
});

test("marks that did not become a body's own are kept", async () => {
  const marks = { _lost: "never", _incomplete: "half" };
  const postData = { text: "hi", ...marks };
  const content = { size: 2, text: "hi", ...marks };
  const { interaction } = await read({
    request: { method: "POST", url, postData },
    response: { ...response, content },
  });
  expect(interaction.extensions).toEqual({ har: { request: { postData: marks }, response: { content: marks } } });
});
