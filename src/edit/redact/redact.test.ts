import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { opaque } from "../../../test/support/found.ts";
import { strict } from "../../match/presets.ts";
import { emptyBody, storedBody } from "../../model/body.ts";
import { encodeUtf8 } from "../../model/bytes.ts";
import type { HeaderList, HttpResponse, Interaction, Notice } from "../../model/types.ts";
import { decode } from "../../node/codecs.ts";
import { compilePolicy } from "../../secrets/policy/compile.ts";
import { type RedactContext, type Redaction, redactorFor } from "./redact.ts";

const body = (text: string) => storedBody(encodeUtf8(text));
const interaction = (
  url: string,
  headers: HeaderList,
  sent: string,
  got: string,
  more: Partial<HttpResponse> = {},
): Interaction => ({
  request: { method: "POST", url, headers, body: sent === "" ? emptyBody : body(sent) },
  outcome: { kind: "response", status: 200, headers: [], body: body(got), ...more },
});

interface Result {
  readonly interactions: readonly Interaction[];
  readonly notices: readonly Notice[];
  readonly redactions: readonly Redaction[];
}

async function redacted(
  interactions: readonly Interaction[],
  more: Partial<RedactContext> & { comments?: string } = {},
): Promise<Result> {
  const { comments, ...ctx } = more;
  const redactor = await redactorFor(
    { meta: {}, interactions, ...(comments !== undefined && { comments }) },
    { decode, match: strict, ...ctx },
  );
  const notices: Notice[] = [];
  const result: Interaction[] = [];
  for (const [i, one] of interactions.entries()) result.push(await redactor.redact(one, i, (n) => notices.push(n)));
  return { interactions: result, notices, redactions: redactor.redactions() };
}

const token = "t0ken-of-the-session";

test("one value has one placeholder, numbered by kind and first place", async () => {
  const all = [
    interaction(
      "http://h.test/login",
      [],
      "user=me&password=hunter2",
      `{"access_token":"${token}","refresh_token":"r3fresh-me"}`,
    ),
    interaction(
      `http://h.test/me?a=${token}`,
      [["Authorization", `Bearer ${token}`]],
      "",
      `{"echo":"Bearer ${token}","other":"r3fresh-me"}`,
    ),
    interaction("http://h.test/", [["Cookie", `sid=${token}; x=1`]], "", "hunter2"),
  ];
  const { interactions, redactions } = await redacted(all);
  expect(interactions).toEqual([
    interaction(
      "http://h.test/login",
      [],
      "user=me&password=REDACTED_PASSWORD_1",
      '{"access_token":"REDACTED_TOKEN_1","refresh_token":"REDACTED_REFRESH_TOKEN_1"}',
    ),
    interaction(
      "http://h.test/me?a=REDACTED_TOKEN_1",
      [["Authorization", "Bearer REDACTED_TOKEN_1"]],
      "",
      '{"echo":"Bearer REDACTED_TOKEN_1","other":"REDACTED_REFRESH_TOKEN_1"}',
    ),
    interaction("http://h.test/", [["Cookie", "sid=REDACTED_TOKEN_1; x=REDACTED_COOKIE_1"]], "", "hunter2"),
  ]);
  expect(redactions).toEqual([
    { kind: "password", place: "request body /password", count: 1 },
    { kind: "token", place: "response body /access_token", count: 1 },
    { kind: "refresh-token", place: "response body /refresh_token", count: 1 },
    { kind: "token", place: "request header authorization", count: 1 },
    { kind: "cookie", place: "request header cookie sid", count: 1 },
    { kind: "cookie", place: "request header cookie x", count: 1 },
  ]);
});

test("twice is once, and what joins later gets the next number", async () => {
  const first = [
    interaction(
      "http://h.test/?sig=s1",
      [
        ["Authorization", "Basic bWU6aHVudGVyMg=="],
        ["X-Api-Key", "k1"],
      ],
      '{"cvc":123,"password":"p\\"1"}',
      "{}",
    ),
  ];
  const once = await redacted(first);
  expect(once.interactions[0]?.request).toMatchObject({
    url: "http://h.test/?sig=REDACTED_SIGNATURE_1",
    headers: [
      ["Authorization", `Basic ${btoa("me:REDACTED_PASSWORD_1")}`],
      ["X-Api-Key", "REDACTED_API_KEY_1"],
    ],
    body: body('{"cvc":"REDACTED_CARD_CODE_1","password":"REDACTED_PASSWORD_2"}'),
  });
  const twice = await redacted(once.interactions);
  expect(twice).toEqual({ interactions: once.interactions, notices: [], redactions: [] });
  expect(twice.interactions[0]).toBe(once.interactions[0]);
  const later = await redacted([
    ...once.interactions,
    interaction("/", [["X-Api-Key", "k2"]], "a=1&password=p3", "{}"),
  ]);
  expect(later.interactions[1]?.request).toMatchObject({
    headers: [["X-Api-Key", "REDACTED_API_KEY_2"]],
    body: body("a=1&password=REDACTED_PASSWORD_3"),
  });
});

test("bodies under codings are opened; checksums that no longer fit go", async () => {
  const packed = gzipSync(`{"access_token":"${token}"}`);
  const headers: HeaderList = [
    ["Content-Encoding", "gzip"],
    ["Content-Length", String(packed.length)],
    ["Content-MD5", "x"],
  ];
  const { interactions, notices } = await redacted([
    interaction("/", [], "", "", { headers, body: storedBody(new Uint8Array(packed), { coding: "encoded" }) }),
  ]);
  const text = '{"access_token":"REDACTED_TOKEN_1"}';
  expect(interactions).toEqual([
    interaction("/", [], "", "", {
      headers: [["Content-Length", String(text.length)]],
      body: { ...body(text), undone: "gzip" },
    }),
  ]);
  expect(notices).toEqual([{ code: "lost/checksum", at: { interaction: 0 }, data: { name: "content-md5" } }]);
});

