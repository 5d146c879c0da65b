import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cassettes } from "../../test/support/arbitraries.ts";
import type { Feature, Format } from "../adapters/adapter.ts";
import { emptyBody, storedBody } from "../model/body.ts";
import { encodeUtf8 } from "../model/bytes.ts";
import { noticeCodes } from "../model/notice-codes.ts";
import type {
  Body,
  HeaderList,
  HttpRequest,
  HttpResponse,
  Interaction,
  JsonObject,
  LostBody,
  Notice,
} from "../model/types.ts";
import { isPlayed, type ReplayOptions, replayable } from "./replayable.ts";

const player = (holds: Partial<Record<Feature, string>> = {}): Format => ({
  id: "player",
  title: "a player",
  aliases: [],
  fileNames: [".player"],
  holds: { unrecorded: "skipped/unrecorded", failure: "skipped/failure", ...holds } as Format["holds"],
  options: [],
  detect: () => undefined,
  load: async () => ({}),
});
const body = storedBody(encodeUtf8("answer"));
const response = (facts: Partial<HttpResponse> = {}): HttpResponse => ({
  kind: "response",
  status: 200,
  headers: [["Content-Type", "text/plain"]],
  body,
  ...facts,
});
const exchange = (
  request: Partial<HttpRequest>,
  outcome: Interaction["outcome"] = response(),
  more: Partial<Interaction> = {},
): Interaction => ({
  request: { method: "GET", url: "https://api.example.com/v1", headers: [], body: emptyBody, ...request },
  outcome,
  origin: { file: "a.har", index: 7 },
  ...more,
});
async function run(interactions: readonly Interaction[], options: ReplayOptions = {}, target: Format = player()) {
  const notices: Notice[] = [];
  const kept: Interaction[] = [];
  for await (const one of replayable(interactions, target, options, (n) => notices.push(n))) kept.push(one);
  return { kept, notices };
}
/** Runs one interaction beside one that is always kept, so that nothing but the rule in question speaks. */
async function runOne(one: Interaction, options?: ReplayOptions, target?: Format) {
  const beside = exchange({ url: "https://beside.example/" });
  const { kept, notices } = await run([beside, one], options, target);
  expect(kept[0]).toBe(beside);
  return { kept: kept[1], notices };
}
const at = { file: "a.har", interaction: 7 };

test("a format that holds requests without an answer is an archive", () => {
  expect([isPlayed(player()), isPlayed(player({ unrecorded: "held" }))]).toEqual([true, false]);
});

test("what can be answered passes as it is, without a word", async () => {
  const one = exchange({ method: "post", url: "/v1?a=b" }, response({ status: 599, statusText: "Odd" }));
  const { kept, notices } = await runOne(one);
  expect(kept).toBe(one);
  expect(notices).toEqual([]);
});

const preflight: HeaderList = [["access-control-request-method", "PUT"]];

