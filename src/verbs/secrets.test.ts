import { expect, test } from "vitest";
import { emptyBody } from "../model/body.ts";
import type { HeaderList, Interaction } from "../model/types.ts";
import { secretsOf } from "./secrets.ts";

const interaction = (url: string, sent: HeaderList, got: HeaderList): Interaction => ({
  request: { method: "GET", url, headers: sent, body: emptyBody },
  outcome: { kind: "response", status: 200, headers: got, body: emptyBody },
});

test("secrets are counted where they stand, empty ones are none", () => {
  const found = secretsOf(
    interaction(
      "https://me:pw@api.test/v1?API_Key=a&key=&q=1&%74oken=b#sig=c",
      [
        ["Authorization", "Bearer abc"],
        ["authorization", "Basic dTpwdw=="],
        ["Cookie", ""],
        ["Referer", "https://api.test/?password=p"],
      ],
      [
        ["Set-Cookie", "a=b"],
        ["Location", "/next?access_token=t&page=2"],
      ],
    ),
  );
  expect(found).toEqual([
    "password in a URL",
    "api_key parameter",
    "token parameter",
    "sig parameter",
    "authorization header",
    "authorization header",
    "password parameter",
    "set-cookie header",
    "access_token parameter",
  ]);
});

test("a request without an answer is looked at too", () => {
  const { request } = interaction("/?token=1", [["Cookie", "c"]], []);
  expect(secretsOf({ request, outcome: { kind: "unrecorded", reason: "none" } })).toEqual([
    "token parameter",
    "cookie header",
  ]);
});
