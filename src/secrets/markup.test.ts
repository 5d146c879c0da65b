import { expect, test } from "vitest";
import { foundBy, opaque, type Row } from "../../test/support/found.ts";
import { findInMarkup } from "./markup.ts";
import { noPath } from "./search.ts";
import { plainView } from "./view.ts";

const inMarkup = (text: string) => foundBy((s) => findInMarkup(plainView(text), noPath, s), "response");

const table: readonly (readonly [string, ...Row[]])[] = [
  ["<a><password> p1 </password></a>", ["password", "p1", "password"]],
  ["<wsse:Password Type='x'>p&amp;1</wsse:Password>", ["password", "p&1", "Password"]],
  ["<db password=\"p&quot;1\" user='me'/>", ["password", 'p"1', "password"]],
  ['<add key="ApiKey" value="k1"/>', ["api-key", "k1", "ApiKey"]],
  [`<input type=hidden name="csrf_token" value = '${opaque(20)}'>`, ["csrf-token", opaque(20), "csrf_token"]],
  [`<meta content="${opaque(30)}" name="csrf-token">`, ["csrf-token", opaque(30), "csrf-token"]],
  [
    "<SecretAccessKey>s3</SecretAccessKey><SessionToken>t1</SessionToken>",
    ["aws-secret-key", "s3", "SecretAccessKey"],
    ["token", "t1", "SessionToken"],
  ],
];

for (const [text, ...rows] of table)
  test(text, () => {
    expect(inMarkup(text)).toEqual(rows);
  });

test("forms and pages hold none", () => {
  const none = [
    "",
    "<",
    "<>",
    "<a",
    "< password>x</password>",
    "<password></password>",
    "<password/>",
    "<label for='password'>Password</label>",
    "<th>Password</th><td>Token</td>",
    "<input type='password' name='password' id='password' placeholder='Your password' autocomplete='current-password' value=''>",
    "<a accesskey='k' href='#'>x</a>",
    "<password>Passwort</password>",
    "<input name='password' value='{{password}}'>",
    "<input name='password' value='********'>",
    "<script nonce='a1b2c3' src='/x.js'></script>",
    "<!-- <password>",
    "<option name=token>x</option>",
  ];
  for (const text of none) expect([text, inMarkup(text)]).toEqual([text, []]);
});
