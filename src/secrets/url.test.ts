import { expect, test } from "vitest";
import { foundBy, opaque, type Row } from "../../test/support/found.ts";
import { noPath } from "./search.ts";
import { findInText } from "./text.ts";
import { findInUrl } from "./url.ts";
import { plainView } from "./view.ts";

const inUrl = (url: string) => foundBy((s) => findInUrl(plainView(url), noPath, s));
const inText = (text: string) => foundBy((s) => findInText(plainView(text), { path: noPath }, s));

const token = `gh${"p_"}${opaque(36)}`;
const jwt = `${btoa('{"alg":"none"}').replace(/=+$/, "")}.e30.`;

const table: readonly (readonly [string, ...Row[]])[] = [
  ["https://me:hunter2@h.test/", ["password", "hunter2"]],
  ["https://me:p%40ss%20w@h.test/", ["password", "p@ss w"]],
  ["https://me:p@ss:w@h.test/?q=@", ["password", "p@ss:w"]],
  [`https://${token}@h.test/`, ["github-token", token]],
  ["https://key123:@h.test/", ["password", "key123"]],
  ["https://:pw1@h.test/", ["password", "pw1"]],
  ["/v1?API_Key=a1&q=2&access%5Ftoken=b", ["api-key", "a1", "API_Key"], ["token", "b", "access_token"]],
  ["https://h.test/cb#access_token=abc&token_type=bearer", ["token", "abc", "access_token"]],
  [`https://h.test/files/${token}/x`, ["github-token", token]],
  [`https://h.test/a%2F${jwt}`, ["jwt", jwt]],
  ["https://h.test/shop;jsessionid=A1B2C3?x=1", ["session", "A1B2C3", "jsessionid"]],
  ["https://h.test/?next=https%3A%2F%2Fi.test%2F%3Fsig%3Ds1g", ["signature", "s1g", "next/sig"]],
  ["https://h.test/?next=https://i.test/?sig=s1g&b=1", ["signature", "s1g", "next/sig"]],
  [
    `https://h.test/?X-Amz-Credential=AK${"IA"}K7QZ2LXW4RTVB3NP%2F20260102%2Feu&X-Amz-Signature=0a1b`,
    ["aws-access-key-id", `AK${"IA"}K7QZ2LXW4RTVB3NP`, "X-Amz-Credential"],
    ["signature", "0a1b", "X-Amz-Signature"],
  ],
  [`https://h.test/?data=${encodeURIComponent('{"password":"p w"}')}`, ["password", "p w", "data/password"]],
  ["https://h.test/?authorization=Bearer+abc1", ["token", "abc1", "authorization"]],
  ["https://h.test/?grant_type=authorization_code&code=c0", ["authorization-code", "c0", "code"]],
];

for (const [url, ...rows] of table)
  test(url, () => {
    expect(inUrl(url)).toEqual(rows);
  });

test("everyday URLs hold none", () => {
  const none = [
    "",
    "/",
    "?",
    "#",
    "https://h.test",
    "https://me@h.test/",
    "https://user:password@h.test/",
    "https://h.test:8080/a:b@c",
    "https://h.test/@scope/pkg",
    "/a?page_token=CAUQAA&next=2&keys=a",
    "/a?token=&key=",
    `/a?cursor=${opaque(40)}`,
    "/a?code=404&state=open",
    "/a?q=password&sort=key",
    "/a#section-2",
    "https://h.test/123e4567-e89b-12d3-a456-426614174000/0a1b2c3d4e5f67980a1b2c3d4e5f6798",
    "mailto:me@h.test",
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB",
    "/a?api_key={api_key}",
    "/a?api_key=YOUR_API_KEY",
    "/a?access_token=REDACTED_TOKEN_1",
    "https://me:REDACTED_PASSWORD_1@h.test/",
    "/a?%zz=%ff&=1",
  ];
  for (const url of none) expect([url, inUrl(url)]).toEqual([url, []]);
});

test("URLs are found in texts", () => {
  const text = `see <https://u:s3cr3t@h.test/a>, 'http://h.test/?sig=x1' and "//no/scheme?sig=x2" or ://?sig=x3 postgres://app:pg1@db:5432/x`;
  expect(inText(text)).toEqual([
    ["password", "s3cr3t"],
    ["signature", "x1", "sig"],
    ["password", "pg1"],
  ]);
});
