import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { emptyBody, storedBody } from "../model/body.ts";
import { encodeUtf8 } from "../model/bytes.ts";
import type { HttpResponse, Interaction, Outcome } from "../model/types.ts";
import { interactionDocument, interactionLines } from "./show.ts";

const to = (outcome: Outcome): Interaction => ({
  request: { method: "GET", url: "https://h.test/?token=t", headers: [["Cookie", "c"]], body: emptyBody },
  outcome,
});
const response = (facts: Partial<HttpResponse>): Interaction =>
  to({ kind: "response", status: 200, headers: [], body: emptyBody, ...facts });
const json = response({
  statusText: "OK",
  httpVersion: "2",
  headers: [
    ["content-encoding", "gzip"],
    ["x-odd", "\udce9\u001b[0m"],
  ],
  body: storedBody(new Uint8Array(gzipSync('{"a":1.0}')), { coding: "encoded" }),
  trailers: [["x-sum", "1"]],
});

test("a coded JSON body is shown decoded and indented, secrets masked", async () => {
  expect(await interactionLines({ ...json, timing: { waitMs: 6.036881 } })).toEqual([
    "GET https://h.test/?token=…",
    "Cookie: …",
    "",
    "HTTP/2 200 OK (after 6.04 ms)",
    "content-encoding: gzip",
    "x-odd: \\xE9\\x1B[0m",
    "",
    '{\n  "a": 1.0\n}',
    "",
    "x-sum: 1",
  ]);
});

test("text keeps its lines and nothing else that a terminal obeys", async () => {
  const lines = await interactionLines(response({ body: storedBody(encodeUtf8("a\tb\r\n\u001b[2J\n")) }));
  expect(lines.slice(3)).toEqual(["200", "", "a\tb\\x0D\n\\x1B[2J"]);
});

test("binary is a short dump", async () => {
  const bytes = Uint8Array.from({ length: 300 }, (_, i) => i % 256);
  const lines = await interactionLines(response({ body: storedBody(bytes) }));
  expect(lines.slice(4, 9)).toEqual([
    "",
    "00000000  00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f   ................",
    "00000010  10 11 12 13 14 15 16 17 18 19 1a 1b 1c 1d 1e 1f   ................",
    "00000020  20 21 22 23 24 25 26 27 28 29 2a 2b 2c 2d 2e 2f    !\"#$%&'()*+,-./",
    "00000030  30 31 32 33 34 35 36 37 38 39 3a 3b 3c 3d 3e 3f   0123456789:;<=>?",
  ]);
  expect(lines.slice(-2)).toEqual(["… --body writes all of it", "[300 B]"]);
  const short = await interactionLines(response({ body: storedBody(Uint8Array.of(0xff, 0x41)) }));
  expect(short.slice(-2)).toEqual(["00000000  ff 41                                             .A", "[2 B]"]);
});

test("what is missing is said", async () => {
  const last = async (interaction: Interaction) => (await interactionLines(interaction)).at(-1);
  expect(await last(response({ body: { kind: "lost", reason: "evicted" } }))).toBe("[body evicted]");
  expect(await last(response({ brokenBy: { kind: "failure", message: "gone\u0007" } }))).toBe(
    "[the body broke off: gone\\x07]",
  );
  expect(await last(to({ kind: "failure", message: "hang up", code: "ECONNRESET" }))).toBe(
    "failed: ECONNRESET hang up",
  );
  expect(await last(to({ kind: "unrecorded", reason: "pending" }))).toBe("no response in the recording: pending");
});

test("the document", async () => {
  expect(await interactionDocument(json, 3)).toEqual({
    index: 3,
    request: {
      method: "GET",
      url: "https://h.test/?token=…",
      headers: [["Cookie", "…"]],
      body: { kind: "stored", coding: "decoded", fidelity: "exact", complete: true, size: 0, text: "" },
    },
    response: {
      status: 200,
      statusText: "OK",
      httpVersion: "2",
      headers: json.outcome.kind === "response" ? json.outcome.headers : [],
      trailers: [["x-sum", "1"]],
      body: { kind: "stored", coding: "decoded", fidelity: "exact", complete: true, size: 9, text: '{"a":1.0}' },
    },
  });
  const binary = await interactionDocument(response({ body: storedBody(Uint8Array.of(0xff)) }), 0);
  expect((binary.response as { body: unknown }).body).toEqual({
    kind: "stored",
    coding: "decoded",
    fidelity: "exact",
    complete: true,
    size: 1,
    base64: "/w==",
  });
  expect((await interactionDocument(to({ kind: "unrecorded", reason: "pending" }), 0)).unrecorded).toEqual({
    kind: "unrecorded",
    reason: "pending",
  });
});
