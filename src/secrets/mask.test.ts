import { expect, test } from "vitest";
import { maskBody, maskHeaders, maskUrl } from "./mask.ts";

test("masking keeps everything but the values", () => {
  const table: readonly (readonly [string, string])[] = [
    ["https://h.test/a?b=c#d", "https://h.test/a?b=c#d"],
    ["https://u:p%40q@h.test/", "https://u:…@h.test/"],
    ["https://u@h.test/a:b@c", "https://u@h.test/a:b@c"],
    ["/v1?key=K&q=%zz&key=&access%5Ftoken=T&y=?key=1#?a=2", "/v1?key=…&q=%zz&key=&access%5Ftoken=…&y=?key=1#?a=2"],
  ];
  for (const [url, masked] of table) expect(maskUrl(url)).toBe(masked);
  expect(
    maskHeaders([
      ["X-API-Key", "k"],
      ["Cookie", ""],
      ["Cookie", "a=1; b"],
      ["Authorization", "Bearer abc"],
      ["Location", "/a?sig=s"],
      ["Accept", "a?sig=s"],
    ]),
  ).toEqual([
    ["X-API-Key", "…"],
    ["Cookie", ""],
    ["Cookie", "a=…; …"],
    ["Authorization", "Bearer …"],
    ["Location", "/a?sig=…"],
    ["Accept", "a?sig=s"],
  ]);
});

test("bodies are masked by what they are", () => {
  expect(maskBody('{"password":"p\\"w","n":1}', "application/json")).toBe('{"password":"…","n":1}');
  expect(maskBody("user=a&password=b", "application/x-www-form-urlencoded")).toBe("user=a&password=…");
  expect(maskBody('data: {"access_token":"b"}\n\n', "text/event-stream")).toBe('data: {"access_token":"…"}\n\n');
});
