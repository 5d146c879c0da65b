import { afterEach, describe, expect, test } from "vitest";
import { encodeUtf8 } from "../../../model/bytes.ts";
import type { HttpResponse, Interaction, Notice } from "../../../model/types.ts";
import type { Reading } from "../../adapter.ts";
import { sourceInMemory } from "../../shared/memory-source.ts";
import { goVcr } from "../index.ts";
import { readGoVcr } from "./read.ts";

const notices: Notice[] = [];
const methods: Notice[] = [];
// A test that expects notices takes them; most examples leave the method out, which has a test of its own.
afterEach(() => {
  methods.length = 0;
  expect(notices.splice(0)).toEqual([]);
});

async function readText(text: string): Promise<Reading> {
  return readGoVcr(
    sourceInMemory("a.yaml", encodeUtf8(text)),
    {},
    {
      notice: (notice) => (notice.code === "assumed/method" ? methods : notices).push(notice),
    },
  );
}

async function first(text: string): Promise<Interaction> {
  return [...((await readText(text)).interactions as Iterable<Interaction>)][0] as Interaction;
}

/** A cassette of one interaction with these fields. */
function exchange(request: string, response = "code: 200"): string {
  const fields = (text: string) =>
    text
      .split("\n")
      .map((line) => `    ${line}`)
      .join("\n");
  return `---\nversion: 2\ninteractions:\n- request:\n${fields(request)}\n  response:\n${fields(response)}\n`;
}

const keptOf = async (request: string, response?: string) =>
  (await first(exchange(request, response))).extensions?.["go-vcr"];
const responseOf = async (response: string) =>
  (await first(exchange("url: http://h/", response))).outcome as HttpResponse;
const stored = (bytes: Uint8Array) => ({ kind: "stored", bytes, coding: "decoded", fidelity: "exact", complete: true });

const minimal = `---
version: 2
interactions:
    - id: 0
      request:
        proto: HTTP/1.1
        proto_major: 1
        proto_minor: 1
        content_length: 7
        host: example.com
        body: '{"a":1}'
        headers:
            Content-Type:
                - application/json
        url: http://example.com/a
        method: POST
      response:
        content_length: 2
        body: hi
        code: 200
        duration: 0s
`;

test("a minimal cassette has no extensions", async () => {
  const { meta, interactions } = await readText(minimal);
  expect(meta).toEqual({ format: "go-vcr", version: "2" });
  expect([...(interactions as Iterable<Interaction>)]).toStrictEqual([
    {
      request: {
        method: "POST",
        url: "http://example.com/a",
        headers: [["Content-Type", "application/json"]],
        body: stored(encodeUtf8('{"a":1}')),
      },
      outcome: { kind: "response", status: 200, headers: [], body: stored(encodeUtf8("hi")) },
      origin: { file: "a.yaml", index: 0, line: 4 },
    },
  ]);
});

test("the full layout with empty fields has none either", async () => {
  const empty = `transfer_encoding: []\ntrailer: {}\nremote_addr: ""\nrequest_uri: ""\nform: {}\nheaders: {}\n`;
  const protocol = "proto: HTTP/1.1\nproto_major: 1\nproto_minor: 1\ncontent_length: 0\n";
  const interaction = await first(
    exchange(
      `${protocol}${empty}host: h:8080\nbody: ""\nurl: http://u:p@h:8080/?a=b\nmethod: GET`,
      `proto: HTTP/2.0\nproto_major: 2\nproto_minor: 0\n${empty.split("\n").slice(0, 2).join("\n")}\ncontent_length: 0\nuncompressed: false\nbody: ""\nheaders: {}\nstatus: 204 No Content\ncode: 204\nduration: 94.900458ms`,
    ),
  );
  expect(interaction).toStrictEqual({
    request: { method: "GET", url: "http://u:p@h:8080/?a=b", headers: [], body: stored(new Uint8Array(0)) },
    outcome: {
      kind: "response",
      status: 204,
      statusText: "No Content",
      httpVersion: "2",
      headers: [],
      body: stored(new Uint8Array(0)),
    },
    timing: { waitMs: 94.900458 },
    origin: { file: "a.yaml", index: 0, line: 4 },
  });
});

