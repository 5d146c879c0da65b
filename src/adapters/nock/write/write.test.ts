import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { emptyBody, storedBody } from "../../../model/body.ts";
import { decodeUtf8, encodeUtf8 } from "../../../model/bytes.ts";
import { noticeSpec } from "../../../model/notices.ts";
import type { HttpRequest, HttpResponse, Interaction, Notice } from "../../../model/types.ts";
import type { Options, Reading } from "../../adapter.ts";
import { inMemory } from "../../shared/output-files.ts";
import type { NockDefinition } from "../definition.ts";
import { write } from "./write.ts";

type Part = Partial<Omit<Interaction, "request" | "outcome">> & {
  request?: Partial<HttpRequest>;
  response?: Partial<HttpResponse>;
};

const interaction = ({ request, response, ...rest }: Part): Interaction => ({
  request: { method: "GET", url: "https://api.test/v1", headers: [], body: emptyBody, ...request },
  outcome: { kind: "response", status: 200, headers: [], body: emptyBody, ...response },
  ...rest,
});

async function textOf(parts: readonly Part[], o: Options = {}, meta: Reading["meta"] = {}) {
  const notices: Notice[] = [];
  const reading = { meta, interactions: parts.map(interaction) };
  for (const file of await inMemory(write(reading, o, { notice: (n) => notices.push(n) }))) {
    for (const { code } of notices) noticeSpec(code);
    return { path: file.path, text: decodeUtf8(file.bytes) as string, notices };
  }
  throw new Error("no file");
}

async function one(part: Part, o: Options = {}, meta: Reading["meta"] = {}): Promise<[NockDefinition, unknown[]]> {
  const { text, notices } = await textOf([part], o, meta);
  return [JSON.parse(text)[0], notices.map(({ code, data }) => (data === undefined ? code : [code, data]))];
}
const noticesOf = async (part: Part, o?: Options, meta?: Reading["meta"]) => (await one(part, o, meta))[1];
const text = (value: string) => storedBody(encodeUtf8(value));

test("the file: order of members, two spaces, a line end, non-ASCII as it is", async () => {
  const part: Part = {
    request: { method: "POST", headers: [["X-Key", "k"]], body: text('{"q":"é"}') },
    response: { status: 201, headers: [["Content-Type", "text/plain"]], body: storedBody(Uint8Array.of(0xff)) },
  };
  const result = await textOf([part, {}], { reqheaders: ["x-key"] });
  expect(result).toEqual({
    path: "cassette.nock.json",
    text: `[
  {
    "scope": "https://api.test:443",
    "method": "POST",
    "path": "/v1",
    "body": {
      "q": "é"
    },
    "status": 201,
    "response": "ff",
    "rawHeaders": [
      "Content-Type",
      "text/plain"
    ],
    "reqheaders": {
      "X-Key": "k"
    },
    "responseIsBinary": true
  },
  {
    "scope": "https://api.test:443",
    "method": "GET",
    "path": "/v1",
    "body": "",
    "status": 200,
    "response": "",
    "rawHeaders": []
  }
]
`,
    notices: [],
  });
  expect((await textOf([])).text).toBe("[]\n");
  expect((await textOf([{}, {}], { indent: 0 })).text.split("\n")).toHaveLength(5);
  expect((await textOf([{}], { indent: 4 })).text).toContain('\n    {\n        "scope"');
});

test.each([
  ["http://H.test:80/a?b=1", "http://h.test:80", "/a?b=1", []],
  ["http://h.test", "http://h.test:80", "/", []],
  ["https://h.test:8443/a", "https://h.test:8443", "/a", []],
  ["http://[::1]/a", "http://[::1]:80", "/a", []],
  ["http://h.test/a/../b é", "http://h.test:80", "/b%20%C3%A9", [["changed/url", { part: "target" }]]],
  ["http://u:p@h.test/", "http://h.test:80", "/", [["changed/url", { part: "credentials" }]]],
  ["http://h.test/#x", "http://h.test:80", "/", ["changed/url-fragment"]],
  ["http://h.test/a?", "http://h.test:80", "/a?", []],
  [
    "http://h.test//a/b",
    "http://h.test:80",
    "//a/b",
    [["lost/url-match", { why: "a path that begins with two slashes" }]],
  ],
  [
    "http://h.test//a/b?c",
    "http://h.test:80",
    "/.//a/b?c",
    [["lost/url-match", { why: "a path that begins with two slashes" }]],
  ],
  [
    "http://h.test/?a=1?b",
    "http://h.test:80",
    "/?a=1?b",
    [["lost/url-match", { why: "a second question mark in the query" }]],
  ],
  [
    "http://h.test/?%5f_proto__=1",
    "http://h.test:80",
    "/?%5f_proto__=1",
    [["lost/url-match", { why: "a name that nock does not compare" }]],
  ],
] as const)("%s", async (url, scope, path, notices) => {
  const [definition, seen] = await one({ request: { url } });
  expect([definition.scope, definition.path, seen]).toEqual([scope, path, notices]);
});

