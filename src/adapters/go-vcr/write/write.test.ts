import { describe, expect, test } from "vitest";
import { probes } from "../../../../test/contract/probes.ts";
import { bytesOf } from "../../../../test/support/files.ts";
import { read, write } from "../../../index.ts";
import { strict } from "../../../match/presets.ts";
import { storedBody } from "../../../model/body.ts";
import { encodeUtf8 } from "../../../model/bytes.ts";
import type { CassetteMeta, HttpRequest, HttpResponse, Interaction, Notice } from "../../../model/types.ts";
import type { Feature } from "../../adapter.ts";
import { goVcr } from "../index.ts";

type Set = Readonly<Record<string, string>>;

const noBody = storedBody(new Uint8Array(0));
const text = (body: string) => storedBody(encodeUtf8(body));
const request = (part: Partial<HttpRequest> = {}): HttpRequest => ({
  method: "GET",
  url: "http://h.test/a",
  headers: [],
  body: noBody,
  ...part,
});
const response = (part: Partial<HttpResponse> = {}): HttpResponse => ({
  kind: "response",
  status: 200,
  headers: [],
  body: text("hi"),
  ...part,
});
const exchange = (req: Partial<HttpRequest> = {}, res: Partial<HttpResponse> = {}): Interaction => ({
  request: request(req),
  outcome: response(res),
});

/** What is written of interactions, and the codes of what is said, with the data that tells. */
async function written(interactions: readonly Interaction[], set: Set = {}, meta: CassetteMeta = {}) {
  const notices: Notice[] = [];
  const options = { to: "go-vcr", set, onNotice: (notice: Notice) => notices.push(notice) };
  const { files } = await write({ meta, interactions }, options);
  const said = notices.map(({ code, data: { target: _, ...data } = {} }) => [code, ...Object.values(data)].join(" "));
  return { text: new TextDecoder().decode(await bytesOf(files)), said };
}

/** The lines of one interaction between two keys, without indent. */
const linesOf = (file: string, from: string, to: string) => {
  const lines = file.split("\n").map((line) => line.trim());
  return lines.slice(lines.indexOf(from), lines.indexOf(to, lines.indexOf(from)));
};