test("sorted keys, as in the second layout of version 2", async () => {
  const text =
    "interactions:\n- request:\n    body: ''\n    form: {}\n    headers:\n      A:\n      - b\n    id: 0\n    method: GET\n    url: http://h/\n  response:\n    body: x\n    code: 200\n    status: 200 OK\nversion: 2\n";
  const { meta } = await readText(text);
  expect(meta).toEqual({ format: "go-vcr", version: "2" });
  const { extensions, request } = await first(text);
  expect(extensions).toBeUndefined();
  expect(request.headers).toEqual([["A", "b"]]);
  expect((await first(text.replace("id: 0", "id: 7"))).extensions).toEqual({ "go-vcr": { request: { id: 7 } } });
});

test("headers and trailers keep order, repeats and names without values", async () => {
  const fields = "headers:\n  B:\n  - one\n  - two\n  A: []\n  a:\n  - three\ntrailer:\n  T:\n  - x\n  U: []";
  const { request, outcome, extensions } = await first(exchange(`url: http://h/\n${fields}`, `code: 200\n${fields}`));
  for (const message of [request, outcome as HttpResponse]) {
    expect(message.headers).toEqual([
      ["B", "one"],
      ["B", "two"],
      ["a", "three"],
    ]);
    expect(message.trailers).toEqual([["T", "x"]]);
  }
  const bare = { trailer: { U: [] }, headers: { A: [] } };
  expect(extensions).toEqual({ "go-vcr": { request: bare, response: bare } });
});

test("header values that are not UTF-8", async () => {
  const { headers } = await responseOf("code: 200\nheaders:\n  A:\n  - !!binary Y2Fm6Q==\n  B:\n  - é🍵");
  expect(headers).toEqual([
    ["A", "caf\udce9"],
    ["B", "é🍵"],
  ]);
});