test("response headers: order, case, repeats and bytes stay; framing and what cannot be sent goes", async () => {
  const headers = [
    ["Set-Cookie", "a=1"],
    ["Content-Length", "5"],
    ["x-utf8", "é\udcff"],
    ["set-cookie", "b=2"],
    ["content-length", "5"],
    ["Trailer", "x"],
    [":status", "200"],
    ["X-Bad", "a\nb"],
    ["X-Empty", ""],
  ] as const;
  expect(await one({ response: { headers } })).toEqual([
    expect.objectContaining({
      rawHeaders: ["Set-Cookie", "a=1", "x-utf8", "\u00c3\u00a9\u00ff", "set-cookie", "b=2", "X-Empty", ""],
    }),
    [
      ["lost/header", { part: "response", name: ":status", why: "its name is no token" }],
      ["lost/header", { part: "response", name: "X-Bad", why: "its value holds a control character" }],
      ["changed/framing-header", { name: "Content-Length" }],
      ["changed/framing-header", { name: "content-length" }],
      ["changed/framing-header", { name: "Trailer" }],
    ],
  ]);
});

test("content codings", async () => {
  const packed = storedBody(new Uint8Array(gzipSync("plain")), { coding: "encoded" });
  const gzip = [["Content-Encoding", "gzip"]] as const;
  expect(await one({ response: { headers: gzip, body: packed } })).toEqual([
    expect.objectContaining({ response: "plain", rawHeaders: [] }),
    [["changed/content-coding", { coding: "gzip" }]],
  ]);
  expect(await one({ response: { headers: gzip, body: text("plain") } })).toEqual([
    expect.objectContaining({ response: "plain", rawHeaders: [] }),
    [["assumed/content-coding", { coding: "gzip" }]],
  ]);
  const br = storedBody(Uint8Array.of(0xff, 1), { coding: "encoded" });
  expect(await one({ response: { headers: [["content-encoding", "br"]], body: br } })).toEqual([
    expect.objectContaining({ response: ["ff01"], rawHeaders: ["content-encoding", "br"] }),
    [],
  ]);
  expect(await one({ response: { headers: [["content-encoding", "identity"]], body: text("plain") } })).toEqual([
    expect.objectContaining({ response: "plain", rawHeaders: [] }),
    [["changed/content-coding", { coding: "identity" }]],
  ]);
  expect(await one({ request: { method: "HEAD" }, response: { headers: gzip } })).toEqual([
    expect.objectContaining({ response: "", rawHeaders: [] }),
    [["changed/content-coding", { coding: "gzip" }]],
  ]);
});

test("205 needs a length", async () => {
  expect(await one({ response: { status: 205 } })).toEqual([
    expect.objectContaining({ rawHeaders: ["content-length", "0"] }),
    ["changed/empty-length"],
  ]);
  expect(await one({ response: { status: 205, headers: [["Content-Length", "0"]] } })).toEqual([
    expect.objectContaining({ rawHeaders: ["Content-Length", "0"] }),
    [],
  ]);
});

test.each([
  [{ timing: { waitMs: 1 } }, ["lost/timing"]],
  [{ timing: {} }, []],
  [{ response: { statusText: "OK" } }, []],
  [{ response: { statusText: "" } }, []],
  [{ response: { statusText: "Fine" } }, ["lost/status-text"]],
  [{ response: { httpVersion: "1.1" }, request: { httpVersion: "1.1" } }, []],
  [{ response: { httpVersion: "2" }, request: { httpVersion: "2" } }, ["lost/http-version"]],
  [{ response: { trailers: [["X-Sum", "1"]] } }, [["lost/trailers", { part: "response", name: "X-Sum" }]]],
  [{ request: { trailers: [["X-Sum", "1"]] } }, [["lost/trailers", { part: "request", name: "X-Sum" }]]],
  [{ response: { body: storedBody(encodeUtf8("xy"), { chunks: [{ end: 2 }] }) } }, []],
  [
    { response: { body: storedBody(encodeUtf8("xy"), { chunks: [{ end: 1 }, { end: 2 }] }) } },
    [["lost/chunks", { part: "response" }]],
  ],
  [
    {
      response: { body: storedBody(encodeUtf8("xy"), { complete: false }), brokenBy: { kind: "failure", message: "" } },
    },
    ["lost/broken-body", ["lost/incomplete-body", { part: "response" }]],
  ],
  [{ response: { body: storedBody(encodeUtf8("xy"), { undone: "gzip", fidelity: "semantic" }) } }, []],
  [{ extensions: { har: { _a: [1] }, nock: {} } }, [["lost/extension", { format: "har", path: "_a" }]]],
  [
    {
      request: {
        headers: [
          ["Host", "API.test"],
          ["Content-Length", "0"],
          ["Accept", "*/*"],
          ["Accept", "b"],
          ["Connection", "close"],
        ],
      },
    },
    [
      ["lost/request-headers", { name: "Accept" }],
      ["lost/request-headers", { name: "Connection" }],
    ],
  ],
] as readonly [Part, unknown[]][])("losses %#", async (part, notices) => {
  expect(await noticesOf(part)).toEqual(notices);
});

