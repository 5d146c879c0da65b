import { expect, test } from "vitest";
import { emptyBody } from "../model/body.ts";
import type { HeaderList, Interaction } from "../model/types.ts";
import { maskHeaders, maskUrl, secretsOf } from "./secrets.ts";

const interaction = (url: string, sent: HeaderList, got: HeaderList): Interaction => ({
  request: { method: "GET", url, headers: sent, body: emptyBody },
  outcome: { kind: "response", status: 200, headers: got, body: emptyBody },
});

test("secrets are counted where they stand, empty ones are none", () => {
  const found = secretsOf(
    interaction(
      "https://me:pw@api.test/v1?API_Key=a&key=&q=1&%74oken=b#sig=c",
      [
        ["Authorization", "Bearer x"],
        ["authorization", "Basic y"],
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

test("masking keeps everything but the values", () => {
  const table: readonly (readonly [string, string])[] = [
    ["https://h.test/a?b=c#d", "https://h.test/a?b=c#d"],
    ["https://u:p%40x@h.test/", "https://u:…@h.test/"],
    ["https://u@h.test/a:b@c", "https://u@h.test/a:b@c"],
    ["/v1?key=K&q=%zz&key=&access%5Ftoken=T&x=?key=1#?key=2", "/v1?key=…&q=%zz&key=&access%5Ftoken=…&x=?key=1#?key=2"],
  ];
  for (const [url, masked] of table) expect(maskUrl(url)).toBe(masked);
  expect(
    maskHeaders([
      ["X-API-Key", "k"],
      ["Cookie", ""],
      ["Location", "/a?sig=s"],
      ["Accept", "a?sig=s"],
    ]),
  ).toEqual([
    ["X-API-Key", "…"],
    ["Cookie", ""],
    ["Location", "/a?sig=…"],
    ["Accept", "a?sig=s"],
  ]);
});
