import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../../src/entry/node.ts";
import { convert, read, write } from "../../src/index.ts";
import { storedBody } from "../../src/model/body.ts";
import { encodeUtf8 } from "../../src/model/bytes.ts";
import type { Cassette, HttpResponse, Interaction, JsonObject, Notice } from "../../src/model/types.ts";
import { minimal } from "../contract/probes.ts";
import { cassettes } from "../support/arbitraries.ts";
import { bytesOf, fixtures } from "../support/files.ts";
import { complaints } from "../support/har-schema.ts";

async function written(cassette: Cassette, set: Readonly<Record<string, string>> = {}) {
  const notices: Notice[] = [];
  const { files } = await write(cassette, { to: "har", set, decode, onNotice: (n) => notices.push(n) });
  const bytes = await bytesOf(files);
  return { bytes, notices, text: new TextDecoder().decode(bytes) };
}

const [base] = minimal.interactions as [Interaction];
const answer = base.outcome as HttpResponse;
const one = (part: Partial<Interaction>, meta: Cassette["meta"] = {}): Cassette => ({
  meta,
  interactions: [{ ...base, ...part }],
});
const entryOf = async (cassette: Cassette): Promise<{ entry: JsonObject; codes: string[] }> => {
  const { text, notices } = await written(cassette);
  return { entry: JSON.parse(text).log.entries[0], codes: notices.map(({ code }) => code) };
};
const ofHar = (har: JsonObject, part: Partial<Interaction> = {}): Cassette => one({ ...part, extensions: { har } });

test("the whole of a small file", async () => {
  const request = {
    method: "POST",
    url: "https://h.test/a?b=c%20d",
    httpVersion: "1.1",
    headers: [
      ["Content-Type", "text/plain"],
      ["Cookie", "s=1"],
    ],
    body: storedBody(encodeUtf8("é")),
  } as const;
  const { text } = await written(
    one({ request, timing: { startedAt: "2026-01-02T03:04:05Z", waitMs: 2, totalMs: 3 } }),
  );
  expect(text).toBe(`{
  "log": {
    "version": "1.2",
    "creator": {
      "name": "respool",
      "version": ""
    },
    "entries": [
      {
        "startedDateTime": "2026-01-02T03:04:05Z",
        "time": 3,
        "request": {
          "method": "POST",
          "url": "https://h.test/a?b=c%20d",
          "httpVersion": "HTTP/1.1",
          "headers": [
            {
              "name": "Content-Type",
              "value": "text/plain"
            },
            {
              "name": "Cookie",
              "value": "s=1"
            }
          ],
          "queryString": [
            {
              "name": "b",
              "value": "c d"
            }
          ],
          "cookies": [
            {
              "name": "s",
              "value": "1"
            }
          ],
          "headersSize": -1,
          "bodySize": 2,
          "postData": {
            "mimeType": "text/plain",
            "text": "é"
          }
        },
        "response": {
          "status": 200,
          "statusText": "",
          "httpVersion": "",
          "headers": [
            {
              "name": "Content-Type",
              "value": "text/plain"
            }
          ],
          "cookies": [],
          "content": {
            "size": 2,
            "mimeType": "text/plain",
            "text": "hi"
          },
          "redirectURL": "",
          "headersSize": -1,
          "bodySize": 2
        },
        "cache": {},
        "timings": {
          "send": -1,
          "wait": 2,
          "receive": -1
        }
      }
    ]
  }
}
`);
});

test("without spaces each entry is a line", async () => {
  const { text } = await written({ meta: {}, interactions: [base, base] }, { "har.indent": "0" });
  const lines = text.split("\n");
  expect(lines[0]).toBe('{"log":{"version":"1.2","creator":{"name":"respool","version":""},"entries":[');
  expect(lines.slice(1, 3).map((line) => JSON.parse(line.replace(/,$/, "")).request.url)).toEqual([
    base.request.url,
    base.request.url,
  ]);
  expect(lines.slice(3)).toEqual(["]}}", ""]);
  expect((await written({ meta: {}, interactions: [] }, { "har.indent": "0" })).text).toBe(
    '{"log":{"version":"1.2","creator":{"name":"respool","version":""},"entries":[]}}\n',
  );
});

