import { describe, expect, test } from "vitest";
import type { Cassette, HttpResponse, MatchPolicy } from "../model/types.ts";
import { ledger as goVcr } from "./go-vcr/ledger.ts";
import { ledger as har } from "./har/ledger.ts";
import { derived, extension, type Ledger, model, under, unlisted } from "./ledger.ts";
import { ledger as nock } from "./nock/ledger.ts";
import { ledger as polly } from "./polly/ledger.ts";

const paths = (...listed: string[]): Ledger => listed.map((path) => extension(path, "A field."));

describe("unlisted", () => {
  test.each<[name: string, document: unknown, listed: string[], expected: string[]]>([
    ["a listed scalar", { a: 1 }, ["a"], []],
    ["an unlisted key", { a: 1, b: 2 }, ["a"], ["b"]],
    ["the topmost unlisted place only", { b: { c: [1, { d: 2 }] } }, ["a"], ["b"]],
    ["what lies below a path that ends", { a: { b: 1 } }, ["a"], ["a.b"]],
    ["a scalar where a path leads on", { a: null }, ["a.b"], ["a"]],
    ["null that is listed", { a: null }, ["a", "a.b"], []],
    ["bytes as a scalar", { a: Uint8Array.of(1, 2) }, ["a"], []],
    ["list items by their place", [{ a: 1 }, { b: 1 }], ["[].a"], ["[1].b"]],
    ["a list where a key is listed", { a: [1] }, ["a.b"], ["a[0]"]],
    ["a list in a list", [[1]], ["[]"], ["[0][0]"]],
    ["any key", { a: { x: 1, y: 2 } }, ["a.*"], []],
    ["a key by its beginning", { _x: 1, x: 2 }, ["_*"], ["x"]],
    ["any of several paths", { a: { b: 1, c: 2 } }, ["a.b", "*.c"], []],
    ["a subtree with its root", { a: 1, b: [{ c: 1 }] }, ["a.**", "b.**"], []],
    ["an empty list on the way", { a: [] }, ["a[].b"], []],
    ["an empty object on the way", { a: {} }, ["a.b", "a.*"], []],
    ["an empty list where an object belongs", { a: [] }, ["a.b"], ["a"]],
    ["an empty object where a list belongs", { a: {} }, ["a[]"], ["a"]],
    ["a scalar document", 1, ["a"], [""]],
    ["keys that are no words", { "a.b": 1, "": 2 }, ["a.b"], ['["a.b"]', '[""]']],
  ])("finds %s", (_, document, listed, expected) => {
    expect(unlisted(document, paths(...listed))).toEqual(expected);
  });

  test("sees keys named like members of Object.prototype", () => {
    const document = JSON.parse('{"__proto__": {"a": 1}, "constructor": 1, "toString": 2}');
    expect(unlisted(document, paths("constructor"))).toEqual(["__proto__", "toString"]);
    expect(unlisted(document, paths("__proto__.a", "constructor", "toString"))).toEqual([]);
  });

  test("goes no deeper than its paths", () => {
    let deep: unknown = 1;
    for (let i = 0; i < 200_000; i++) deep = i % 2 === 0 ? [deep] : { a: deep };
    expect(unlisted({ x: deep, y: deep }, paths("x.**", "y.a[]"))).toEqual(["y.a[0].a"]);
  });

  test("reads each value of a document once", () => {
    let reads = 0;
    const item = {
      get a() {
        return ++reads;
      },
      get _b() {
        return ++reads;
      },
    };
    expect(unlisted(Array(1000).fill(item), paths("[].a", "[].*", "[]._*", "[]._b"))).toEqual([]);
    expect(reads).toBe(2000);
  });
});

test("under moves paths and neutral fields", () => {
  const entries = [model("", "", "A."), model("[].a", "b", "B."), derived("c", "d", "C."), extension("e", "D.")];
  expect(under("x", "y[]", entries)).toEqual([
    model("x", "y[]", "A."),
    model("x[].a", "y[].b", "B."),
    derived("x.c", "y[].d", "C."),
    extension("x.e", "D."),
  ]);
});

