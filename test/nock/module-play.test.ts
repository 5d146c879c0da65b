import http from "node:http";
import nock from "nock";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Feature } from "../../src/adapters/adapter.ts";
import { nock as format } from "../../src/adapters/nock/index.ts";
import { decode } from "../../src/entry/node.ts";
import { resolvePolicy } from "../../src/match/policy.ts";
import { storedBody } from "../../src/model/body.ts";
import { encodeUtf8 } from "../../src/model/bytes.ts";
import { toByteString } from "../../src/model/headers.ts";
import type { Cassette, HttpResponse, Interaction, MatchPolicy } from "../../src/model/types.ts";
import { write } from "../../src/write.ts";
import { probes } from "../contract/probes.ts";
import { runModule } from "../support/nock-module.ts";

// The real nock 14 plays what the module tells it; nock 13 and 15 do so in test/interop.

const set = { "nock.module": "cjs", "nock.delays": "recorded" } as const;

async function define(cassette: Cassette, options: Record<string, string> = set): Promise<object> {
  const { files, notices } = await write(cassette, { to: "nock", set: options, decode });
  runModule(new TextDecoder().decode(files[0]?.bytes as Uint8Array), "cjs", nock);
  return notices.counts;
}

interface Request {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
}

interface Answer {
  readonly status?: number;
  readonly headers?: readonly string[];
  readonly pieces?: readonly string[];
  readonly error?: string;
}

function send({ method = "GET", url = "http://h.test/a", headers = {}, body }: Request = {}): Promise<Answer> {
  return new Promise((resolve) => {
    const failed = (error: Error & { code?: string }) => resolve({ error: error.code ?? error.message });
    const request = http.request(url, { method, headers }, (response) => {
      const pieces: string[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece.toString("latin1")));
      response.on("error", (error: Error & { code?: string }) =>
        resolve({ status: response.statusCode ?? 0, pieces, error: error.code ?? error.message }),
      );
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.rawHeaders, pieces }));
    });
    request.on("error", failed);
    request.end(body);
  });
}

const miss = { error: "ERR_NOCK_NO_MATCH" };

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());

const row = format.with?.({ module: "cjs", delays: "recorded" });

test("the row of a module says what one holds", () => {
  expect(row?.fileNames).toEqual([".nock.cjs"]);
  expect(Object.entries(row?.holds ?? {}).filter(([name, held]) => format.holds[name as Feature] !== held)).toEqual(
    ["timing", "chunks", "failure", "brokenBody", "matchPolicy"].map((name) => [name, "held"]),
  );
  expect(format.with?.({ module: "ts" }).holds.timing).toBe("lost/timing");
  expect(format.with?.({ indent: 2 })).toBe(format);
});

test.each(Object.keys(probes) as Feature[])("%s: held, or the notice that the row names", async (feature) => {
  const counts = await define(probes[feature]);
  const held = row?.holds[feature];
  if (held !== "held") {
    expect(Object.keys(counts).filter((code) => code !== "lost/everything")).toEqual([held]);
    return;
  }
  expect(counts).toEqual({});
  const before = Date.now();
  const answer = await send();
  const took = Date.now() - before;
  const { outcome, timing } = probes[feature].interactions[0] as Interaction;
  if (outcome.kind === "failure") return expect(answer).toEqual({ error: outcome.code });
  if (outcome.kind !== "response" || outcome.body.kind !== "stored") throw new Error("no probe of what is held");
  const { body, brokenBy, status } = outcome;
  const ends = body.chunks?.map(({ end }) => end) ?? [body.bytes.length];
  const pieces = ends.map((end, i) => Buffer.from(body.bytes.subarray(ends[i - 1] ?? 0, end)).toString("latin1"));
  if (brokenBy !== undefined) return expect(answer).toEqual({ status, pieces, error: "ECONNRESET" });
  const headers = outcome.headers.flatMap(([name, value]) => [name, toByteString(value)]);
  expect(answer).toEqual({ status, headers, pieces });
  expect(took).toBeGreaterThanOrEqual(timing?.waitMs ?? 0);
});

const text = (value: string) => storedBody(encodeUtf8(value));