describe("what the neutral fields do not say is kept", () => {
  test.each([
    [
      "a protocol that a client never writes",
      'proto: ""\nproto_major: 0\nproto_minor: 0',
      { proto: "", proto_major: 0, proto_minor: 0 },
    ],
    ["half a protocol", "proto: HTTP/1.1", { proto: "HTTP/1.1", proto_major: 0, proto_minor: 0 }],
    ["the length of a body of unknown size", "body: abc\ncontent_length: 0", { content_length: 0 }],
    ["the body's own length", "body: abc\ncontent_length: 3", undefined],
    ["a transfer coding", "transfer_encoding:\n- chunked", { transfer_encoding: ["chunked"] }],
    ["another host", "host: other", { host: "other" }],
    ["an empty host", 'host: ""', { host: "" }],
    ["the server's fields", "remote_addr: 1.2.3.4:5\nrequest_uri: /x", { remote_addr: "1.2.3.4:5", request_uri: "/x" }],
    ["an unknown key", "note: {a: [1, ~], __proto__: {b: c}}", { note: { a: [1, null], ["__proto__"]: { b: "c" } } }],
    [
      "an unknown key's scalars, numbers where JSON spells them alike",
      'note: [5, "5", 1.5, 1.50, 0x10, -0, 1e400, true, "true", yes, !!binary /w==, !!binary "*"]',
      { note: [5, "5", 1.5, "1.50", "0x10", "-0", "1e400", true, "true", "yes", "\udcff", "*"] },
    ],
  ])("%s", async (_, fields, kept) => {
    expect(await keptOf(`url: http://h/\n${fields}`)).toEqual(kept && { request: kept });
  });

  const protocol = "proto: HTTP/1.1\nproto_major: 1\nproto_minor: 1";
  const every = `${protocol}\ntransfer_encoding: []\ntrailer: {}\nremote_addr: ''\nrequest_uri: ''`;
  const form =
    "headers:\n  Content-Type:\n  - application/x-www-form-urlencoded; charset=utf-8\nbody: a=1&b=%C3%A9+x&a=2";
  test.each([
    [
      "values of the query",
      `${protocol}\nurl: http://h/?a=1&a=2&b=\nmethod: GET\nform:\n  a:\n  - '1'\n  - '2'\n  b:\n  - ''`,
      undefined,
    ],
    ["none of the query, as in version 1", "url: http://h/?a=1\nmethod: GET\nform: {}", undefined],
    ["none of the query, as before v4.0.3", `${every}\nurl: http://h/?a=1\nmethod: GET\nform: {}`, undefined],
    ["none of the query, where it belongs", `${protocol}\nurl: http://h/?a=1\nmethod: GET`, {}],
    [
      "of the query, where only the body's belong",
      "url: http://h/?a=1\nmethod: GET\nform:\n  a:\n  - '1'",
      { a: ["1"] },
    ],
    [
      "values of the body",
      `url: http://h/?c=3\nmethod: POST\n${form}\nform:\n  a:\n  - '1'\n  - '2'\n  b:\n  - é x`,
      undefined,
    ],
    [
      "both, the body's first",
      `${protocol}\nurl: http://h/?a=3\nmethod: PUT\n${form}\nform:\n  b:\n  - é x\n  a:\n  - '1'\n  - '2'\n  - '3'`,
      undefined,
    ],
    ["the body's of a method without", `url: http://h/\nmethod: DELETE\n${form}\nform:\n  a:\n  - '1'`, { a: ["1"] }],
    [
      "in another order",
      `url: http://h/\nmethod: POST\n${form}\nform:\n  a:\n  - '2'\n  - '1'\n  b:\n  - é x`,
      { a: ["2", "1"], b: ["é x"] },
    ],
    ["emptied", `url: http://h/\nmethod: POST\n${form}\nform: {}`, {}],
    [
      "from nowhere",
      "url: http://h/\nmethod: GET\nform:\n  __proto__:\n  - x\n  y: []",
      { ["__proto__"]: ["x"], y: [] },
    ],
    [
      "of a query that Go cannot parse",
      `${protocol}\nurl: http://h/?a=%zz&b;c&d=%41\nmethod: GET\nform:\n  d:\n  - A`,
      undefined,
    ],
  ])("form values: %s", async (_, request, kept) => {
    expect(await keptOf(request)).toEqual(kept && { request: { form: kept } });
  });

  test.each([
    ["a length that is not the body's", "body: abc\ncontent_length: 9", { content_length: 9 }],
    ["an unknown length without a reason", "body: abc\ncontent_length: -1", { content_length: -1 }],
    ["an unknown length where gzip was undone", "body: abc\nuncompressed: true\ncontent_length: -1", undefined],
    ["a length where gzip was undone", "body: abc\nuncompressed: true\ncontent_length: 3", { content_length: 3 }],
    [
      "chunks and what goes with them",
      "body: abc\ntransfer_encoding:\n- chunked\ncontent_length: -1",
      { transfer_encoding: ["chunked"] },
    ],
    ["a status of another code", "status: 404 Not Found", { status: "404 Not Found" }],
    ["a status without a phrase", "status: 200", { status: "200" }],
    ["an empty phrase", "status: '200 '", undefined],
    [
      "fields that do not agree",
      "proto: HTTP/2.0\nproto_major: 1\nproto_minor: 1",
      { proto: "HTTP/2.0", proto_major: 1, proto_minor: 1 },
    ],
    ["an empty protocol", 'proto: ""\nproto_major: 0\nproto_minor: 0', { proto: "", proto_major: 0, proto_minor: 0 }],
    ["an empty status", 'status: ""', { status: "" }],
    ["a negative duration", "duration: -5ms", { duration: -5 }],
    ["an unknown key", "when: today", { when: "today" }],
  ])("%s", async (_, fields, kept) => {
    expect(await keptOf("url: http://h/", `code: 200\n${fields}`)).toEqual(kept && { response: kept });
  });

  test.each([
    ["announced by HEAD", "content-length: ['7']", "content_length: 7", undefined],
    ["not announced by HEAD", "", "content_length: -1", undefined],
    ["announced by HEAD, and another", "content-length: ['7']", "content_length: 0", { content_length: 0 }],
  ])("a length %s", async (_, header, length, kept) => {
    const response = `code: 200\nheaders: {${header}}\n${length}`;
    expect(await keptOf("url: http://h/\nmethod: HEAD", response)).toEqual(kept && { response: kept });
  });

  test.each([
    [`'{"hash":"h","list":[1]}'`, { respool: { hash: "h", list: [1] } }],
    ["'{hash'", { "go-vcr": { respool: "{hash" } }],
    ["'[1]'", { "go-vcr": { respool: "[1]" } }],
    ["{hash: h}", { "go-vcr": { respool: { hash: "h" } } }],
  ])("our own key %s", async (value, extensions) => {
    const text = `interactions:\n- request:\n    url: u\n  response:\n    code: 200\n  respool: ${value}\n`;
    expect((await first(text)).extensions).toEqual(extensions);
  });

  test("an id that is not the place, and unknown keys around", async () => {
    const text =
      "version: 2\ntool: x\ninteractions:\n- id: 3\n  respool: {hash: h}\n  request:\n    url: u\n  response: {}\n";
    expect((await first(text)).extensions).toEqual({ "go-vcr": { id: 3, respool: { hash: "h" } } });
    expect((await readText(text)).meta).toEqual({
      format: "go-vcr",
      version: "2",
      extensions: { "go-vcr": { tool: "x" } },
    });
  });
});