describe("what cannot be answered is skipped", () => {
  test.each<[string, Interaction, Omit<Notice, "at">]>([
    ["no response", exchange({}, { kind: "unrecorded", reason: "blocked" }), { code: "skipped/unrecorded" }],
    ["a failure", exchange({}, { kind: "failure", message: "reset" }), { code: "skipped/failure" }],
    ["data:", exchange({ url: "data:text/plain,x" }), { code: "skipped/not-http", data: { scheme: "data" } }],
    ["blob:", exchange({ url: "blob:https://h/1" }), { code: "skipped/not-http", data: { scheme: "blob" } }],
    ["about:", exchange({ url: "about:blank" }), { code: "skipped/not-http", data: { scheme: "about" } }],
    [
      "an extension",
      exchange({ url: "chrome-extension://h/a.js" }),
      { code: "skipped/not-http", data: { scheme: "chrome-extension" } },
    ],
    ["wss:", exchange({ url: "WSS://h/" }), { code: "skipped/websocket", data: { count: 0 } }],
    [
      "a WebSocket",
      exchange({}, response({ status: 101 }), { extensions: { har: { _webSocketMessages: [{}, {}] } } }),
      { code: "skipped/websocket", data: { count: 2 } },
    ],
    [
      "an upgrade to something else",
      exchange({}, response({ status: 101, headers: [["Upgrade", "h2c"]] })),
      { code: "skipped/status", data: { status: 101 } },
    ],
    ["early hints", exchange({}, response({ status: 103 })), { code: "skipped/status", data: { status: 103 } }],
    ["no URL", exchange({ url: "" }), { code: "skipped/not-http", data: { scheme: "the URL" } }],
    ["no scheme", exchange({ url: "//h/a" }), { code: "skipped/not-http", data: { scheme: "the URL" } }],
    ["relative", exchange({ url: "a/b" }), { code: "skipped/not-http", data: { scheme: "the URL" } }],
    ["no host", exchange({ url: "http://[bad" }), { code: "skipped/bad-url" }],
    ["no host", exchange({ url: "https://" }), { code: "skipped/bad-url" }],
    ["half an address", exchange({ url: "http://[::1/a" }), { code: "skipped/bad-url" }],
    ["no port", exchange({ url: "https://h:99999/a" }), { code: "skipped/bad-url" }],
    ["no method", exchange({ method: "" }), { code: "skipped/bad-method" }],
    ["two words", exchange({ method: "GET /x" }), { code: "skipped/bad-method" }],
    ["preflight", exchange({ method: "options", headers: preflight }), { code: "skipped/preflight" }],
    ["status 0", exchange({}, response({ status: 0 })), { code: "skipped/status", data: { status: 0 } }],
    ["status 199", exchange({}, response({ status: 199 })), { code: "skipped/status", data: { status: 199 } }],
    ["status 200.5", exchange({}, response({ status: 200.5 })), { code: "skipped/status", data: { status: 200.5 } }],
    ["status 600", exchange({}, response({ status: 600 })), { code: "skipped/status", data: { status: 600 } }],
  ])("%s", async (_, one, notice) => {
    expect(await runOne(one)).toEqual({ kept: undefined, notices: [{ ...notice, at }] });
    expect(noticeCodes).toHaveProperty([notice.code]);
  });

  test("one reason is said, the first that applies", async () => {
    const hopeless = exchange({ method: "", url: "blob:x", headers: preflight }, { kind: "unrecorded", reason: "" });
    expect((await runOne(hopeless)).notices).toEqual([{ code: "skipped/unrecorded", at }]);
    const socket = exchange({ url: "ws://h/" }, { kind: "unrecorded", reason: "" });
    expect((await runOne(socket)).notices).toEqual([{ code: "skipped/websocket", at, data: { count: 0 } }]);
    const failed = exchange({ method: "OPTIONS", headers: preflight }, { kind: "failure", message: "reset" });
    expect((await runOne(failed)).notices).toEqual([{ code: "skipped/preflight", at }]);
  });
});

test("OPTIONS without the preflight header, and that header on another method, stay", async () => {
  for (const one of [exchange({ method: "OPTIONS" }), exchange({ method: "PUT", headers: preflight })]) {
    expect(await runOne(one)).toEqual({ kept: one, notices: [] });
  }
});

test("a failure stays where the target can fail", async () => {
  const one = exchange({}, { kind: "failure", message: "reset" });
  expect(await runOne(one, {}, player({ failure: "held" }))).toEqual({ kept: one, notices: [] });
});

test.each([
  ["https://h/a?b#c", "https://h/a?b"],
  ["/a#", "/a"],
])("the fragment of %s goes", async (url, bare) => {
  const { kept, notices } = await runOne(exchange({ url }));
  expect(kept).toEqual(exchange({ url: bare }));
  expect(notices).toEqual([{ code: "changed/url-fragment", at }]);
});

test("a failure loses its fragment too", async () => {
  const failure = { kind: "failure", message: "reset" } as const;
  const { kept, notices } = await runOne(exchange({ url: "/a#b" }, failure), {}, player({ failure: "held" }));
  expect(kept).toEqual(exchange({ url: "/a" }, failure));
  expect(notices).toEqual([{ code: "changed/url-fragment", at }]);
});