describe("bodies", () => {
  const content = async (part: Partial<HttpResponse>) => {
    const { entry, codes } = await entryOf(one({ outcome: { ...answer, ...part } }));
    return [(entry.response as JsonObject).content, codes];
  };
  const typed = (type: string): HttpResponse["headers"] => [["Content-Type", type]];

  test.each([
    ["text of no charset", "text/plain", encodeUtf8("é"), { text: "é" }],
    ["text with a byte order mark", "application/json", encodeUtf8("\ufeff1"), { text: "\ufeff1" }],
    ["ASCII in a charset that holds it", "text/plain; charset=iso-8859-1", encodeUtf8("a"), { text: "a" }],
    [
      "UTF-8 under another charset",
      "text/plain; charset=iso-8859-1",
      encodeUtf8("é"),
      { text: "w6k=", encoding: "base64" },
    ],
    ["anything under UTF-16", "text/plain; charset=utf-16", encodeUtf8("a"), { text: "YQ==", encoding: "base64" }],
    ["bytes", "image/png", Uint8Array.of(255), { text: "/w==", encoding: "base64" }],
    ["none", "text/plain", new Uint8Array(0), { text: "" }],
  ])("%s", async (_, mimeType, bytes, fields) => {
    const part = { headers: typed(mimeType), body: storedBody(bytes) };
    expect(await content(part)).toEqual([{ size: bytes.length, mimeType, ...fields }, []]);
  });

  test("what is not there, and what is there only in part", async () => {
    const lost = { kind: "lost", reason: "evicted", size: 9 } as const;
    expect(await content({ headers: [], body: lost })).toEqual([{ size: 9, mimeType: "", _lost: "evicted" }, []]);
    const cut = storedBody(encodeUtf8("hi"), { complete: false });
    expect(await content({ headers: [], body: cut })).toEqual([
      { size: 2, mimeType: "", text: "hi", _incomplete: true },
      [],
    ]);
  });

  test("what HAR's recorders undo stays under its header; what others keep is undone", async () => {
    const headers: HttpResponse["headers"] = [["Content-Encoding", "gzip"]];
    const undone = { headers, body: storedBody(encodeUtf8("hi"), { undone: "gzip" }) };
    expect((await entryOf(one({ outcome: { ...answer, ...undone } }))).entry.response).toMatchObject({
      headers: [{ name: "Content-Encoding", value: "gzip" }],
      content: { text: "hi" },
      bodySize: -1,
    });
    const lie = { headers, body: storedBody(encodeUtf8("hi")) };
    expect(await entryOf(one({ outcome: { ...answer, ...lie } }))).toMatchObject({
      entry: { response: { headers: [], content: { text: "hi" } } },
      codes: ["assumed/content-coding"],
    });
  });
});

describe("no answer", () => {
  test.each([
    ["net::ERR_CONNECTION_RESET", "ECONNRESET", { _error: "net::ERR_CONNECTION_RESET" }],
    ["net::ERR_CONNECTION_RESET", undefined, { _error: "net::ERR_CONNECTION_RESET", _errorCode: "" }],
    ["refused", "ECONNREFUSED", { _error: "refused", _errorCode: "ECONNREFUSED" }],
    ["", undefined, { _errorCode: "" }],
  ] as const)("%s %s", async (message, code, fields) => {
    const { entry } = await entryOf(one({ outcome: { kind: "failure", message, ...(code && { code }) } }));
    expect(entry.response).toEqual({
      status: 0,
      statusText: "",
      httpVersion: "",
      headers: [],
      cookies: [],
      content: { size: 0, mimeType: "" },
      redirectURL: "",
      headersSize: -1,
      bodySize: -1,
      ...fields,
    });
  });

  test("an answer that was not recorded", async () => {
    const { entry } = await entryOf(one({ outcome: { kind: "unrecorded", reason: "why not" } }));
    expect(entry.response).toMatchObject({ status: 0, _unrecorded: "why not" });
  });
});

describe("URLs", () => {
  test("white space is percent-encoded", async () => {
    const request = { ...base.request, url: "http://h.test/a b\u00a0?c\td" };
    const { entry, codes } = await entryOf(one({ request }));
    expect([(entry.request as JsonObject).url, codes]).toEqual([
      "http://h.test/a%20b%C2%A0?c%09d",
      ["changed/url-spelling"],
    ]);
  });

  test.each(["/a", "//h.test/a", "a b", "é:x"])("%s needs an origin", async (url) => {
    const cassette = one({ request: { ...base.request, url } });
    await expect(written(cassette)).rejects.toMatchObject({ code: "output/needs-origin", at: { interaction: 0 } });
  });
});