test.each([
  ["HTTP/1.0", 1, 0, "1.0"],
  ["HTTP/1.1", 1, 1, "1.1"],
  ["HTTP/2.0", 2, 0, "2"],
  ["HTTP/3.0", 3, 0, "3"],
])("%s is a version", async (proto, major, minor, version) => {
  const response = await responseOf(`code: 200\nproto: ${proto}\nproto_major: ${major}\nproto_minor: ${minor}`);
  expect(response.httpVersion).toBe(version);
});

describe("durations", () => {
  const timingOf = async (version: number, duration: string) => {
    const text = exchange("url: http://h/", `code: 200\nduration: ${duration}`);
    const { timing, extensions } = await first(text.replace("version: 2", `version: ${version}`));
    return [timing?.waitMs, (extensions?.["go-vcr"]?.response as { duration?: unknown })?.duration];
  };

  test.each([
    [2, "477.457µs", 0.477457],
    [2, "1m30.5s", 90_500],
    [2, "105h19m37.274363077s", 379_177_274.363077],
    [2, "'1.5s'", 1500],
    [2, "0s", undefined],
    [2, "null", undefined],
    [1, '""', undefined],
    [1, "3ms", 3],
  ])("version %i: %s", async (version, duration, waitMs) => {
    expect(await timingOf(version, duration)).toEqual([waitMs, undefined]);
  });

  test("version 1 takes any text", async () => {
    expect(await timingOf(1, "fast")).toEqual([undefined, "fast"]);
    expect(await timingOf(1, "5")).toEqual([undefined, "5"]);
  });

  test.each(['""', "5", "fast", "1.5"])("version 2 does not take %s", async (duration) => {
    await expect(timingOf(2, duration)).rejects.toMatchObject({ code: "input/invalid", at: { line: 8, column: 15 } });
  });
});

test.each(['method: ""', "method: null"])("no method (%s) means GET", async (method) => {
  const { request, extensions } = await first(exchange(`url: http://h/\n${method}`));
  expect(request.method).toBe("GET");
  expect(extensions).toEqual({ "go-vcr": { request: { method: "" } } });
  expect(methods).toEqual([{ code: "assumed/method", at: { file: "a.yaml", interaction: 0 } }]);
});

