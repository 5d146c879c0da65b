import { expect, test } from "vitest";
import { type NamePlace, nameKind, namesCard } from "./names.ts";

const everywhere: readonly NamePlace[] = ["header", "query", "member"];

// Kind, names that say so for sure wherever they stand, and names that are close.
const table: readonly (readonly [string, readonly string[]])[] = [
  ["authorization", ["Authorization", "Proxy-Authorization", "X-Authorization", "HTTP_AUTHORIZATION"]],
  ["aws-secret-key", ["secretAccessKey", "AWS_SECRET_ACCESS_KEY", "aws-secret-key", "SecretAccessKey"]],
  ["aws-session-token", ["x-amz-security-token", "aws_session_token"]],
  ["csrf-token", ["X-CSRF-Token", "csrfmiddlewaretoken", "_csrf", "XSRF-TOKEN", "authenticity_token"]],
  ["csrf-token", ["__RequestVerificationToken"]],
  ["client-secret", ["client_secret", "clientSecret", "app-secret", "consumerSecret"]],
  ["refresh-token", ["refresh_token", "refreshToken", "x-refresh-token"]],
  ["id-token", ["id_token", "idToken", "id_token_hint"]],
  ["token", ["access_token", "accessToken", "ACCESS-TOKEN", "X-Auth-Token", "sessionToken", "api_token", "vaultToken"]],
  [
    "api-key",
    ["api_key", "apikey", "apiKey", "X-API-Key", "x-goog-api-key", "APIKey", "x-functions-key", "DD-API-KEY"],
  ],
  ["private-key", ["private_key", "privateKey", "private_key_pem", "signingKey"]],
  ["secret-key", ["secret_key", "access_key", "masterKey", "authKey"]],
  ["password", ["password", "Passwd", "new_password", "user[password]", "passphrase", "pwd", "password2", "userpass"]],
  ["password", ["otp", "one-time-code", "verificationCode", "pass"]],
  ["card-code", ["cvv", "cvc", "card_cvc", "cvv2", "security_code"]],
  ["authorization-code", ["device_code", "code_verifier", "auth_code", "authorizationCode"]],
  ["assertion", ["client_assertion", "SAMLResponse", "jwt", "id-jwt"]],
  ["session", ["sessionId", "JSESSIONID", "PHPSESSID", "session_id"]],
  ["secret", ["secret", "webhook_secret", "shared-secret", "totpSecret"]],
];

test.each(table)("%s by name", (kind, names) => {
  for (const name of names)
    for (const place of everywhere)
      expect([name, place, nameKind(name, place)]).toEqual([name, place, { kind, sure: true }]);
});

test("some names say more at one place than at another", () => {
  const told = (name: string) => everywhere.map((place) => nameKind(name, place));
  const [likely, sure] = [(kind: string) => ({ kind, sure: false }), (kind: string) => ({ kind, sure: true })];
  expect(told("token")).toEqual([sure("token"), sure("token"), likely("token")]);
  expect(told("my_token")).toEqual([likely("token"), likely("token"), likely("token")]);
  expect(told("key")).toEqual([likely("key"), sure("api-key"), undefined]);
  expect(told("x-service-key")).toEqual([sure("api-key"), sure("api-key"), likely("api-key")]);
  expect(told("storageKey")).toEqual([sure("secret-key"), sure("secret-key"), likely("secret-key")]);
  expect(told("sid")).toEqual([undefined, sure("session"), undefined]);
  expect(told("sig")).toEqual([undefined, sure("signature"), undefined]);
  expect(told("X-Hub-Signature-256")).toEqual([sure("signature"), undefined, undefined]);
  expect(told("x-amz-signature")).toEqual([sure("signature"), sure("signature"), undefined]);
  expect(told("cookie")).toEqual([sure("cookie"), undefined, undefined]);
  expect(told("Set-Cookie2")).toEqual([sure("cookie"), undefined, undefined]);
  expect(told("code")).toEqual([undefined, likely("authorization-code"), undefined]);
  expect(told("state")).toEqual([undefined, likely("nonce"), undefined]);
  expect(told("x-amz-credential")).toEqual([likely("credential"), likely("credential"), likely("credential")]);
});

test("names of other things are none", () => {
  const none = [
    "next_page_token",
    "pageToken",
    "nextToken",
    "continuationToken",
    "sync_token",
    "cursor-token",
    "cancelToken",
    "eos_token",
    "resumptionToken",
    "ClientRequestToken",
    "max_tokens",
    "prompt_tokens",
    "tokens",
    "tokenizer",
    "token_type",
    "token_count",
    "public_key",
    "partitionKey",
    "sort_key",
    "idempotency-key",
    "foreignKey",
    "Surrogate-Key",
    "sec-websocket-key",
    "keyboard",
    "key_id",
    "monkey",
    "secretary",
    "passenger",
    "passed",
    "bypass",
    "compass",
    "password_hint",
    "password_reset_url",
    "author",
    "authority",
    "authorization_url",
    "content-type",
    "etag",
    "x-request-id",
    "code_challenge",
    "zip_code",
    "design",
    "assertions",
    "credentials_path",
    "sessions",
    "session_count",
    "",
    "-",
    "\u00e4",
    "a".repeat(65),
    "__proto__",
    "constructor",
  ];
  for (const name of none)
    for (const place of everywhere) expect([name, place, nameKind(name, place)]).toEqual([name, place, undefined]);
});

test("a name is looked up once, whatever became of the others", () => {
  for (let i = 0; i < 10_002; i++) expect(nameKind(`field${i}`, "member")).toBeUndefined();
  expect(nameKind("password", "member")).toEqual({ kind: "password", sure: true });
  expect(nameKind("password", "member")).toBe(nameKind("password", "member"));
});

test("names of cards", () => {
  for (const name of ["card", "cardNumber", "card_number", "pan", "cc", "creditCard", "number", "account-no"])
    expect([name, namesCard(name)]).toEqual([name, true]);
  for (const name of ["discard", "company", "cardinality", "numbers", "phone_number", "id", "", "accounting"])
    expect([name, namesCard(name)]).toEqual([name, false]);
});