function exchange(request: Partial<Interaction["request"]>, answer: string): Interaction {
  return {
    request: { method: "GET", url: "http://h.test/a", headers: [], body: text(""), ...request },
    outcome: { kind: "response", status: 200, headers: [], body: text(answer) },
  };
}

async function answers(
  policy: Partial<MatchPolicy>,
  interactions: readonly Interaction[],
  requests: readonly Request[],
) {
  await define({ meta: { match: resolvePolicy(policy) }, interactions });
  const got: (string | undefined)[] = [];
  for (const request of requests) {
    const { error, pieces } = await send(request);
    got.push(error ?? pieces?.join(""));
  }
  return got;
}

const json = { "Content-Type": "application/json" };
const post = (body: string): Partial<Interaction["request"]> => ({ method: "POST", body: text(body) });

test("ignored members of JSON take no part, wherever a pointer with * finds them", async () => {
  const recorded = exchange(post('{"id":1,"__proto__":{"x":1},"items":[{"at":1,"n":1},{"n":2}]}'), "yes");
  const policy = { ignoreBody: ["/id", "/items/*/at", "/a~1b"] };
  const body = '{"items":[{"n":1},{"at":7,"n":2}],"a/b":1,"__proto__":{"x":1}}';
  expect(await answers(policy, [recorded], [{ method: "POST", body: body.replace('"x":1', '"x":2') }])).toEqual([
    miss.error,
  ]);
  expect(await answers(policy, [recorded], [{ method: "POST", headers: json, body }])).toEqual(["yes"]);
});

test("JSON that nock compares badly is compared by value", async () => {
  const bodies = ['{"constructor":1}', '{"a":1,"a.b":2}', '{"n":1e400}', '{"a[b]":1,"a":{"b":2}}'];
  for (const body of bodies) {
    const other = body.replace(/1(?=\D)/, "7");
    const spelled = body.replace("{", "{ ");
    expect(await answers({}, [exchange(post(body), "yes")], [{ method: "POST", body: other }])).toEqual(
      body.includes("e400") ? ["yes"] : [miss.error],
    );
    nock.cleanAll();
    expect(await answers({}, [exchange(post(body), "yes")], [{ method: "POST", body: spelled }])).toEqual(["yes"]);
    nock.cleanAll();
  }
});

test("parameters that are ignored, in any order, in paths that nock takes apart", async () => {
  const at = (target: string) => ({ url: `http://h.test${target}` });
  const recorded = [exchange(at("/a?b=2&a=1&a=0&beta=x"), "one"), exchange(at("/a?u=x?y"), "two")];
  expect(
    await answers({ ignoreQuery: ["beta", "it's"] }, recorded, [
      at("/a?u=x"),
      at("/a?a=0&a=1&b=2"),
      at("/b?b=2&a=1&a=0"),
      at("/a?a=1&it's=1&a=0&b=2"),
      at("/a?beta=1&u=x?y"),
    ]),
  ).toEqual([miss.error, miss.error, miss.error, "one", "two"]);
  nock.cleanAll();
  expect(await answers({ query: "none" }, recorded, [at("/a"), at("/a?b=1"), at("/a")])).toEqual([
    "one",
    "two",
    miss.error,
  ]);
});

test("forms are compared by field, multipart bodies without their boundary", async () => {
  const form = { "Content-Type": "application/x-www-form-urlencoded" };
  const recorded = exchange({ ...post("b=x+y&a=%C3%A9"), headers: Object.entries(form) }, "yes");
  const sendForm = (body: string): Request => ({ method: "POST", headers: form, body });
  expect(await answers({}, [recorded], [sendForm("a=e&b=x+y"), sendForm("a=é&b=x%20y")])).toEqual([miss.error, "yes"]);
  nock.cleanAll();
  for (const value of ["text", "\xff\xfe"]) {
    const multipart = (boundary: string) =>
      Buffer.from(`--${boundary}\r\nX: --${boundary}\r\n\r\n${value}\r\n--${boundary}--\r\n`, "latin1");
    const upload = { method: "POST", body: storedBody(new Uint8Array(multipart("one"))) };
    const type = { "Content-Type": "multipart/form-data; boundary=two" };
    const wrong = Buffer.concat([multipart("two"), Buffer.from("x")]);
    const requests = [wrong, multipart("two")].map((body) => ({ method: "POST", headers: type, body }));
    // The boundary inside of a line is no boundary.
    expect(await answers({}, [exchange(upload, "yes")], requests)).toEqual([miss.error, miss.error]);
    nock.cleanAll();
    const plain = (boundary: string) =>
      Buffer.from(multipart(boundary).toString("latin1").replace(/X: .*/, "X: 1"), "latin1");
    const plainUpload = { method: "POST", body: storedBody(new Uint8Array(plain("one"))) };
    expect(
      await answers({}, [exchange(plainUpload, "yes")], [{ method: "POST", headers: type, body: plain("two") }]),
    ).toEqual(["yes"]);
    nock.cleanAll();
  }
});