describe("from another format", () => {
  test("the least is what the newest go-vcr writes of it", async () => {
    const { text: file, said } = await written([exchange({ url: "http://h.test/a?q=1" })]);
    expect(file).toBe(`---
version: 2
interactions:
    - id: 0
      request:
        proto: HTTP/1.1
        proto_major: 1
        proto_minor: 1
        content_length: 0
        host: h.test
        form:
            q:
                - "1"
        url: http://h.test/a?q=1
        method: GET
      response:
        proto: HTTP/1.1
        proto_major: 1
        proto_minor: 1
        content_length: 2
        body: hi
        headers: {}
        status: 200 OK
        code: 200
        duration: 0s
`);
    expect(said).toEqual([]);
  });

  test("no interactions make an empty list", async () => {
    expect((await written([])).text).toBe("---\nversion: 2\ninteractions: []\n");
    expect((await written([], { "go-vcr.layout": "sorted" })).text).toBe("interactions: []\nversion: 2\n");
  });

  test.each<[what: string, headers: HttpRequest["headers"], set: Set, lines: string[], said: string[]]>([
    [
      "all but Content-Type",
      [
        ["accept", "*/*"],
        ["A", "1"],
      ],
      {},
      [],
      ["assumed/request-headers accept, A"],
    ],
    [
      "those named",
      [
        ["accept", "*/*"],
        ["A", "1"],
      ],
      { "go-vcr.headers": "a,Accept" },
      ["A:", '- "1"', "Accept:", "- '*/*'"],
      ["changed/header-case request accept Accept", "lost/header-order request"],
    ],
    [
      "none that every client sends",
      [
        ["Host", "h.test"],
        ["content-length", "0"],
      ],
      {},
      [],
      [],
    ],
    [
      "one by one for v3",
      [
        ["A", "1"],
        ["B", "2"],
        ["A", "3"],
      ],
      { "go-vcr.player": "v3" },
      [],
      ["lost/request-headers A", "lost/request-headers B"],
    ],
  ])("request headers are dropped: %s", async (_, headers, set, lines, said) => {
    const result = await written([exchange({ headers })], set);
    expect(linesOf(result.text, "headers:", "url: http://h.test/a").slice(1)).toEqual(lines);
    expect(result.said).toEqual(said);
  });

  test.each([
    ['{"a":1}', "application/json"],
    ["[1]\n", "application/json"],
    ["42", "application/json"],
    ["a=1&b=%C3%A9+x", "application/x-www-form-urlencoded"],
    ["a=", "application/x-www-form-urlencoded"],
    ["a=1&b", "application/x-www-form-urlencoded"],
    ['--x-1\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x-1--\r\n', "multipart/form-data; boundary=x-1"],
    [
      '--a:b\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--a:b--\r\n',
      `multipart/form-data; boundary="a:b"`,
    ],
  ])("the body %j without a type gets %s", async (body, type) => {
    const { text: file, said } = await written([exchange({ method: "POST", body: text(body) })]);
    expect(linesOf(file, "headers:", "url: http://h.test/a")).toEqual(["headers:", "Content-Type:", `- ${type}`]);
    expect(said).toEqual([`assumed/request-content-type ${type}`]);
  });

  test.each([
    "plain",
    "{a}",
    "a=1; b",
    "a&b",
    "a=%zz",
    "a = 1",
    '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1',
    "--x\r\n\r\n1\r\n--x--\r\n",
  ])("the body %j gets no type", async (body) => {
    const { text: file, said } = await written([exchange({ method: "POST", body: text(body) })]);
    expect(file).not.toContain("Content-Type");
    expect(said).toEqual([]);
  });

  test.each<[set: Set, form: string[]]>([
    [{}, ["form:", "a:", '- "1"', '- "2"', "b:", '- ""']],
    [{ "go-vcr.player": "v4.0.3" }, ["form:", "a:", '- "1"', '- "2"', "b:", '- ""']],
    [{ "go-vcr.player": "v3" }, ["form:", "a:", '- "1"']],
    [{ "go-vcr.layout": "full" }, ["form:", "a:", '- "1"', '- "2"', "b:", '- ""']],
  ])("the form of a body and a query for %j", async (set, form) => {
    const headers = [["Content-Type", "application/x-www-form-urlencoded"]] as const;
    const { text: file } = await written(
      [exchange({ method: "PUT", url: "http://h/?a=2&b", headers, body: text("a=1") })],
      set,
    );
    expect(linesOf(file, "form:", "headers:")).toEqual(form);
  });

  test("a query is no form to 4.0.3, unless something is uploaded", async () => {
    const { text: file } = await written([exchange({ url: "http://h/?a=1" })], { "go-vcr.player": "v4.0.3" });
    expect(file).not.toContain("form");
  });

  test("codings are undone, with the headers that go with them", async () => {
    const { text: file, said } = await written(probes.encodedBody.interactions);
    expect(linesOf(file, "content_length: -1", "duration: 0s")).toEqual([
      ...["content_length: -1", "uncompressed: true", "body: hi", "headers:", "Content-Type:", "- text/plain"],
      ...["status: 200 OK", "code: 200"],
    ]);
    expect(said).toEqual(["changed/content-coding gzip"]);
  });

  test("a coding that the body is not in is dropped, and a length with it", async () => {
    const headers = [
      ["content-encoding", "gzip"],
      ["Content-Length", "22"],
    ] as const;
    const { text: file, said } = await written([exchange({}, { headers })]);
    expect(linesOf(file, "content_length: 2", "duration: 0s")).toEqual([
      ...["content_length: 2", "body: hi", "headers: {}", "status: 200 OK", "code: 200"],
    ]);
    expect(said).toEqual(["changed/framing-header Content-Length", "assumed/content-coding gzip"]);
  });

  test("of an answer in chunks Go knows no length", async () => {
    const { text: file, said } = await written([exchange({}, { headers: [["transfer-encoding", "chunked"]] })]);
    expect(linesOf(file, "transfer_encoding:", "duration: 0s")).toEqual([
      ...["transfer_encoding:", "- chunked", "content_length: -1", "body: hi", "headers: {}", "status: 200 OK"],
      "code: 200",
    ]);
    expect(said).toEqual(["changed/framing-header transfer-encoding"]);
  });

  test("HEAD announces a length", async () => {
    const headers = [["Content-Length", "7"]] as const;
    const { text: file } = await written([exchange({ method: "HEAD" }, { headers, body: noBody })]);
    expect(file).toContain('content_length: 7\n        body: ""\n');
  });

  test.each<[statusText: string | undefined, status: number, line: string]>([
    [undefined, 404, "status: 404 Not Found"],
    ["Gone Fishing", 410, "status: 410 Gone Fishing"],
    ["", 200, "status: '200 '"],
    [undefined, 599, "status: '599 '"],
  ])("the phrase %j of %i", async (statusText, status, line) => {
    const { text: file } = await written([exchange({}, { status, ...(statusText !== undefined && { statusText }) })]);
    expect(linesOf(file, line, `code: ${status}`)).toEqual([line]);
  });

  test("what is missing or has no place is said", async () => {
    const lost = exchange({ method: "POST", body: { kind: "lost", reason: "unknown" } as never });
    expect((await written([{ ...lost, match: { body: "none" } }])).said).toEqual([
      "lost/match-policy requests with any body",
      "assumed/empty-body request",
    ]);
    const timed: Interaction = {
      ...exchange({ httpVersion: "2" }, { brokenBy: { kind: "failure", message: "reset" } }),
      timing: { waitMs: Number.POSITIVE_INFINITY, totalMs: 3 },
      extensions: { har: { a: { b: [1] } } },
    };
    const result = await written([timed], {}, { extensions: { har: { c: 1 } } });
    expect(result.said).toEqual([
      "lost/extension har c",
      "lost/timing",
      "lost/http-version",
      "lost/broken-body",
      "lost/extension har a.b",
    ]);
    expect(result.text).toContain("duration: 0s");
  });

  test.each([
    [{ ...strict, method: false }, "requests of any method"],
    [{ ...strict, body: "json" as const }, "json bodies in another spelling"],
    [{ ...strict, repeat: "last" as const }, "answers that are given again"],
  ])("a policy that a file cannot hold (%#)", async (match, what) => {
    expect((await written([exchange()], {}, { match })).said).toEqual([`lost/match-policy ${what}`]);
    expect((await written([exchange()], {}, { match: strict })).said).toEqual([]);
  });

  test("a URL without a host is an error that names the way out", async () => {
    await expect(written([exchange({ url: "/a" })])).rejects.toMatchObject({
      code: "output/needs-origin",
      format: "go-vcr",
      at: { interaction: 0 },
    });
  });
});