describe("fields that a HAR had", () => {
  test("stand where they stood", async () => {
    const har = {
      pageref: "page_1",
      _resourceType: "fetch",
      ["__proto__"]: 1,
      serverIPAddress: "::1",
      cache: { beforeRequest: null, afterRequest: { lastAccess: "2026-01-02T03:04:05Z", eTag: "", hitCount: 1 } },
      timings: { comment: "quick" },
      request: {
        httpVersion: "http/2.0",
        headers: [
          { name: ":authority", value: "h.test" },
          { name: "A", value: "1", comment: "first" },
        ],
        cookies: [],
        postData: { params: [{ name: "x", value: "y" }] },
      },
      response: { content: { size: 7, comment: "more" }, _transferSize: 3 },
    } satisfies JsonObject;
    const headers: HttpResponse["headers"] = [
      ["B", "2"],
      ["A", "1"],
    ];
    const request = { ...base.request, httpVersion: "2", headers } as const;
    const { entry, codes } = await entryOf(ofHar(har, { request }));
    expect(codes).toEqual([]);
    expect(Object.keys(entry).slice(0, 2)).toEqual(["pageref", "startedDateTime"]);
    expect(entry).toMatchObject({
      _resourceType: "fetch",
      serverIPAddress: "::1",
      cache: har.cache,
      timings: { send: -1, comment: "quick" },
      request: {
        httpVersion: "http/2.0",
        headers: [har.request.headers[0], { name: "B", value: "2" }, har.request.headers[1]],
        postData: { mimeType: "", text: "", params: [{ name: "x", value: "y" }] },
      },
      response: { content: { size: 7, text: "hi", comment: "more" }, _transferSize: 3 },
    });
    expect(Object.getOwnPropertyDescriptor(entry, "__proto__")?.value).toBe(1);
  });

  test("are left out where the schema has other words for them", async () => {
    const har: JsonObject = {
      pageref: 1,
      startedDateTime: "yesterday",
      time: "long",
      connection: 7,
      comment: null,
      serverIPAddress: "[::1]",
      cache: { afterRequest: {} },
      timings: { dns: "x" },
      request: {
        method: 5,
        headers: ["x", { name: "C", value: "1", comment: "another's" }],
        cookies: [{ name: "a", value: "1", expires: "Session" }],
        queryString: { a: 1 },
        postData: "x",
        bodySize: 1.5,
      },
      response: { status: "200", redirectURL: null, content: { mimeType: 1, text: "x" } },
    };
    const { text, notices, bytes } = await written(ofHar(har));
    expect(await complaints(bytes)).toEqual([]);
    expect(notices.map(({ code, data }) => `${code} ${data?.path}`).sort()).toEqual(
      [
        "cache.afterRequest",
        "comment",
        "connection",
        "pageref",
        "request.bodySize",
        "request.cookies",
        "request.headers",
        "request.headers",
        "request.method",
        "request.postData",
        "request.queryString",
        "response.content.mimeType",
        "response.content.text",
        "response.redirectURL",
        "response.status",
        "serverIPAddress",
        "startedDateTime",
        "time",
        "timings.dns",
      ].map((path) => `lost/extension ${path}`),
    );
    expect(text).toBe((await written(minimal)).text);
  });

  test("a spelling of a version that no longer means the same", async () => {
    const request = { ...base.request, httpVersion: "1.1" } as const;
    const { entry } = await entryOf(ofHar({ request: { httpVersion: "h2" } }, { request }));
    expect((entry.request as JsonObject).httpVersion).toBe("HTTP/1.1");
  });

  test("the file's own stand around its entries", async () => {
    const log = { browser: { name: "B", version: "1" }, pages: [], creator: { comment: "c" }, comment: "d" };
    const meta: Cassette["meta"] = {
      format: "har",
      version: "1.1",
      producer: { name: "Tool", version: "2" },
      extensions: { har: { log, _beside: true } },
    };
    const { text, notices } = await written({ meta, interactions: [] });
    expect(notices).toEqual([]);
    expect(JSON.parse(text)).toEqual({
      log: {
        version: "1.1",
        creator: { name: "Tool", version: "2", comment: "c" },
        browser: log.browser,
        pages: [],
        comment: "d",
        entries: [],
      },
      _beside: true,
    });
    const bad = { ...meta, extensions: { har: { log: { pages: null, browser: { name: "B" } } } } };
    expect((await written({ meta: bad, interactions: [] })).notices.map(({ data }) => data?.path)).toEqual([
      "log.pages",
      "log.browser",
    ]);
  });
});

