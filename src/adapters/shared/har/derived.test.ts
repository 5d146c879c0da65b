import { describe, expect, test } from "vitest";
import { emptyBody, storedBody } from "../../../model/body.ts";
import {
  bodySize,
  mimeType,
  queryString,
  redirectURL,
  requestCookies,
  responseCookies,
  versionText,
  wireSize,
} from "./derived.ts";

test("the cookies of all Cookie headers, as they stand", () => {
  const headers = [
    ["Cookie", 'a=1; b="x y";; c=%20=d'],
    ["COOKIE", "lonely"],
  ] as const;
  expect(requestCookies(headers)).toEqual([
    { name: "a", value: "1" },
    { name: "b", value: '"x y"' },
    { name: "c", value: "%20=d" },
    { name: "", value: "lonely" },
  ]);
  expect(requestCookies([])).toEqual([]);
});

test("the attributes of cookies, the last of each counts", () => {
  const headers = [
    [
      "set-cookie",
      "a=1; Path=/; path=/x; Domain=h.test; Expires=Wed, 21 Oct 2026 07:28:00 GMT; HttpOnly; Secure; SameSite=Lax",
    ],
    ["Set-Cookie", "b=; expires=soon; Max-Age=1; Path="],
    ["Set-Cookie", "c=3; Expires=Fri, 01 Jan 10000 00:00:00 GMT"],
  ] as const;
  expect(responseCookies(headers)).toEqual([
    {
      name: "a",
      value: "1",
      path: "/x",
      domain: "h.test",
      expires: "2026-10-21T07:28:00.000Z",
      httpOnly: true,
      secure: true,
      sameSite: "Lax",
    },
    { name: "b", value: "" },
    { name: "c", value: "3" },
  ]);
});

test.each([
  ["http://h.test/", []],
  ["http://h.test/?", []],
  [
    "http://h.test/?a=1&b&&=c#?d=4",
    [
      ["a", "1"],
      ["b", ""],
      ["", "c"],
    ],
  ],
  [
    "http://h.test/?a+b=c%20d%2B&x=%zz+1&y=%e2%98%83",
    [
      ["a b", "c d+"],
      ["x", "%zz+1"],
      ["y", "☃"],
    ],
  ],
] as const)("the query of %s", (url, pairs) => {
  expect(queryString(url)).toEqual(pairs.map(([name, value]) => ({ name, value })));
});

test("what one header says", () => {
  const headers = [
    ["content-type", "text/plain; charset=utf-8"],
    ["Location", "/a b"],
  ] as const;
  expect([mimeType(headers), redirectURL(headers)]).toEqual(["text/plain; charset=utf-8", "/a b"]);
  expect([mimeType([]), redirectURL([])]).toEqual(["", ""]);
});

test("versions", () => {
  expect(([undefined, "1.0", "1.1", "2", "3"] as const).map(versionText)).toEqual([
    "",
    "HTTP/1.0",
    "HTTP/1.1",
    "HTTP/2",
    "HTTP/3",
  ]);
});

describe("sizes", () => {
  const bytes = Uint8Array.of(1, 2, 3);
  test.each([
    ["nothing", emptyBody, 0, 0],
    ["what came as it is", storedBody(bytes), 3, 3],
    ["what came in a coding", storedBody(bytes, { undone: "gzip" }), 3, -1],
    ["the beginning", storedBody(bytes, { complete: false }), 3, -1],
    ["a lost one", { kind: "lost", reason: "evicted" }, -1, -1],
    ["a lost one of known size", { kind: "lost", reason: "evicted", size: 7 }, 7, -1],
  ] as const)("%s", (_, body, inFile, onWire) => {
    expect([bodySize(body), wireSize(body)]).toEqual([inFile, onWire]);
  });
});