describe("with options, what the row says is held comes back, and the rest is said", () => {
  const sets = [{ layout: "short" }, { layout: "sorted" }, { layout: "full" }, { player: "v3" }, { player: "v4.0.3" }];
  test.each(sets)("%j", async (options) => {
    const set = Object.fromEntries(Object.entries(options).map(([name, value]) => [`go-vcr.${name}`, value]));
    const { holds } = goVcr.with?.(options) ?? goVcr;
    for (const [feature, probe] of Object.entries(probes)) {
      const { files, notices } = await write(probe, { to: "go-vcr", set });
      const codes = Object.keys(notices.counts).filter((code) => code !== "lost/everything");
      const held = holds[feature as Feature];
      expect(codes, feature).toEqual(held === "held" ? [] : [held]);
      if (held !== "held") continue;
      const { outcome, timing } = (await read(await bytesOf(files))).cassette.interactions[0] as Interaction;
      expect(outcome, feature).toMatchObject(probe.interactions[0]?.outcome as HttpResponse);
      expect(timing, feature).toEqual(probe.interactions[0]?.timing);
    }
  });
});

test("our own key comes back as it was", async () => {
  const patch = { hash: "x", text: "a: b\n\u2028'\"\ud800", list: [1, null, { deep: true }] };
  const { text: file, said } = await written([{ ...exchange(), extensions: { respool: patch } }]);
  expect(said).toEqual([]);
  expect(file).toMatch(/\n {6}respool: .*\n$/);
  const { readGoVcr } = await import("../read/read.ts");
  const { asSource } = await import("../../../source.ts");
  const { interactions } = await readGoVcr(asSource(encodeUtf8(file)), {}, { notice: () => {} });
  expect([...(interactions as Iterable<Interaction>)].map(({ extensions }) => extensions)).toEqual([
    { respool: patch },
  ]);
});