describe("bodies where none may be", () => {
  test.each([
    ["HEAD", 200, "an answer to HEAD"],
    ["head", 404, "an answer to HEAD"],
    ["HEAD", 304, "an answer to HEAD"],
    ["HEAD", 204, "an answer to HEAD"],
    ["GET", 204, "status 204"],
    ["POST", 205, "status 205"],
  ])("%s with %i", async (method, status, why) => {
    const { kept, notices } = await runOne(exchange({ method }, response({ status })));
    expect(kept).toEqual(exchange({ method }, response({ status, body: emptyBody })));
    expect(notices).toEqual([{ code: "lost/forbidden-body", at, data: { size: 6, why } }]);
  });

  test("the body that a browser shows beside a 304 is answered with 200", async () => {
    const one = exchange({}, response({ status: 304, statusText: "Not Modified" }));
    const { kept, notices } = await runOne(one);
    expect(kept).toEqual(exchange({}, response({ status: 200 })));
    expect(notices).toEqual([{ code: "changed/cached-response", at }]);
  });

  test.each([
    ["HEAD", 200],
    ["GET", 204],
    ["GET", 205],
    ["GET", 304],
  ])("%s with %i and no body passes as it is; a lost one was never there", async (method, status) => {
    const empty = exchange({ method }, response({ status, body: emptyBody }));
    const lost = exchange({ method }, response({ status, body: { kind: "lost", reason: "cached" } }));
    for (const missingBody of ["skip", "empty", "error"] as const) {
      expect(await runOne(empty, { missingBody })).toEqual({ kept: empty, notices: [] });
      expect(await runOne(lost, { missingBody })).toEqual({ kept: empty, notices: [] });
    }
  });
});

describe("lost bodies", () => {
  const lost = (reason: LostBody["reason"], size?: number): Body => ({
    kind: "lost",
    reason,
    ...(size !== undefined && { size }),
  });
  const withLost = (reason: LostBody["reason"]) => exchange({}, response({ body: lost(reason, 9) }));
  const assumed: Notice = { code: "assumed/empty-body", at, data: { part: "response" } };

  test.each(["evicted", "not-stored", "cached", "unknown"] as const)("%s", async (reason) => {
    const skipped = { kept: undefined, notices: [{ code: "skipped/lost-body", at, data: { reason } }] };
    expect(await runOne(withLost(reason))).toEqual(skipped);
    expect(await runOne(withLost(reason), { missingBody: "skip" })).toEqual(skipped);
    expect(await runOne(withLost(reason), { missingBody: "empty" })).toEqual({
      kept: exchange({}, response({ body: emptyBody })),
      notices: [assumed],
    });
    await expect(runOne(withLost(reason), { missingBody: "error" })).rejects.toMatchObject({
      code: "output/unrepresentable",
      message: `a response body is not in the recording (${reason})`,
      at,
      hint: "Use --missing-body skip or empty.",
    });
  });

  test("one lost to a redirect counts as empty whatever was chosen", async () => {
    for (const missingBody of ["skip", "empty", "error"] as const) {
      expect(await runOne(withLost("redirect"), { missingBody })).toEqual({
        kept: exchange({}, response({ body: emptyBody })),
        notices: [assumed],
      });
    }
  });
});

describe("order", () => {
  const started = (path: string, startedAt?: string, index = 0): Interaction => ({
    ...exchange({ url: `https://h/${path}` }),
    origin: { index },
    ...(startedAt !== undefined && { timing: { startedAt } }),
  });
  const paths = (interactions: readonly Interaction[]) => interactions.map(({ request }) => request.url.slice(10));

  test("the file's order is kept unless told otherwise", async () => {
    const interactions = [started("b", "2024-01-01T00:00:02Z"), started("a", "2024-01-01T00:00:01Z")];
    expect(await run(interactions)).toEqual({ kept: interactions, notices: [] });
    expect(await run(interactions, { sort: "recorded" })).toEqual({ kept: interactions, notices: [] });
  });

  test("by start, equal starts and those without one in file order", async () => {
    const { kept, notices } = await run(
      [
        started("none-first"),
        started("c", "2024-01-01T00:00:03Z"),
        started("after-c"),
        started("a", "2024-01-01T00:00:01.000Z"),
        started("a2", "2024-01-01T01:00:01+01:00"),
        started("not-a-time", "yesterday"),
        started("b", "2024-01-01T00:00:02Z"),
      ],
      { sort: "start" },
    );
    expect(paths(kept)).toEqual(["none-first", "a", "a2", "not-a-time", "b", "c", "after-c"]);
    expect(notices).toEqual([]);
  });

  test("equal requests out of start order are said, once for each step back", async () => {
    const interactions = [
      started("a", "2024-01-01T00:00:03Z", 0),
      started("b", "2024-01-01T00:00:02Z", 1),
      started("a", "2024-01-01T00:00:01Z", 2),
      started("a", undefined, 3),
      started("a", "2024-01-01T00:00:02Z", 4),
      started("a", "2024-01-01T00:00:02Z", 5),
    ];
    expect(await run(interactions)).toEqual({
      kept: interactions,
      notices: [{ code: "assumed/order", at: { interaction: 2 } }],
    });
    const sorted = await run(interactions, { sort: "start" });
    expect(sorted.notices).toEqual([]);
    expect(sorted.kept.map(({ origin }) => origin?.index)).toEqual([2, 3, 1, 4, 5, 0]);
  });

  test("skipped ones take no part in the order", async () => {
    const interactions = [
      { ...started("a", "2024-01-01T00:00:03Z"), outcome: { kind: "unrecorded", reason: "" } as const },
      started("a", "2024-01-01T00:00:01Z"),
    ];
    expect((await run(interactions)).notices.map(({ code }) => code)).toEqual(["skipped/unrecorded"]);
  });
});

