import { expect, test } from "vitest";
import { foundBy, opaque, type Row } from "../../test/support/found.ts";
import { findInAuthorization, looksLikeCredentials } from "./authorization.ts";
import { noPath } from "./search.ts";
import { plainView } from "./view.ts";

const inValue = (text: string) => foundBy((s) => findInAuthorization(plainView(text), noPath, s));
const keyId = `AK${"IA"}K7QZ2LXW4RTVB3NP`;
const basic = (text: string) => Buffer.from(text).toString("base64");

const table: readonly (readonly [string, ...Row[]])[] = [
  ["Bearer abc", ["token", "abc"]],
  ["bearer   abc== ", ["token", "abc=="]],
  ["token abc", ["token", "abc"]],
  ["Bearer ab+key==", ["token", "ab+key=="]],
  ["Bearer a=b", ["token", "a=b"]],
  [`Bearer sk-${"proj"}-${opaque(40)}`, ["openai-key", `sk-${"proj"}-${opaque(40)}`]],
  [`Basic ${basic("me:hunter2")}`, ["password", "hunter2"]],
  [`Basic ${basic("m\u00e4:p:w\u00e4")}`, ["password", "p:w\u00e4"]],
  [`Basic ${basic("key123:")}`, ["api-key", "key123"]],
  [`Basic ${basic("key123:x-oauth-basic")}`, ["api-key", "key123"]],
  [`Basic ${basic(`${keyId}:s3`)}`, ["aws-access-key-id", keyId], ["password", "s3"]],
  ["Basic nonsense", ["authorization", "nonsense"]],
  ["abcdef", ["authorization", "abcdef"]],
  ["Negotiate YIIabc", ["authorization", "YIIabc"]],
  [
    'Digest username="me", realm="r", nonce="n", uri="/", response="6629fae", cnonce="c"',
    ["signature", "6629fae", "response"],
  ],
  [
    `AWS4-HMAC-SHA256 Credential=${keyId}/20260102/eu/s3/aws4_request, SignedHeaders=host, Signature=0a1b`,
    ["aws-access-key-id", keyId, "Credential"],
    ["signature", "0a1b", "Signature"],
  ],
  [`AWS ${keyId}:c2ln`, ["aws-access-key-id", keyId], ["signature", "c2ln"]],
  ["SharedKey account:c2ln=", ["signature", "c2ln="]],
  [
    'OAuth oauth_consumer_key="ck", oauth_token="t", oauth_signature="s%3D", oauth_nonce="n"',
    ["token", "ck", "oauth_consumer_key"],
    ["token", "t", "oauth_token"],
    ["signature", "s=", "oauth_signature"],
  ],
  ['Hawk id="i", ts="1", nonce="n", mac="m1="', ["signature", "m1=", "mac"]],
  ['Token token="t1", nonce="n"', ["token", "t1", "token"]],
  ['Signature keyId="k",algorithm="a",signature="c2ln"', ["signature", "c2ln", "signature"]],
  ["GoogleLogin auth=t1", ["token", "t1", "auth"]],
  ["Custom a=1, b=2", ["authorization", "a=1, b=2"]],
];

for (const [text, ...rows] of table)
  test(text, () => {
    expect(inValue(text)).toEqual(rows);
  });

test("what was taken out or never there is none", () => {
  const none = [
    "",
    " ",
    "Bearer ",
    "Bearer REDACTED_TOKEN_1",
    "Basic REDACTED_AUTHORIZATION_1",
    `Basic ${basic("me:REDACTED_PASSWORD_1")}`,
    `Basic ${basic(":")}`,
    "Bearer <token>",
    "***",
    'Digest username="me", response="REDACTED_SIGNATURE_1"',
    "AWS REDACTED_AWS_ACCESS_KEY_ID_1:REDACTED_SIGNATURE_1",
    "Custom REDACTED_AUTHORIZATION_1",
  ];
  for (const text of none) expect([text, inValue(text)]).toEqual([text, []]);
});

test("credentials are told from words about them", () => {
  const credentials = [
    "Bearer abcdef",
    "basic bTpwdw==",
    opaque(32),
    'Digest username="m", response="r"',
    `AWS4-HMAC-SHA256 Credential=${keyId}/x`,
    "ApiKey 123456",
  ];
  expect(credentials.filter((text) => !looksLikeCredentials(text))).toEqual([]);
  const words = [
    "",
    "Autorisierung",
    "required",
    "Please sign in first.",
    "Token is missing or invalid",
    "AWS_IAM",
    "Basic",
    "Bearer token is wrong",
  ];
  expect(words.filter((text) => looksLikeCredentials(text))).toEqual([]);
});
