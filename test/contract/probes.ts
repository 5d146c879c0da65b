import type { Feature } from "../../src/adapters/adapter.ts";
import { strict } from "../../src/match/presets.ts";
import { storedBody } from "../../src/model/body.ts";
import { encodeUtf8 } from "../../src/model/bytes.ts";
import type { Cassette, HttpRequest, HttpResponse, Interaction } from "../../src/model/types.ts";

const request: HttpRequest = {
  method: "GET",
  url: "http://h.test/a",
  headers: [],
  body: storedBody(new Uint8Array(0)),
};
const response: HttpResponse = {
  kind: "response",
  status: 200,
  headers: [["Content-Type", "text/plain"]],
  body: storedBody(encodeUtf8("hi")),
};

const cassette = (interaction: Partial<Interaction>, meta: Cassette["meta"] = {}): Cassette => ({
  meta,
  interactions: [{ request, outcome: response, origin: { index: 0 }, ...interaction }],
});
const answer = (part: Partial<HttpResponse>): Cassette => cassette({ outcome: { ...response, ...part } });
const json = (text: string): Cassette =>
  answer({ headers: [["Content-Type", "application/json"]], body: storedBody(encodeUtf8(text)) });

/** The least that every format holds. */
export const minimal: Cassette = cassette({});

/** Per feature a minimal cassette that has it and nothing else that a format may not hold. */
export const probes: Readonly<Record<Feature, Cassette>> = {
  timing: cassette({ timing: { waitMs: 1.5 } }),
  statusText: answer({ statusText: "Quite Fine" }),
  httpVersion: answer({ httpVersion: "2" }),
  trailers: answer({ trailers: [["X-Sum", "1"]] }),
  repeatedHeaders: answer({
    headers: [
      ["Content-Type", "text/plain"],
      ["Set-Cookie", "a=1"],
      ["Set-Cookie", "b=2"],
    ],
  }),
  headerOrder: answer({
    headers: [
      ["X-B", "1"],
      ["Content-Type", "text/plain"],
      ["X-A", "2"],
    ],
  }),
  headerCase: answer({
    headers: [
      ["CONTENT-type", "text/plain"],
      ["x-lower", "1"],
    ],
  }),
  rawHeaderBytes: answer({
    headers: [
      ["Content-Type", "text/plain"],
      ["X-Latin", "caf\udce9"],
      ["X-Utf8", "café"],
    ],
  }),
  requestHeaders: cassette({ request: { ...request, headers: [["Authorization", "Bearer x"]] } }),
  binaryBody: answer({ body: storedBody(Uint8Array.of(0, 255, 254)) }),
  exactJson: json('{"a": 1.0, "big": 9007199254740993}'),
  encodedBody: answer({
    headers: [
      ["Content-Type", "text/plain"],
      ["Content-Encoding", "gzip"],
    ],
    // "hi" in a stored block: the same bytes whatever zlib makes.
    body: storedBody(
      Uint8Array.of(31, 139, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 0, 253, 255, 104, 105, 172, 42, 147, 216, 2, 0, 0, 0),
      { coding: "encoded" },
    ),
  }),
  chunks: answer({ body: storedBody(encodeUtf8("hi"), { chunks: [{ end: 1 }, { end: 2 }] }) }),
  failure: cassette({ outcome: { kind: "failure", message: "connection refused", code: "ECONNREFUSED" } }),
  brokenBody: answer({ brokenBy: { kind: "failure", message: "reset" } }),
  lostBody: answer({ body: { kind: "lost", reason: "evicted" } as never }),
  unrecorded: cassette({ outcome: { kind: "unrecorded", reason: "no response" } }),
  matchPolicy: cassette({}, { match: { ...strict, ignoreQuery: ["beta"] } }),
};
