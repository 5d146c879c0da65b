import { expect, test } from "vitest";
import { foundBy, opaque, type Row } from "../../test/support/found.ts";
import { findInJson } from "./json.ts";
import { rewritten } from "./rewrite-text.ts";
import { type Found, noPath, type Search } from "./search.ts";
import { newSearch } from "./text.ts";
import { plainView } from "./view.ts";

const inJson = (text: string, side: Search["side"] = "request") =>
  foundBy((s) => findInJson(plainView(text), noPath, s), side);

const table: readonly (readonly [what: string, text: string, ...Row[]])[] = [
  ["a member", '{"password":"p w","user":"me"}', ["password", "p w", "password"]],
  ["escapes", '{"pass\\u0077ord":"p\\"\\u0077\\n"}', ["password", 'p"w\n', "password"]],
  ["nested", '{"a":[{"b":1},{"apiKey" : "k1"}]}', ["api-key", "k1", "a/1/apiKey"]],
  [
    "a list has the name of its items",
    '{"passwords":["p1","p2"]}',
    ["password", "p1", "passwords/0"],
    ["password", "p2", "passwords/1"],
  ],
  [
    "a name that means other things too",
    `{"token":"${opaque(20)}","b":{"token":"short"}}`,
    ["token", opaque(20), "token"],
  ],
  [
    "numbers",
    '{"cvc":123,"password":12345,"otp":-12,"pan":4111111111111111,"id":4111111111111111}',
    ["card-code", "123", "cvc"],
    ["password", "12345", "password"],
    ["password", "-12", "otp"],
    ["card-number", "4111111111111111", "pan"],
  ],
  [
    "pairs",
    '[{"name":"X-Api-Key","value":"k1"},{"key":"password","value":"p1"},{"value":"t1","name":"access_token"}]',
    ["api-key", "k1", "0/X-Api-Key"],
    ["password", "p1", "1/password"],
    ["token", "t1", "2/access_token"],
  ],
  [
    "pairs of headers",
    '[{"name":"Authorization","value":"Bearer abc"},{"name":"cookie","value":"a=1; b=2"},{"name":"Set-Cookie","value":"c=3; Path=/"}]',
    ["token", "abc", "0/Authorization"],
    ["cookie", "1", "1/cookie/a"],
    ["cookie", "2", "1/cookie/b"],
    ["cookie", "3", "2/Set-Cookie/c"],
  ],
  [
    "headers as members",
    '{"headers":{"Authorization":"Basic bWU6cHcx","Cookie":"a=1"}}',
    ["password", "pw1", "headers/Authorization"],
    ["cookie", "1", "headers/Cookie/a"],
  ],
  [
    "JSON in a string",
    JSON.stringify({ a: JSON.stringify({ b: JSON.stringify({ secret: 's"1' }) }) }),
    ["secret", 's"1', "a/b/secret"],
  ],
  ["a form in a string", '{"body":"a=1&password=p%20w"}', ["password", "p w", "body/password"]],
  ["a URL in a string", '{"next":"https://h.test/?sig=s1\\u0026a=1"}', ["signature", "s1", "next/sig"]],
  [
    "base64 in a string",
    JSON.stringify({ data: btoa('{"user":"me","password":"p1"}') }),
    ["password", "p1", "data/password"],
  ],
  ["prose in a string", `{"log":"retry with api_key=${opaque(24)} now"}`, ["api-key", opaque(24), "log"]],
  [
    "a key that is a secret",
    `{"gh${"p_"}${opaque(36)}":1}`,
    ["github-token", `gh${"p_"}${opaque(36)}`, `gh${"p_"}${opaque(36)}`],
  ],
  ["cut off", '{"a":{"password":"p1', ["password", "p1", "a/password"]],
  ["cut off in an escape", '{"a":{"password":"p1\\', ["password", "p1\\", "a/password"]],
  ["several", '{"password":"p1"}\n{"password":"p2"}\n', ["password", "p1", "password"], ["password", "p2", "password"]],
  ["after other lines", ')]}\',\n\n[{"password":"p1"}]', ["password", "p1", "0/password"]],
  ["too many brackets", ']]}}{"password":"p1"}}', ["password", "p1", "password"]],
  ["names of Object", '{"__proto__":{"password":"p1"},"constructor":"x"}', ["password", "p1", "__proto__/password"]],
];

for (const [what, text, ...rows] of table)
  test(what, () => {
    expect(inJson(text)).toEqual(rows);
  });

test("what answers and schemas say of secrets is none", () => {
  const none = [
    { password: "Passwort", new_password: "New password", reset_password: "\u5bc6\u7801\u3092\u518d\u8a2d\u5b9a" },
    {
      errors: {
        password: ["too_short", "is too short (minimum is 8 characters)"],
        access_token: "missing",
        api_key: "required",
      },
    },
    {
      properties: { password: { type: "string", format: "password" }, apiKey: { type: "string" } },
      required: ["user", "password"],
    },
    { authorization: "Autorisierung", Authorization: "Please sign in first.", cookie: "Cookie settings" },
    { pass: 120, fail: 3, otp_enabled: true, password: null, secret: false, password_length: 12, cvc: 12 },
    { pwd: "/home/me/project", PWD: "C:\\work", OLDPWD: "~/x" },
    { name: "password", type: "password", value: "" },
    { password: "password", apiKey: "apikey" },
    { storageKey: "user-preferences", serviceKey: "mail", sid: `SM${opaque(32, "0a1b2c3d4e5f6798")}` },
    { token: " Hello", logprob: -0.25, bytes: [32, 72, 101], top_logprobs: [{ token: "Hi", logprob: -1.5 }] },
    {
      usage: { prompt_tokens: 12, max_tokens: 4096 },
      next_page_token: opaque(40),
      nextToken: opaque(200),
      eos_token: "</s>",
    },
    {
      private_key: "12.0.0",
      secret: "\u3299\ufe0f",
      client_secret: "********",
      key: opaque(30),
      signature: opaque(80),
    },
  ];
  for (const document of none) expect([document, inJson(JSON.stringify(document), "response")]).toEqual([document, []]);
});

test("what people type into a request may be words", () => {
  expect(inJson('{"password":"correct horse","secret":"open sesame"}')).toEqual([
    ["password", "correct horse", "password"],
    ["secret", "open sesame", "secret"],
  ]);
  expect(inJson('{"password":"correct horse"}', "response")).toEqual([]);
  expect(inJson('{"password":"Tr0ub4dor"}', "response")).toEqual([["password", "Tr0ub4dor", "password"]]);
});

test("a number becomes a string, and what is inside of strings stays inside", () => {
  const text = '{"cvc":123,"pan":4111111111111111,"a":"{\\"pan\\":4111111111111111}","p":"\\u0041\\"1"}';
  const found: Found[] = [];
  findInJson(plainView(text), noPath, { ...newSearch("request"), found });
  const after = rewritten(text, found, [], { placeholderOf: () => "P", replaceValues: () => [] }).text;
  expect(JSON.parse(after)).toEqual({ cvc: "P", pan: "P", a: '{"pan":"P"}', p: 'A"1' });
});
