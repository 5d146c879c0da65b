import { expect, test } from "vitest";
import { isSecretHeader, isSecretParameter } from "./secrets.ts";

test("header names", () => {
  const secret = [
    ...["Authorization", "PROXY-AUTHORIZATION", "Cookie", "set-cookie", "X-Api-Key", "api-key", "apikey"],
    ...["X-Goog-Api-Key", "X-Amz-Security-Token", "Dd-Api-Key", "Dd-Application-Key", "X-Auth-Token", "Private-Token"],
    ...["X-CSRF-Token", "X-Vault-Token", "X-Shopify-Access-Token", "Ocp-Apim-Subscription-Key", "Fastly-Key"],
  ];
  const open = [
    ...["Content-Type", "Key", "Token", "ETag", "X-Request-Id", "Idempotency-Key", "X-Continuation-Token"],
    ...["X-RateLimit-Remaining-Tokens", "Sec-WebSocket-Key", "WWW-Authenticate", "Surrogate-Key"],
  ];
  expect(secret.filter((name) => !isSecretHeader(name))).toEqual([]);
  expect(open.filter(isSecretHeader)).toEqual([]);
});

test("parameter names", () => {
  const secret = [
    ...["key", "api_key", "apiKey", "api-key", "token", "access_token", "id_token", "refresh_token", "client_secret"],
    ...[
      "sig",
      "signature",
      "X-Amz-Signature",
      "X-Amz-Credential",
      "X-Amz-Security-Token",
      "X-Goog-Signature",
      "password",
    ],
  ];
  const open = ["q", "page", "keys", "page_token", "nextPageToken", "keyword", "X-Amz-Date", "tokens", ""];
  expect(secret.filter((name) => !isSecretParameter(name))).toEqual([]);
  expect(open.filter(isSecretParameter)).toEqual([]);
});
