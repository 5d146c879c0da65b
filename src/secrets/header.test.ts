import { expect, test } from "vitest";
import { foundBy, opaque, type Row } from "../../test/support/found.ts";
import { findInHeader } from "./header.ts";
import { compilePolicy } from "./policy/compile.ts";
import type { Search } from "./search.ts";

const inHeader = (name: string, value: string, side: Search["side"] = "request") =>
  foundBy((s) => findInHeader(name, value, s), side);

const table: readonly (readonly [name: string, value: string, ...Row[]])[] = [
  ["Authorization", "Bearer abc", ["token", "abc"]],
  ["X-API-Key", "k1", ["api-key", "k1"]],
  ["X-Auth-Token", "Bearer abc", ["token", "abc"]],
  ["Cookie", 'a=1; b="2"; ; c', ["cookie", "1", "a"], ["cookie", "2", "b"], ["cookie", "c", ""]],
  ["Set-Cookie", "a=1; Path=/; Domain=h.test", ["cookie", "1", "a"]],
  ["set-cookie2", "a=b=c; Version=1", ["cookie", "b=c", "a"]],
  ["Location", "/cb?code=1&sig=s1", ["signature", "s1", "sig"]],
  ["Referer", "https://u:pw1@h.test/", ["password", "pw1"]],
  ["X-Trace-Token", opaque(32), ["token", opaque(32)]],
  ["X-Hub-Signature-256", "sha256=0a1b", ["signature", "sha256=0a1b"]],
  ["X-Note", `key gh${"p_"}${opaque(36)} here`, ["github-token", `gh${"p_"}${opaque(36)}`]],
  ["Link", '<https://h.test/?page=2&access_token=t1>; rel="next"', ["token", "t1", "access_token"]],
  ["X-Data", btoa('{"password":"hunter2"}'), ["password", "hunter2", "password"]],
];

for (const [name, value, ...rows] of table)
  test(`${name}: ${value}`, () => {
    expect(inHeader(name, value)).toEqual(rows);
  });

test("everyday headers hold none", () => {
  const none: readonly (readonly [string, string])[] = [
    ["ETag", `W/"${opaque(32)}"`],
    ["If-None-Match", opaque(40)],
    ["X-Request-Id", "123e4567-e89b-12d3-a456-426614174000"],
    ["Content-MD5", "Q2hlY2sgSW50ZWdyaXR5IQ=="],
    ["Date", "Mon, 02 Jan 2026 03:04:05 GMT"],
    ["User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36"],
    ["Accept", "a?sig=s"],
    ["Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="],
    ["Surrogate-Key", opaque(32)],
    ["Idempotency-Key", opaque(32)],
    ["X-Page-Token", "short"],
    ["X-CSRF-Token", "Fetch"],
    ["Cookie", ""],
    ["Cookie", "a=; b=deleted; c=REDACTED_COOKIE_1"],
    ["Set-Cookie", "=; Max-Age=0"],
    ["WWW-Authenticate", 'Bearer realm="r", error="invalid_token"'],
    ["Strict-Transport-Security", "max-age=31536000"],
    ["X-Amz-Id-2", opaque(64)],
    ["Content-Security-Policy", `script-src 'nonce-${opaque(16)}' 'sha256-${opaque(43)}='`],
    ["traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"],
  ];
  for (const [name, value] of none) expect([name, inHeader(name, value, "response")]).toEqual([name, []]);
});

test("a policy decides before the name", async () => {
  const policy = await compilePolicy({
    redact: { headers: ["x-tenant"] },
    exempt: { headers: ["Cookie", "x-api-key"] },
  });
  const under = (name: string, value: string) => foundBy((s) => findInHeader(name, value, { ...s, policy }));
  expect(under("X-Tenant", "acme 1")).toEqual([["custom", "acme 1"]]);
  expect(under("cookie", "a=1")).toEqual([]);
  expect(under("X-Api-Key", "k1")).toEqual([]);
  expect(under("Authorization", "Bearer abc")).toEqual([["token", "abc"]]);
});
