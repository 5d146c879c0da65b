import { expect, test } from "vitest";
import { foundBy, opaque, type Row } from "../../test/support/found.ts";
import { findInBody } from "./body.ts";
import type { Found, Search, Stretch } from "./search.ts";
import { newSearch } from "./text.ts";

const inBody = (text: string, type: string, isUtf8 = true, side: Search["side"] = "request") =>
  foundBy((s) => findInBody({ text, isUtf8 }, type, s), side);
const token = `gh${"p_"}${opaque(36)}`;
const part = (head: string, content: string) => `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;

const table: readonly (readonly [type: string, text: string, ...Row[]])[] = [
  ["application/json; charset=utf-8", '\ufeff{"password":"p1"}', ["password", "p1", "password"]],
  ["application/problem+json", '[{"secret":"s1"}]', ["secret", "s1", "0/secret"]],
  ["", ' {"password":"p1"}', ["password", "p1", "password"]],
  ["text/plain", '{"password":"p1"}', ["password", "p1", "password"]],
  ["application/json", `"${token}"`, ["github-token", token]],
  ["application/x-www-form-urlencoded", "password=p1", ["password", "p1", "password"]],
  ["", "a=1&password=p1", ["password", "p1", "password"]],
  [
    "text/event-stream",
    'event: x\ndata: {"password":"p1"}\r\ndata:{"secret":"s1"}\n\n: note\ndata: [DONE]\n',
    ["password", "p1", "password"],
    ["secret", "s1", "secret"],
  ],
  ["", `data: ${token}\n\n`, ["github-token", token]],
  ["text/xml", "<?xml version='1.0'?><password>p1</password>", ["password", "p1", "password"]],
  ["text/html", `<script>var t = "${token}"</script>`, ["github-token", token]],
  ["text/plain", `Authorization: Bearer ${opaque(20)}\npassword: hunter2`, ["token", opaque(20)]],
  [
    "text/plain",
    `export API_KEY="${opaque(20)}"; card 4111111111111111`,
    ["api-key", opaque(20)],
    ["card-number", "4111111111111111"],
  ],
  [
    "multipart/form-data; boundary=b",
    `${part('name="password"', "p 1")}${part("name=note", token)}--b--\r\n`,
    ["password", "p 1", "password"],
    ["github-token", token],
  ],
  [
    'multipart/form-data; boundary="b"',
    `${part('name="f"; filename="a.json"\r\nContent-Type: application/json', '{"password":"p1"}')}--b--`,
    ["password", "p1", "password"],
  ],
  [
    "multipart/form-data",
    `${part('name="password"; filename="password"', "file")}${part('name="otp"', "12")}--b--`,
    ["password", "12", "otp"],
  ],
  [
    "multipart/mixed; boundary=other",
    "--b\nContent-Type: text/xml\n\n<secret>s1</secret>\n--b--",
    ["secret", "s1", "secret"],
  ],
];

for (const [type, text, ...rows] of table)
  test(`${type}: ${text}`, () => {
    expect(inBody(text, type)).toEqual(rows);
  });

/** Frames as AWS writes them, without true checksums. */
function frame(payload: string): string {
  const word = (n: number) => String.fromCharCode(n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255);
  return `${word(payload.length + 19)}${word(3)}????abc${payload}????`;
}

test("stretches between counts of bytes keep their length", () => {
  const search = (text: string, type: string) => {
    const fixed: Stretch[] = [];
    const found: Found[] = [];
    findInBody({ text, isUtf8: false }, type, { ...newSearch("request"), found, fixed });
    return { fixed, found: found.map(({ start, end }) => text.slice(start, end)) };
  };
  expect(search(`\n)${token}\x12`, "application/x-protobuf")).toEqual({
    fixed: [{ start: 0, end: 43 }],
    found: [token],
  });
  const frames = frame('{"password":"p1"}') + frame('{"a":1}');
  expect(search(frames, "application/vnd.amazon.eventstream")).toEqual({
    fixed: [{ start: 0, end: frames.length }],
    found: ["p1"],
  });
  const mixed = `${part('name="password"', "p1")}${part('name="f"; filename="f"', `\x00\xff${token}`)}--b--`;
  const start = mixed.indexOf("\x00");
  expect(search(mixed, "multipart/form-data; boundary=b")).toEqual({
    fixed: [{ start, end: start + 42 }],
    found: ["p1", token],
  });
});

test("everyday bodies hold none", () => {
  const none: readonly (readonly [string, string])[] = [
    [
      "text/css",
      ".password{color:red}.token-a1b2c3d4e5f6g7h8{content:'\\201C'}@font-face{src:url(data:font/woff2;base64,d09GMgABAAAAAAYoAAoAAAAAC)}",
    ],
    [
      "text/javascript",
      "var token=this.input.getToken1234(5),password=e.target.value;const key=`a:b`;n.accessToken=Math.random().toString(36).substr(2)",
    ],
    ["image/svg+xml", "<svg><path d='M0.4111111111111111 4.5503599627370496l4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1'/></svg>"],
    [
      "text/html",
      "<form action='/login'><label>Password <input type=password name=password></label><button>Sign in</button></form>",
    ],
    [
      "text/plain",
      "Your password must have 8 characters. token: none, api_key: required, secret = <your secret>, id 4503599627370496",
    ],
    [
      "application/json",
      JSON.stringify({
        image: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk",
        sha: opaque(64, "0a1b2c3d4e5f6798"),
        id: "123e4567-e89b-12d3-a456-426614174000",
      }),
    ],
    [
      "application/json",
      JSON.stringify({
        query: "query Me($token: String!) { me(token: $token) { id apiKeys { name } } }",
        variables: { token: "short" },
      }),
    ],
    [
      "application/json",
      JSON.stringify({
        error: {
          message: "Incorrect API key provided: sk-abc***xyz. You can find your API key at https://h.test/keys",
          code: "invalid_api_key",
        },
      }),
    ],
    [
      "text/event-stream",
      'data: {"choices":[{"delta":{"content":" token"},"logprobs":{"content":[{"token":" token","bytes":[32]}]}}]}\n\ndata: [DONE]\n\n',
    ],
    ["text/csv", "id,password_set,created\n4111111111111112,true,2026-01-02T03:04:05Z\n"],
    ["text/plain", ""],
  ];
  for (const [type, text] of none) expect([text, inBody(text, type, true, "response")]).toEqual([text, []]);
});
