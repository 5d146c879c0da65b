import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../adapters/adapter.ts";
import { storedBody } from "../../model/body.ts";
import { encodeBase64, encodeUtf8 } from "../../model/bytes.ts";
import type { HeaderList, HttpRequest, HttpResponse, Interaction, StoredBody } from "../../model/types.ts";
import { decode } from "../../node/codecs.ts";
import type { Check } from "./check.ts";
import { exchangeCheck, headersCheck } from "./content.ts";
import { expiryCheck } from "./expiry.ts";
import { secretsCheck } from "./secrets.ts";

const body = (text: string, facts: Partial<StoredBody> = {}) => ({ ...storedBody(encodeUtf8(text)), ...facts });
const one = (request: Partial<HttpRequest> = {}, response: Partial<HttpResponse> = {}): Interaction => ({
  request: { method: "GET", url: "http://h.test/", headers: [], body: body(""), ...request },
  outcome: { kind: "response", status: 200, headers: [], body: body("hello"), ...response },
});
const found = async (check: Check, interaction: Interaction) =>
  [...((await check.see?.(interaction, 3)) ?? [])].map(({ code, data }: Finding) => [
    code,
    ...Object.values(data ?? {}),
  ]);

describe("what cannot be right, whatever the format", () => {
  test.each<[string, Interaction, unknown[]]>([
    ["nothing", one(), []],
    ["a method", one({ method: "G ET" }), [["method/invalid"]]],
    ["no host", one({ url: "/a" }), [["url/no-origin"]]],
    ["no scheme", one({ url: "h.test/a" }), [["url/relative"]]],
    ["no URL", one({ url: "http://h:port/" }), [["url/invalid"]]],
    ["a status", one({}, { status: 999 }), [["status/range"]]],
    [
      "a body that is gone",
      one({}, { body: { kind: "lost", reason: "evicted" } }),
      [["body/lost", "response", "evicted"]],
    ],
    ["the body of a redirect", one({}, { status: 302, body: { kind: "lost", reason: "redirect" } }), []],
    ["half a body", one({}, { body: body("he", { complete: false }) }), [["body/incomplete", "response"]]],
    ["no answer", { ...one(), outcome: { kind: "unrecorded", reason: "blocked" } }, [["response/missing", "blocked"]]],
  ])("%s", async (_, interaction, expected) => {
    expect(await found(exchangeCheck(), interaction)).toEqual(expected);
  });
});

test.each(["-eyJ", "eyJ", "eyJaaaaaaaa.", "eyJaaaaaaaa.eyJaaaaaaaa.", "; expires=", ";       ", '"exp" : '])(
  "a text full of %j is looked at in the time that its length takes",
  async (unit) => {
    const text = unit.repeat(1_000_000 / unit.length);
    const headers: HeaderList = [["Set-Cookie", text]];
    const interaction = one({ url: `http://h.test/?${text}` }, { headers, body: body(text) });
    for (const check of [exchangeCheck(), headersCheck(decode), expiryCheck(Date.now())]) {
      expect(await found(check, interaction)).toEqual([]);
    }
  },
);