describe.each([
  ["go-vcr", goVcr],
  ["nock", nock],
  ["har", har],
  ["polly", polly],
])("the ledger of %s", (_, ledger) => {
  test("lists each path once, well spelled", () => {
    const listed = ledger.map(({ path }) => path);
    expect(listed.filter((path, at) => listed.indexOf(path) !== at)).toEqual([]);
    expect(listed.filter((path) => !/^(\[\]|\w+|\w*\*)(\[\]|\.\w+|\.\w*\*)*(\.\*\*)?$/.test(path))).toEqual([]);
  });

  test("says in one sentence what each path holds", () => {
    const docs = ledger.map(({ doc }) => doc);
    expect(docs.filter((doc) => !/^[A-Z`\d-].*[^.]\.$/.test(doc) || /\. [A-Z]/.test(doc))).toEqual([]);
  });

  test("names neutral fields that exist", () => {
    const fields = ledger.flatMap((entry) =>
      entry.fate === "model" ? entry.to : entry.fate === "derived" ? entry.from : [],
    );
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter((field) => !existsIn([complete], field))).toEqual([]);
  });
});

const pair = { name: "A", value: "b" };
const goVcrRequest = { body: "", form: { q: ["1"] }, headers: { A: ["b"] }, url: "http://h/", method: "GET" };
const goVcrResponse = { body: Uint8Array.of(255), headers: { A: ["b"] }, status: "200 OK", code: 200, duration: "" };
const goVcrFull = {
  proto: "HTTP/1.1",
  proto_major: 1,
  proto_minor: 1,
  content_length: 0,
  transfer_encoding: ["chunked"],
};
const nockDefinition = { scope: "http://h:80", method: "GET", path: "/", status: 200, response: [{ a: null }] };
const pollyMessage = { bodySize: 0, cookies: [{ ...pair, sameSite: "Lax" }], headersSize: 0, httpVersion: "HTTP/1.1" };

test.each<[name: string, ledger: Ledger, document: object]>([
  [
    "a short go-vcr cassette",
    goVcr,
    { version: 1, interactions: [{ request: goVcrRequest, response: goVcrResponse }] },
  ],
  [
    "a full go-vcr cassette",
    goVcr,
    {
      version: 2,
      interactions: [
        {
          id: 0,
          request: { ...goVcrFull, trailer: {}, host: "h", remote_addr: "", request_uri: "", ...goVcrRequest },
          response: { ...goVcrFull, trailer: { T: ["1"] }, uncompressed: false, ...goVcrResponse },
          respool: { hash: "x" },
        },
      ],
    },
  ],
  [
    "a key-sorted go-vcr cassette with nulls",
    goVcr,
    { interactions: [{ request: { id: 0, ...goVcrRequest, headers: null, form: { q: null } }, response: null }] },
  ],
  [
    "nock definitions",
    nock,
    [
      { ...nockDefinition, body: "", rawHeaders: ["A", "b"], responseIsBinary: false, reqheaders: { a: "b" } },
      {
        ...nockDefinition,
        body: { a: [1] },
        rawHeaders: { a: ["b"], c: "d" },
        badheaders: ["e"],
        respool: { hash: "x" },
      },
      { ...nockDefinition, reply: "200", port: 80, headers: { a: 1 }, options: { allowUnmocked: true, other: [1] } },
    ],
  ],
  ["nock definitions by the name of a test", nock, { "a test 1": [nockDefinition], "another: 1": [] }],
  [
    "a HAR with nulls and producers' fields",
    har,
    {
      log: {
        version: "1.2",
        creator: { name: "x", version: "1", comment: "" },
        browser: null,
        pages: null,
        entries: [
          {
            startedDateTime: "",
            time: null,
            request: {
              method: "POST",
              url: "",
              httpVersion: "",
              cookies: null,
              headers: [{ ...pair, comment: "" }],
              queryString: [pair],
              postData: { mimeType: "", text: "", params: [{ ...pair, fileName: "", contentType: "" }], _file: "x" },
              headersSize: -1,
              bodySize: -1,
            },
            response: { status: 0, content: { size: 0, mimeType: "", _file: "x" }, redirectURL: null, _error: null },
            cache: { beforeRequest: null, afterRequest: { expires: "", fetchCount: 1 } },
            timings: { send: 0, wait: 0, receive: 0, ssl: -1, _blocked_queueing: 1 },
            _initiator: { type: "script", stack: { callFrames: [] } },
            _eventSourceMessages: [{ time: 1, eventName: "", eventId: "", data: "" }],
          },
        ],
      },
    },
  ],
  [
    "a Polly recording",
    polly,
    {
      log: {
        _recordingName: "x",
        creator: { comment: "persister:fs", name: "Polly.JS", version: "6.0.6" },
        entries: [
          {
            _id: "x",
            _order: 0,
            cache: {},
            request: {
              ...pollyMessage,
              headers: [{ name: "a", value: ["b"] }],
              method: "GET",
              postData: { mimeType: "", params: [], textJSON: { a: [1] } },
              queryString: [
                { name: "a", value: null },
                { name: "b", value: { c: "d" } },
              ],
              url: "",
            },
            response: {
              ...pollyMessage,
              content: { encoding: "base64", mimeType: "", size: 0, text: "", textDecoded: { a: 1 }, _isBinary: true },
              headers: [{ _fromType: "array", ...pair }],
              redirectURL: "",
              status: 200,
              statusText: "OK",
            },
            startedDateTime: "",
            time: 0,
            timings: { blocked: -1, connect: -1, dns: -1, receive: 0, send: 0, ssl: -1, wait: 0 },
          },
        ],
        pages: [],
        version: "1.2",
      },
    },
  ],
])("%s is listed", (_, ledger, document) => {
  expect(unlisted(document, ledger)).toEqual([]);
});

test.each<[name: string, ledger: Ledger, document: object, expected: string[]]>([
  [
    "go-vcr",
    goVcr,
    { x: 1, interactions: [{ x: 1, request: { x: 1 }, response: { x: 1, headers: { A: { x: 1 } } } }] },
    [
      "x",
      "interactions[0].x",
      "interactions[0].request.x",
      "interactions[0].response.x",
      "interactions[0].response.headers.A.x",
    ],
  ],
  ["nock", nock, [{ x: 1, headers: { a: { x: 1 } } }], ["[0].x", "[0].headers.a.x"]],
  ["a nock wrapper", nock, { a: [{ x: 1 }], x: 1 }, ["a[0].x", "x"]],
  [
    "HAR",
    har,
    {
      x: 1,
      log: { x: 1, pages: [{ x: 1 }], entries: [{ x: 1, request: { x: 1, headers: { a: 1 } }, response: { x: 1 } }] },
    },
    [
      "x",
      "log.x",
      "log.pages[0].x",
      "log.entries[0].x",
      "log.entries[0].request.x",
      "log.entries[0].request.headers.a",
      "log.entries[0].response.x",
    ],
  ],
  [
    "Polly",
    polly,
    { x: 1, log: { x: 1, entries: [{ x: 1, request: { x: 1 }, response: { x: 1, content: { x: 1 } } }] } },
    [
      "x",
      "log.x",
      "log.entries[0].x",
      "log.entries[0].request.x",
      "log.entries[0].response.x",
      "log.entries[0].response.content.x",
    ],
  ],
])("a key that %s does not have is found", (_, ledger, document, expected) => {
  expect(unlisted(document, ledger)).toEqual(expected);
});

const request = { method: "GET", url: "/", httpVersion: "1.1", headers: [], trailers: [] } as const;
const response: Omit<Required<HttpResponse>, "body"> = {
  kind: "response",
  status: 200,
  statusText: "OK",
  httpVersion: "1.1",
  headers: [],
  trailers: [],
  brokenBy: { kind: "failure", message: "" },
};
const match: MatchPolicy = {
  method: true,
  query: "all",
  ignoreQuery: [],
  headers: [],
  body: "auto",
  ignoreBody: [],
  forms: [],
  order: "per-request",
  repeat: "once",
  pick: "first",
};
const body = { kind: "stored", bytes: new Uint8Array(), coding: "decoded", fidelity: "exact", complete: true } as const;

/** A cassette that has every neutral field. */
const complete: Cassette = {
  meta: { format: "x", version: "1", producer: { name: "x", version: "1" }, name: "x", match, extensions: {} },
  interactions: [
    {
      request: { ...request, body: { kind: "lost", reason: "unknown", size: 1 } },
      outcome: { ...response, body: { ...body, undone: "gzip", chunks: [] } },
      timing: { startedAt: "", recordedAt: "", waitMs: 0, totalMs: 0, phases: {} },
      match,
      extensions: {},
    },
  ],
};

/** Whether one of these values has the neutral field that a ledger names. */
function existsIn(values: unknown[], field: string): boolean {
  for (const part of field.match(/\[\]|[^.[\]]+/g) ?? []) {
    values = values.flatMap((value) =>
      part === "[]" ? (value as unknown[]) : Object.hasOwn(value as object, part) ? [(value as never)[part]] : [],
    );
  }
  return values.length > 0;
}
