import { expect, test } from "vitest";
import { emptyBody, storedBody } from "../model/body.ts";
import { encodeUtf8 } from "../model/bytes.ts";
import type { Body, HttpResponse, Interaction, Notice, Outcome } from "../model/types.ts";
import { bodyNote, inspect, originOf, summarise } from "./inspect.ts";

const response = (facts: Partial<HttpResponse> = {}): HttpResponse => ({
  kind: "response",
  status: 200,
  headers: [],
  body: emptyBody,
  ...facts,
});
const to = (outcome: Outcome, facts: Partial<Interaction> = {}): Interaction => ({
  request: { method: "GET", url: "https://h.test/?key=k", headers: [], body: emptyBody },
  outcome,
  ...facts,
});

test("one row for each interaction, numbered as in the file", () => {
  const interactions = [
    to(response({ headers: [["content-type", "Text/HTML; charset=x"]], body: storedBody(encodeUtf8("né")) }), {
      origin: { index: 4 },
      timing: { waitMs: 1.5 },
    }),
    to(response({ status: 302, body: { kind: "lost", reason: "redirect" } })),
    to({ kind: "failure", message: "socket hang up", code: "ECONNRESET" }),
    to({ kind: "failure", message: "socket hang up" }),
    to({ kind: "unrecorded", reason: "pending" }),
    to(response({ brokenBy: { kind: "failure", message: "gone", code: "EPIPE" } })),
    to(response({ status: 101 }), { extensions: { har: { _webSocketMessages: [{}, {}] } } }),
    to(response({ status: 101 }), { extensions: { har: { _webSocketMessages: [{}] } } }),
    to(response({ status: 101 })),
  ];
  const shared = { method: "GET", url: "https://h.test/?key=…", mediaType: "" };
  expect(summarise({ interactions })).toEqual([
    { ...shared, index: 4, outcome: 200, mediaType: "text/html", size: 3, waitMs: 1.5 },
    { ...shared, index: 1, outcome: 302, note: "body of a redirect not stored" },
    { ...shared, index: 2, outcome: "failure", note: "ECONNRESET" },
    { ...shared, index: 3, outcome: "failure", note: "socket hang up" },
    { ...shared, index: 4, outcome: "unrecorded", note: "pending" },
    { ...shared, index: 5, outcome: 200, size: 0, note: "broke off: EPIPE" },
    { ...shared, index: 6, outcome: 101, note: "WebSocket, 2 messages" },
    { ...shared, index: 7, outcome: 101, note: "WebSocket, 1 message" },
    { ...shared, index: 8, outcome: 101, note: "WebSocket" },
  ]);
});

test("notes on bodies", () => {
  const bodies: readonly Body[] = [
    emptyBody,
    storedBody(emptyBody.bytes, { complete: false }),
    storedBody(emptyBody.bytes, { fidelity: "damaged" }),
    { kind: "lost", reason: "evicted" },
    { kind: "lost", reason: "not-stored", size: 3 },
    { kind: "lost", reason: "cached" },
    { kind: "lost", reason: "unknown" },
  ];
  expect(bodies.map(bodyNote)).toEqual([
    undefined,
    "beginning only",
    "body damaged",
    "body evicted",
    "body not stored",
    "body in the browser's cache",
    "body not in the recording",
  ]);
});

test.each([
  ["HTTPS://user:pw@Api.Test:8443/a?b", "https://api.test:8443"],
  ["http://h.test?x", "http://h.test"],
  ["chrome-extension://id/a.js", "chrome-extension://id"],
  ["data:text/plain,a://b/", ""],
  ["blob:https://h.test/1", ""],
  ["/only/a/path", ""],
  ["", ""],
])("the origin of %s is %j", (url, origin) => {
  expect(originOf(url)).toBe(origin);
});

const get = (url: string, index: number, size = 0): Interaction => ({
  request: { method: "GET", url, headers: [], body: emptyBody },
  outcome: response({ body: storedBody(new Uint8Array(size)) }),
  origin: { index },
});

test("rows are limited, what is counted is everything", async () => {
  const all = [get("https://a.test/1", 0, 5), get("https://b.test/", 1), get("https://a.test/2", 2, 7), get("/x", 3)];
  const seen: Interaction[] = [];
  const notices: Notice[] = [];
  const found = await inspect(
    all,
    { select: { entries: "0,2,3" }, limit: 1, onInteraction: (one) => seen.push(one) },
    (n) => notices.push(n),
  );
  expect(found).toEqual({
    rows: summarise({ interactions: all.slice(0, 1) }),
    chosen: 3,
    total: 4,
    hosts: 2,
    origins: [
      { origin: "https://a.test", count: 2, bytes: 12 },
      { origin: "", count: 1, bytes: 0 },
    ],
  });
  expect([seen, notices]).toEqual([all, []]);
});

test("interactions are taken one by one", async () => {
  const steps: string[] = [];
  async function* source() {
    for (let i = 0; i < 2; i++) {
      steps.push(`read ${i}`);
      yield get("https://a.test/", i);
    }
  }
  await inspect(source(), { onInteraction: ({ origin }) => steps.push(`counted ${origin?.index}`) }, () => {});
  expect(steps).toEqual(["read 0", "counted 0", "read 1", "counted 1"]);
});