test("what no entry holds is said", async () => {
  const body = storedBody(encodeUtf8("hi"), { chunks: [{ end: 1 }, { end: 2 }] });
  const outcome: HttpResponse = {
    ...answer,
    body,
    headers: [
      [":status", "200"],
      ["", "x"],
      ["A", "1\n2"],
    ],
    trailers: [
      ["T", "1"],
      ["T", "2"],
    ],
  };
  const cassette = one(
    { outcome, match: { headers: ["accept"], body: "none" }, extensions: { nock: { delay: 1 } } },
    { extensions: { "go-vcr": { a: 1 } } },
  );
  const { notices } = await written(cassette);
  expect(notices.map(({ code, data: { target: _, ...data } = {} }) => [code, data])).toEqual([
    ["lost/extension", { format: "go-vcr", path: "a" }],
    ["lost/trailers", { part: "response", name: "T" }],
    ["lost/chunks", { part: "response" }],
    ["lost/match-policy", { what: "requests with any body" }],
    ["lost/match-policy", { what: "request headers that take part" }],
    ["lost/extension", { format: "nock", path: "delay" }],
    ["lost/header", { part: "response", name: ":status", why: "names of HTTP/2's own begin so" }],
    ["lost/header", { part: "response", name: "", why: "it has no name" }],
    ["lost/header", { part: "response", name: "A", why: "a line break joins several values" }],
  ]);
});

/** What a HAR holds of a cassette by the notices: all but trailers, chunks, foreign extensions and some spellings. */
function held({ origin: _, extensions: __, ...interaction }: Interaction): Interaction {
  const { request, outcome } = interaction;
  const bare = <T extends Interaction["request"] | HttpResponse>({ trailers: _, ...message }: T, url?: string) => {
    const headers = message.headers.filter(([name, value]) => !/^(:|$)/.test(name) && !value.includes("\n"));
    const { body } = message;
    if (body.kind === "lost") return { ...message, headers };
    const { chunks: ___, ...stored } = body;
    return { ...message, headers, body: stored, ...(url !== undefined && { url: url.replace(/ /g, "%20") }) };
  };
  if (outcome.kind !== "response") return { ...interaction, request: bare(request, request.url) } as Interaction;
  const { statusText, ...rest } = bare(outcome);
  const response = { ...rest, ...(statusText && { statusText }) };
  return { ...interaction, request: bare(request, request.url), outcome: response } as Interaction;
}

const withStatus = ({ outcome }: Interaction) => outcome.kind !== "response" || outcome.status > 0;

test("the schema takes whatever is written, and it reads back equal", async () => {
  await fc.assert(
    fc.asyncProperty(cassettes, async ({ meta, interactions }) => {
      const cassette = { meta, interactions: interactions.filter(withStatus) };
      const { bytes } = await written(cassette);
      expect(await complaints(bytes)).toEqual([]);
      const { cassette: again, notices } = await read(bytes, { from: "har" });
      expect(again.interactions.map(({ origin: _, ...interaction }) => interaction)).toEqual(
        cassette.interactions.map(held),
      );
      expect(notices.counts).toEqual({});
    }),
    { numRuns: 600, seed: 20_261_123 },
  );
});

const recordings = fixtures().filter(({ path }) => !/\/attach|\/play/.test(path));

test.each(recordings.map(({ path, bytes }) => [path, bytes] as const))("%s: the schema takes it", async (_, bytes) => {
  const { cassette } = await read(bytes, { decode });
  const first = await written(cassette);
  expect(await complaints(first.bytes)).toEqual([]);
  expect(Buffer.compare((await written(cassette)).bytes, first.bytes)).toBe(0);
});

test("what a HAR holds already goes through the stage of players when it is to be played", async () => {
  const failed: Interaction = { ...base, outcome: { kind: "failure", message: "net::ERR_FAILED", code: "ERR_FAILED" } };
  const marked: Interaction = { ...base, request: { ...base.request, url: "http://h.test/a#b" } };
  const { bytes } = await written({ meta: {}, interactions: [failed, marked] });
  const archive = await convert(bytes, { from: "har", to: "har" });
  expect([await bytesOf(archive.files), archive.notices.counts]).toEqual([bytes, {}]);
  const played = await convert(bytes, { from: "har", to: "har", set: { "har.player": "playwright" } });
  expect(played.notices.counts).toEqual({ "skipped/failure": 1, "changed/url-fragment": 1 });
  const { cassette } = await read(await bytesOf(played.files), { from: "har" });
  expect(cassette.interactions.map(({ request }) => request.url)).toEqual(["http://h.test/a"]);
});