describe("bodies", () => {
  const bodyOf = async (fields: string) => (await responseOf(`code: 200\n${fields}`)).body;
  const gzip = "headers:\n  Content-Encoding:\n  - gzip\nbody: !!binary H4sIAAAAAAAA";

  test("in the recorded coding", async () => {
    expect(await bodyOf(gzip)).toMatchObject({ coding: "encoded", fidelity: "exact" });
    expect(await bodyOf("headers:\n  content-encoding:\n  - gzip\nbody: plain")).toMatchObject({ coding: "decoded" });
    expect(await bodyOf("headers:\n  Content-Encoding:\n  - br\nbody: plain")).toMatchObject({ coding: "unknown" });
  });

  test("with a coding undone, an empty one too", async () => {
    expect(await bodyOf("uncompressed: true\nbody: x")).toMatchObject({ coding: "decoded", undone: "gzip" });
    expect(await bodyOf('uncompressed: true\nbody: ""')).toMatchObject({ coding: "decoded", undone: "gzip" });
  });

  test.each([
    ["bytes written as characters, by the length", '"\\xff\\x80é"\ncontent_length: 3', "repaired", [0xff, 0x80, 0xe9]],
    ["characters, whatever the length", '"é"\ncontent_length: 1', "exact", [0xc3, 0xa9]],
    [
      "bytes written as U+FFFD, by the length",
      "a\ufffd\ufffd\ncontent_length: 3",
      "damaged",
      [97, 239, 191, 189, 239, 191, 189],
    ],
    ["U+FFFD, when the length says that it was there", "a\ufffd\ncontent_length: 4", "exact", [97, 239, 191, 189]],
    ["U+FFFD of unknown origin", "a\ufffd\ncontent_length: -1", "exact", [97, 239, 191, 189]],
    ["a length that fits nothing", "aé\ncontent_length: 1", "exact", [97, 195, 169]],
    [
      "binary that looks like characters",
      "!!binary w7/Dvw+A\ncontent_length: 4",
      "exact",
      [0xc3, 0xbf, 0xc3, 0xbf, 0x0f, 0x80],
    ],
    ["a lost line break, by indent and length", "|4-\n    a\ncontent_length: 2", "repaired", [10, 97]],
    ["a lost line break and nothing else", "|4+\ncontent_length: 1", "repaired", [10]],
    ["an indent without that length", "|4-\n    a\ncontent_length: 3", "exact", [97]],
    ["that length without an indent", "|-\n    a\ncontent_length: 2", "exact", [97]],
    ["an indent that a space calls for", "|4-\n     a\ncontent_length: 3", "exact", [32, 97]],
    ["CRLF in a block, by the length", "|-\n  a\r\n  b\ncontent_length: 4", "exact", [97, 13, 10, 98]],
    ["CRLF in a block of a file with other ends of lines", "|-\n  a\r\n  b\ncontent_length: 3", "exact", [97, 10, 98]],
  ] as const)("%s", async (_, fields, fidelity, bytes) => {
    expect(await bodyOf(`body: ${fields}`)).toMatchObject({ fidelity, bytes: Uint8Array.from(bytes) });
    const code = { exact: undefined, repaired: "repaired/bytes", damaged: "damaged/body" }[fidelity];
    const at = { file: "a.yaml", interaction: 0 };
    expect(notices.splice(0)).toEqual(code === undefined ? [] : [{ code, at, data: { part: "response" } }]);
  });
});

test("no response is no answer", async () => {
  const unrecorded = { kind: "unrecorded", reason: "the file holds no response" };
  expect((await first("interactions:\n- request:\n    url: u\n")).outcome).toEqual(unrecorded);
  expect((await first("interactions:\n- request:\n    url: u\n  response: null\n")).outcome).toEqual(unrecorded);
  expect((await first("interactions:\n- request: null\n  response:\n    code: 200\n")).request).toEqual({
    method: "GET",
    url: "",
    headers: [],
    body: stored(new Uint8Array(0)),
  });
});

test("stops when it is told to", async () => {
  const signal = AbortSignal.abort();
  const context = { notice: () => {}, signal };
  await expect(readGoVcr(sourceInMemory("a.yaml", encodeUtf8(minimal)), {}, context)).rejects.toThrow(signal.reason);
});

test("the row of the registry loads the reader", async () => {
  expect((await goVcr.load()).read).toBe(readGoVcr);
});