test("request headers by option and by policy", async () => {
  const headers = [
    ["Authorization", "é"],
    ["cookie", "a=1"],
    ["Cookie", "b=2"],
    ["constructor", "1"],
  ] as const;
  const [definition, notices] = await one(
    { request: { headers }, match: { headers: ["X-Absent"] } },
    { reqheaders: ["authorization", "COOKIE", "constructor", "x-other"] },
  );
  expect(definition).toMatchObject({
    reqheaders: { Authorization: "\u00c3\u00a9", cookie: "a=1; b=2" },
    badheaders: ["X-Absent"],
  });
  expect(notices).toEqual([
    ["lost/repeated-header", { part: "request", name: "COOKIE" }],
    ["lost/request-headers", { name: "constructor" }],
  ]);
});

test("policies: bodies in or out, everything else is said once per file or interaction", async () => {
  const request = { method: "POST", body: text('{"a": 1}') };
  expect(await one({ request, match: { body: "none" } })).toEqual([
    expect.not.objectContaining({ body: expect.anything() }),
    [],
  ]);
  expect((await one({ request, match: { body: "bytes" } }))[0].body).toBe('{"a": 1}');
  const loose = {
    method: false,
    query: "none",
    ignoreQuery: ["k"],
    body: "form",
    ignoreBody: ["/a"],
    forms: ["x"],
  } as const;
  const more = { headers: [], order: "strict", repeat: "last", pick: "closest" } as const;
  const said = [
    "requests of any method",
    "requests with any query",
    "query parameters that are ignored",
    "form bodies in another spelling",
    "parts of bodies that are ignored",
    "bodies in another form",
    "one order of all requests",
    "answers that are given again",
    "answers to the closest request",
  ].map((what) => ["lost/match-policy", { what }]);
  expect(await noticesOf({}, {}, { match: { ...loose, ...more } })).toEqual(said);
  expect(await noticesOf({ match: { ...loose, ...more } })).toEqual(said);
});

test("members of a nock file that the model does not hold are written back", async () => {
  const extensions = { nock: { options: { allowUnmocked: true }, note: null } };
  expect(await one({ extensions })).toEqual([
    expect.objectContaining({ options: { allowUnmocked: true }, note: null }),
    [],
  ]);
});

test("errors name the interaction", async () => {
  const origin = { file: "a.yaml", index: 7 };
  await expect(textOf([{ request: { url: "/v1" }, origin }])).rejects.toMatchObject({
    code: "output/needs-origin",
    at: { file: "a.yaml", interaction: 7 },
  });
  const huge = storedBody(new Uint8Array(257 * 1024 * 1024));
  await expect(textOf([{ response: { body: huge } }])).rejects.toMatchObject({ code: "output/too-large" });
});

test("file-level extensions are reported without an interaction", async () => {
  const { notices } = await textOf([], {}, { extensions: { har: { log: { comment: "x" } } } });
  expect(notices).toEqual([{ code: "lost/extension", at: {}, data: { format: "har", path: "log.comment" } }]);
});

test("definitions go out one by one, as their interactions come", async () => {
  let asked = 0;
  async function* parts() {
    for (; asked < 3; asked++) yield interaction({});
  }
  const seen: number[] = [];
  for await (const { bytes } of write({ meta: {}, interactions: parts() }, {}, { notice: () => {} })) {
    for await (const piece of bytes as AsyncIterable<Uint8Array>) {
      if (decodeUtf8(piece)?.startsWith("{")) seen.push(asked);
    }
  }
  expect(seen).toEqual([0, 1, 2]);
});
