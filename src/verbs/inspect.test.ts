import { expect, test } from "vitest";
import { emptyBody, storedBody } from "../model/body.ts";
import { encodeUtf8 } from "../model/bytes.ts";
import type { Body, HttpResponse, Interaction, Outcome } from "../model/types.ts";
import { bodyNote, summarise } from "./inspect.ts";

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
  ];
  const shared = { method: "GET", url: "https://h.test/?key=…", mediaType: "" };
  expect(summarise({ interactions })).toEqual([
    { ...shared, index: 4, outcome: 200, mediaType: "text/html", size: 3, waitMs: 1.5 },
    { ...shared, index: 1, outcome: 302, note: "body of a redirect not stored" },
    { ...shared, index: 2, outcome: "failure", note: "ECONNRESET" },
    { ...shared, index: 3, outcome: "failure", note: "socket hang up" },
    { ...shared, index: 4, outcome: "unrecorded", note: "pending" },
    { ...shared, index: 5, outcome: 200, size: 0, note: "broke off: EPIPE" },
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