test("headers that take part must be there, or must not", async () => {
  const page = (value: string) => exchange({ headers: [["X-Page", value]] }, value);
  const recorded = [page("1"), exchange({}, "none"), page("2")];
  const requests = [{ "x-page": "2" }, {}, { "x-page": "1" }, { "x-page": "1" }].map((headers) => ({ headers }));
  expect(await answers({ headers: ["x-page"] }, recorded, requests)).toEqual(["2", "none", "1", miss.error]);
});

test("answers are used up, or the last repeats, or all do in turn", async () => {
  const other = exchange({ url: "http://h.test/b" }, "b");
  const broken: Interaction = { ...other, outcome: { kind: "failure", message: "gone", code: "EPIPE" } };
  const pieces = exchange({ url: "http://h.test/b" }, "");
  (pieces as { outcome: HttpResponse }).outcome = {
    ...(pieces.outcome as HttpResponse),
    body: storedBody(encodeUtf8("xy"), { chunks: [{ end: 1 }, { end: 2 }] }),
  };
  const recorded = [exchange({}, "1"), other, exchange({}, "1"), exchange({}, "2"), broken, pieces];
  const a = Array.from({ length: 5 }, () => ({}));
  const b = Array.from({ length: 5 }, () => ({ url: "http://h.test/b" }));
  expect(await answers({}, recorded, [...a, ...b])).toEqual([
    "1",
    "1",
    "2",
    miss.error,
    miss.error,
    "b",
    "EPIPE",
    "xy",
    miss.error,
    miss.error,
  ]);
  nock.cleanAll();
  expect(await answers({ repeat: "last" }, recorded, [...b, ...a])).toEqual([
    "b",
    "EPIPE",
    "xy",
    "xy",
    "xy",
    "1",
    "1",
    "2",
    "2",
    "2",
  ]);
  nock.cleanAll();
  expect(await answers({ repeat: "cycle" }, recorded, [...b, ...a])).toEqual([
    "b",
    "EPIPE",
    "xy",
    "b",
    "EPIPE",
    "1",
    "1",
    "2",
    "1",
    "1",
  ]);
});

test("a mock that was not used is named by its path", async () => {
  await answers({ ignoreQuery: ["b"] }, [exchange({ url: "http://h.test/a?c=1" }, "")], []);
  expect(nock.pendingMocks()).toEqual(["GET http://h.test:80//a?c=1"]);
});

test("recorded times become pauses, between pieces too", async () => {
  const body = storedBody(encodeUtf8("ab"), {
    chunks: [
      { end: 1, atMs: 100 },
      { end: 2, atMs: 400 },
    ],
  });
  const slow = { ...exchange({}, ""), timing: { waitMs: 20 } };
  const cassette = { meta: {}, interactions: [{ ...slow, outcome: { ...slow.outcome, body } as HttpResponse }] };
  for (const [options, least, most] of [
    [set, 395, 5000],
    [{ "nock.module": "cjs" }, 0, 300],
  ] as const) {
    const counts = await define(cassette, options);
    expect(counts).toEqual(options === set ? {} : { "lost/timing": 1 });
    const before = performance.now();
    expect((await send()).pieces).toEqual(["a", "b"]);
    const took = performance.now() - before;
    expect(took).toBeGreaterThanOrEqual(least);
    expect(took).toBeLessThan(most);
  }
});
