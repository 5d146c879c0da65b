import { expect, test } from "vitest";
import { emptyBody, storedBody } from "../model/body.ts";
import { decodeUtf8, encodeUtf8 } from "../model/bytes.ts";
import type { Cassette, Interaction } from "../model/types.ts";
import { read } from "../read.ts";
import { compilePolicy } from "../secrets/policy/compile.ts";
import { write } from "../write.ts";
import { redact, redactCassette } from "./redact.ts";

const answer = (text: string): Interaction["outcome"] => ({
  kind: "response",
  status: 200,
  headers: [["Content-Type", "application/json"]],
  body: storedBody(encodeUtf8(text)),
});
const get = (url: string, text = "{}"): Interaction => ({
  request: { method: "GET", url, headers: [], body: emptyBody },
  outcome: answer(text),
});
const session = "s3ss10n-4f1e";
const cassette: Cassette = {
  meta: {},
  interactions: [
    get("http://h.test/public"),
    get("http://h.test/login", `{"session_token":"${session}","ttl":60}`),
    get(`http://h.test/me?session_token=${session}`, `{"echo":"${session}"}`),
  ],
};

test("a cassette in memory", async () => {
  const { cassette: clean, redactions, notices } = await redactCassette(cassette);
  expect(clean.interactions[0]).toBe(cassette.interactions[0]);
  expect(clean.interactions.slice(1)).toEqual([
    get("http://h.test/login", '{"session_token":"REDACTED_TOKEN_1","ttl":60}'),
    get("http://h.test/me?session_token=REDACTED_TOKEN_1", '{"echo":"REDACTED_TOKEN_1"}'),
  ]);
  expect(redactions).toEqual([
    { kind: "token", place: "response body /session_token", count: 1 },
    { kind: "token", place: "request query session_token", count: 1 },
  ]);
  expect(notices.first).toEqual([
    { code: "changed/request", at: { interaction: 2 }, data: { what: "query session_token" } },
  ]);
  const ignoring = await redactCassette(cassette, { match: { ignoreQuery: ["session_token"] } });
  expect(ignoring.notices.counts).toEqual({});
  expect((await redactCassette(clean)).cassette.interactions).toEqual(clean.interactions);
});

test("a policy adds and exempts", async () => {
  const policy = await compilePolicy({ redact: { members: ["/ttl"] }, exempt: { members: ["/session_token"] } });
  const { cassette: clean } = await redactCassette(
    { meta: {}, interactions: cassette.interactions.slice(0, 2) },
    { policy },
  );
  expect(clean.interactions[1]).toEqual(
    get("http://h.test/login", `{"session_token":"${session}","ttl":"REDACTED_CUSTOM_1"}`),
  );
});

test("a file keeps its format, and what held no secret its bytes", async () => {
  for (const to of ["go-vcr", "nock", "har", "polly"]) {
    const { files } = await write(cassette, { to });
    const { files: clean, from } = await redact(files[0]?.bytes as Uint8Array);
    expect(from.format).toBe(to);
    const text = decodeUtf8(clean[0]?.bytes as Uint8Array) ?? "";
    expect(text).not.toContain(session);
    const { cassette: back } = await read(clean[0]?.bytes as Uint8Array);
    expect(back.interactions.map(({ request }) => request.url)).toEqual([
      expect.stringMatching(/^http:\/\/h\.test(:80)?\/public$/),
      expect.stringMatching(/\/login$/),
      expect.stringMatching(/\/me\?session_token=REDACTED_TOKEN_1$/),
    ]);
  }
});
