import { expect, test } from "vitest";
import { foundBy, opaque, type Row } from "../../test/support/found.ts";
import { findInPairs, looksLikePairs } from "./pairs.ts";
import { rewritten } from "./rewrite-text.ts";
import { type Found, noPath } from "./search.ts";
import { newSearch } from "./text.ts";
import { plainView } from "./view.ts";

const inForm = (text: string) => foundBy((s) => findInPairs(plainView(text), "member", noPath, s));

const table: readonly (readonly [string, ...Row[]])[] = [
  ["user=a&password=p+w%26&x=1", ["password", "p w&", "password"]],
  ["user%5Bpassword%5D=p1", ["password", "p1", "user[password]"]],
  [
    "grant_type=refresh_token&refresh_token=r1&client_secret=s1",
    ["refresh-token", "r1", "refresh_token"],
    ["client-secret", "s1", "client_secret"],
  ],
  ["grant_type=authorization_code&code=c1&redirect_uri=https%3A%2F%2Fh.test", ["authorization-code", "c1", "code"]],
  [
    `payload=${encodeURIComponent('{"token":"')}${opaque(24)}${encodeURIComponent('"}')}`,
    ["token", opaque(24), "payload/token"],
  ],
  ["card=4111+1111+1111+1111&n=4111111111111111", ["card-number", "4111 1111 1111 1111", "card"]],
  ["Authorization=Basic+bWU6cHcx", ["password", "pw1", "Authorization"]],
  [`data=${encodeURIComponent(btoa('{"password":"hunter2"}'))}`, ["password", "hunter2", "data/password"]],
];

for (const [text, ...rows] of table)
  test(text, () => {
    expect(inForm(text)).toEqual(rows);
  });

test("everyday forms hold none", () => {
  for (const text of [
    "",
    "&&&",
    "=",
    "a",
    "a=b",
    "=password",
    "password",
    "password=",
    "code=1&token=a",
    "password=****",
    `page_token=${opaque(20)}`,
  ])
    expect([text, inForm(text)]).toEqual([text, []]);
});

test("base64 that is written anew is written as a value of a form", () => {
  const inner = '{"password":"hunter2","a":"\u00fb\u00ef\u00be\u00fb\u00ef\u00be"}';
  const text = `a=1&data=${encodeURIComponent(Buffer.from(inner).toString("base64"))}`;
  const found: Found[] = [];
  findInPairs(plainView(text), "member", noPath, { ...newSearch("request"), found });
  for (const placeholder of ["P", "P1", "P12"]) {
    const after = rewritten(text, found, [], { placeholderOf: () => placeholder, replaceValues: () => [] }).text;
    const data = new URLSearchParams(after).get("data") ?? "";
    expect(Buffer.from(data, "base64").toString()).toBe(inner.replace("hunter2", placeholder));
    expect(after).not.toContain("+");
  }
});

test("pairs are told from other texts", () => {
  const pairs = ["a=1&b=2", "a[b]=&c", "user%5Ba%5D=1&b=2"];
  expect(pairs.filter((text) => !looksLikePairs(text))).toEqual([]);
  const others = [
    "",
    "a=1",
    "a&b=1",
    "a = 1 & b",
    "{a=1&b=2}",
    "<a=1&b>",
    "https://h.test/?a=1&b=2",
    `${"a".repeat(49)}=1&b=2`,
  ];
  expect(others.filter((text) => looksLikePairs(text))).toEqual([]);
});