describe("nothing left", () => {
  const unrecorded = (index: number) => exchange({}, { kind: "unrecorded", reason: "" }, { origin: { index } });

  test("is said with the number of what was there", async () => {
    expect(await run([unrecorded(3), unrecorded(5)])).toEqual({
      kept: [],
      notices: [
        { code: "skipped/unrecorded", at: { interaction: 3 } },
        { code: "skipped/unrecorded", at: { interaction: 5 } },
        { code: "lost/everything", at: {}, data: { count: 2 } },
      ],
    });
  });

  test("is not said of an empty cassette", async () => {
    expect(await run([])).toEqual({ kept: [], notices: [] });
  });
});

test("without origins the place in the stream is the number", async () => {
  const { origin: _, ...one } = exchange({ url: "/a#b" });
  const { notices } = await run([exchange({}), one]);
  expect(notices).toEqual([{ code: "changed/url-fragment", at: { interaction: 1 } }]);
});

test("interactions are taken one by one", async () => {
  const taken: number[] = [];
  async function* source() {
    for (let i = 0; i < 3; i++) {
      taken.push(i);
      yield exchange({ url: `https://h/${i}` });
    }
  }
  const stream = replayable(source(), player(), {}, () => {});
  await stream.next();
  expect(taken).toEqual([0]);
});

describe("every interaction is replayed or skipped with one reason", () => {
  const reasons = Object.keys(noticeCodes).filter(
    (code) => code.startsWith("skipped/") && noticeCodes[code]?.phase === "edit",
  );
  const url = fc.constantFrom(
    "data:,x",
    "blob:x",
    "about:blank",
    "wss://h/",
    "https://h/",
    "https://[x",
    "/a",
    "",
    "a",
  );
  const body: fc.Arbitrary<Body> = fc.oneof(
    fc.constantFrom(emptyBody, storedBody(encodeUtf8("x"), { complete: false })),
    fc
      .constantFrom<LostBody["reason"]>("evicted", "not-stored", "redirect", "cached", "unknown")
      .map((reason): Body => ({ kind: "lost", reason })),
  );
  const seen = fc.record({
    url,
    method: fc.constantFrom("GET", "HEAD", "OPTIONS", ""),
    headers: fc.constantFrom<HeaderList>([], preflight),
  });
  const answer = fc.record({ status: fc.constantFrom(-1, 0, 101, 103, 200, 204, 302, 304, 500, 999), body });
  const har = fc.constantFrom<JsonObject>({}, { _webSocketMessages: [{}] }, { _resourceType: "websocket" });
  const captured = fc.tuple(seen, fc.option(answer), har).map(([request, facts, extension]) =>
    exchange(request, facts === null ? { kind: "unrecorded", reason: "" } : response(facts), {
      extensions: { har: extension },
    }),
  );
  const recordings = fc.oneof(
    cassettes.map(({ interactions }) => interactions),
    fc.array(captured, { maxLength: 6 }),
  );

  test.each(["skip", "empty"] as const)("with missing bodies: %s", async (missingBody) => {
    await fc.assert(
      fc.asyncProperty(recordings, fc.constantFrom(player(), player({ failure: "held" })), async (all, target) => {
        const numbered = all.map((one, index) => ({ ...one, origin: { index } }));
        const { kept, notices } = await run(numbered, { missingBody }, target);
        const skipped = notices.filter(({ code }) => reasons.includes(code));
        const numbers = [...kept.map(({ origin }) => origin?.index), ...skipped.map(({ at }) => at.interaction)];
        expect(numbers.sort()).toEqual(numbered.map(({ origin }) => origin.index));
      }),
    );
  });
});