test("what changes for matching is said, by the place and never by the value", async () => {
  const secretName = `gh${"p_"}${opaque(36)}`;
  const all = [
    interaction("http://h.test/?key=k1", [], '{"password":"p1"}', ""),
    interaction("http://h.test/", [], `{"${secretName}":{"password":"p1"}}`, ""),
    interaction("http://h.test/", [], '{"a":1}', `{"password":"p1X"}`),
  ];
  const json = all.map((one) => ({
    ...one,
    request: { ...one.request, headers: [["Content-Type", "application/json"]] as const },
  }));
  const { notices } = await redacted(json);
  expect(notices.every(({ code }) => code === "changed/request")).toBe(true);
  expect(notices.filter(({ at }) => at.interaction === 0).map(({ data }) => data)).toEqual([
    { what: "query key" },
    { what: "body /password" },
  ]);
  expect(notices.filter(({ at }) => at.interaction === 2)).toEqual([]);
  expect(JSON.stringify(notices)).not.toContain(secretName);
});

test("requests that were told apart stay so; where there is no room for a number it is said", async () => {
  const get = (key: string) => interaction(`http://h.test/?api_key=${key}`, [], "", "");
  const apart = await redacted([get("k1"), get("k2"), get("k1")]);
  expect(apart.interactions.map(({ request }) => request.url)).toEqual(
    [1, 2, 1].map((n) => `http://h.test/?api_key=REDACTED_API_KEY_${n}`),
  );
  expect(apart.notices.filter(({ code }) => code === "changed/match")).toEqual([]);
  // A frame of AWS, whose length stands in front of it.
  const framed = (password: string): Interaction => {
    const payload = `{"password":"${password}"}`;
    const frame = Buffer.alloc(16 + payload.length);
    frame.writeUInt32BE(frame.length, 0);
    frame.write(payload, 12);
    const one = interaction("/", [["Content-Type", "application/vnd.amazon.eventstream"]], "", "");
    return { ...one, request: { ...one.request, body: storedBody(new Uint8Array(frame)) } };
  };
  const merged = await redacted([framed("ab12"), framed("ab34")]);
  expect(merged.notices.filter(({ code }) => code === "changed/match")).toEqual([
    { code: "changed/match", at: { interaction: 1 }, data: { what: "merged" } },
  ]);
  expect(await redacted(merged.interactions)).toEqual({ ...merged, notices: [], redactions: [] });
});

test("a policy adds places, patterns and values, and exempts others", async () => {
  const policy = await compilePolicy({
    redact: {
      members: ["/email"],
      patterns: [{ name: "employee", match: "EMP-[0-9]{6}" }],
      values: [{ name: "license", value: "l1cense-0042" }],
    },
    exempt: { headers: ["x-api-key"], patterns: [{ match: "test-.*" }] },
  });
  const one = interaction(
    "http://h.test/?api_key=test-1",
    [["X-Api-Key", "k1"]],
    '{"email":"a@h.test","note":"EMP-123456","x":"bDFjZW5zZS0wMDQy"}',
    "l1cense-0042 EMP-123456",
  );
  const { interactions, redactions } = await redacted([one], { policy });
  expect(interactions).toEqual([
    interaction(
      "http://h.test/?api_key=test-1",
      [["X-Api-Key", "k1"]],
      `{"email":"REDACTED_CUSTOM_1","note":"REDACTED_EMPLOYEE_1","x":"${btoa("REDACTED_LICENSE_1")}"}`,
      "REDACTED_LICENSE_1 REDACTED_EMPLOYEE_1",
    ),
  ]);
  expect(redactions.map(({ kind, place, count }) => [kind, place, count])).toEqual([
    ["custom", "request body /email", 1],
    ["employee", "request body /note", 1],
    ["license", "request body", 1],
    ["employee", "response body", 1],
    ["license", "response body", 1],
  ]);
  const again = await redacted(interactions, { policy });
  expect(again.interactions).toEqual(interactions);
});

test("secrets of comments are known, and where there are none all stays the same", async () => {
  const plain = interaction("http://h.test/", [], "", opaque(24));
  const { interactions, redactions } = await redacted([plain], { comments: `# api_key: ${opaque(24)}` });
  expect(interactions).toEqual([interaction("http://h.test/", [], "", "REDACTED_API_KEY_1")]);
  expect(redactions).toEqual([{ kind: "api-key", place: "comment", count: 1 }]);
  expect((await redacted([plain])).interactions[0]).toBe(plain);
});

test("values that look like parts of placeholders do not multiply", async () => {
  const one = interaction(
    "/",
    [
      ["X-Api-Key", "API_KEY_1"],
      ["X-Auth-Token", "REDACTED"],
    ],
    '{"password":"_KEY_1"}',
    "API_KEY_1",
  );
  const once = await redacted([one]);
  expect(once.interactions).toEqual([
    interaction(
      "/",
      [
        ["X-Api-Key", "REDACTED_API_KEY_1"],
        ["X-Auth-Token", "REDACTED"],
      ],
      '{"password":"REDACTED_PASSWORD_1"}',
      "API_KEY_1",
    ),
  ]);
  expect((await redacted(once.interactions)).interactions).toEqual(once.interactions);
});