describe("lengths and codings that lie", () => {
  const gzip = (text: string) => new Uint8Array(gzipSync(text));
  const coded: HeaderList = [["Content-Encoding", "gzip"]];
  const long = (length: string, more: HeaderList = []): HeaderList => [["Content-Length", length], ...more];
  test.each<[string, Interaction, unknown[]]>([
    ["none said", one(), []],
    ["a true length", one({}, { headers: long("5") }), []],
    ["another length", one({}, { headers: long("6") }), [["body/length", "response", 6, 5]]],
    ["another length of a request", one({ headers: long("1") }), [["body/length", "request", 1, 0]]],
    ["no number", one({}, { headers: long("five") }), []],
    ["an answer to HEAD", one({ method: "HEAD" }, { headers: long("6"), body: body("") }), []],
    ["a body that was cut", one({}, { headers: long("9"), body: body("he", { complete: false }) }), []],
    [
      "a length of coded bytes that are not there",
      one({}, { headers: long("9", coded), body: body("hello", { undone: "gzip" }) }),
      [],
    ],
    [
      "coded bytes",
      one(
        {},
        {
          headers: long(String(gzip("hello").length), coded),
          body: { ...storedBody(gzip("hello")), coding: "encoded" },
        },
      ),
      [],
    ],
    [
      "coded bytes of another length",
      one({}, { headers: long("1", coded), body: { ...storedBody(gzip("hello")), coding: "encoded" } }),
      [["body/length", "response", 1, gzip("hello").length]],
    ],
    ["no coded bytes", one({}, { headers: coded }), [["body/coding", "response", "gzip"]]],
    ["what a recorder decodes", one({}, { headers: coded, body: body("hello", { undone: "gzip" }) }), []],
  ])("%s", async (_, interaction, expected) => {
    expect(await found(headersCheck(decode), interaction)).toEqual(expected);
  });
});

describe("what was good when it was recorded", () => {
  const now = Date.UTC(2026, 6, 1);
  const part = (value: object) =>
    encodeBase64(encodeUtf8(JSON.stringify(value)))
      .replace(/=+$/, "")
      .replaceAll("+", "-")
      .replaceAll("/", "_");
  const jwt = (exp: number) => `${part({ alg: "none", typ: "JWT" })}.${part({ sub: "someone", exp })}.c2ln`;
  const seconds = (year: number) => Date.UTC(year, 0, 2) / 1000;
  const recordedIn = (year: number, interaction: Interaction): Interaction => ({
    ...interaction,
    timing: { startedAt: `${year}-01-01T00:00:00Z` },
  });
  const cookie = (text: string) => recordedIn(2025, one({}, { headers: [["Set-Cookie", text]] }));
  test.each<[string, Interaction, unknown[]]>([
    ["no token", one(), []],
    [
      "a token that is over",
      recordedIn(2025, one({ headers: [["Authorization", `Bearer ${jwt(seconds(2026))}`]] })),
      [["token/expired", "request header authorization", "2026-01-02"]],
    ],
    [
      "in a body",
      recordedIn(2025, one({}, { body: body(`{"id_token":"${jwt(seconds(2026))}"}`) })),
      [["token/expired", "the response body", "2026-01-02"]],
    ],
    ["one that is good", recordedIn(2025, one({ url: `http://h/?t=${jwt(seconds(2027))}` })), []],
    ["one that was over when it was recorded", recordedIn(2026, one({ url: `http://h/?t=${jwt(seconds(2025))}` })), []],
    ["no JSON Web Token", one({ url: "http://h/?t=eyJhbGciOiJub25l.eyJub3QganNvbg.x" }), []],
    ["a cookie", cookie("a=1; Expires=Fri, 02-Jan-2026 00:00:00 GMT"), [["cookie/expired", "a", "2026-01-02"]]],
    ["a cookie that was deleted", cookie("a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT"), []],
    ["a cookie with a length of time", cookie("a=1; Max-Age=5; Expires=Fri, 02 Jan 2026 00:00:00 GMT"), []],
    ["a cookie that is good", cookie("a=1; expires=Sat, 02 Jan 2027 00:00:00 GMT"), []],
  ])("%s", async (_, interaction, expected) => {
    expect(await found(expiryCheck(now), interaction)).toEqual(expected);
  });
});

test("secrets, each kind once at a place", async () => {
  const secret = one({ url: "http://h.test/?api_key=hunter2hunter2&access_token=hunter3hunter3" });
  expect(await found(secretsCheck(decode, undefined), one())).toEqual([]);
  const codes = await found(secretsCheck(decode, undefined), secret);
  expect(codes.map(([code]) => code)).toEqual(["secret/present", "secret/present"]);
  expect(JSON.stringify(codes)).not.toContain("hunter");
});
