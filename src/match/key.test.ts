import { expect, test } from "vitest";
import { storedBody } from "../model/body.ts";
import { encodeUtf8 } from "../model/bytes.ts";
import type { HeaderList, HttpRequest, MatchPolicy } from "../model/types.ts";
import { canonicalUrl } from "./canonical-url.ts";
import { requestKey, routeKey } from "./key.ts";
import { route, strict } from "./presets.ts";

function request(url: string, more: { method?: string; headers?: HeaderList; body?: string } = {}): HttpRequest {
  const { method = "GET", headers = [], body = "" } = more;
  return { method, url, headers, body: storedBody(encodeUtf8(body)) };
}

function sameKey(a: HttpRequest, b: HttpRequest, policy: Partial<MatchPolicy> = {}): boolean {
  return requestKey(a, { ...strict, ...policy }) === requestKey(b, { ...strict, ...policy });
}

test.each([
  [
    "HTTPS://API.Example:443/a/../b%20c?y=2&x=%31#f",
    "https://api.example",
    "/b c",
    [
      ["x", "1"],
      ["y", "2"],
    ],
  ],
  ["http://u:p@h:8080", "http://h:8080", "/", []],
  ["http://h/caf%c3%a9/%7E%e9", "http://h", "/café/~\udce9", []],
  ["http://h/a%2Fb%252F", "http://h", "/a%2Fb%252F", []],
  ["/a b?x", "", "/a b", [["x", ""]]],
  ["/?", "", "/", []],
  ["http://[::1/a?b#c", "", "http://[::1/a", [["b", ""]]],
  ["ws://H/a", "", "ws://H/a", []],
  ["", "", "", []],
])("the URL %s", (url, origin, path, query) => {
  expect(canonicalUrl(url)).toEqual({ origin, path, query });
});

test.each([
  ["http://h/a%2fb", "http://h/a%2Fb", true],
  ["http://h/a%2Fb", "http://h/a/b", false],
  ["http://h/a%252Fb", "http://h/a%2Fb", false],
  ["http://h/a+b", "http://h/a%20b", false],
  ["http://h/?q=a+b", "http://h/?q=a%20b", true],
  ["http://h/?a=1&b=2", "http://h/?b=2&a=1", true],
  ["http://h/?a=1&a=2", "http://h/?a=2&a=1", false],
  ["http://h/?a=1%26b=2", "http://h/?a=1&b=2", false],
  ["http://h/a?", "http://h/a", true],
  ["http://h/A", "http://h/a", false],
  ["http://h/", "https://h/", false],
  ["http://h/", "/", false],
])("%s and %s: %s", (a, b, same) => {
  expect(sameKey(request(a), request(b))).toBe(same);
});

test("parts of a key cannot run into each other", () => {
  expect(sameKey(request("http://h/", { method: "A1:B" }), request("http://h/", { method: "A" }))).toBe(false);
  expect(sameKey(request("//h/a", { method: "GETWS:" }), request("WS://h/a"))).toBe(false);
  expect(sameKey(request("/a", { body: "4:text1:b" }), request("/a4:text", { body: "1:b" }))).toBe(false);
  expect(sameKey(request("/?a=%22%5D%2C%5B%22b=c"), request("/?a=&b=c"))).toBe(false);
});

test("what each field of a policy does", () => {
  const get = request("http://h/a?x=1&beta=true");
  expect(sameKey(get, { ...get, method: "get" })).toBe(true);
  expect(sameKey(get, { ...get, method: "PUT" })).toBe(false);
  expect(sameKey(get, { ...get, method: "PUT" }, { method: false })).toBe(true);
  expect(sameKey(get, request("http://h/a?x=1"))).toBe(false);
  expect(sameKey(get, request("http://h/a?x=1"), { ignoreQuery: ["beta"] })).toBe(true);
  expect(sameKey(get, request("http://h/a?x=2"), { ignoreQuery: ["beta"] })).toBe(false);
  expect(sameKey(get, request("http://h/a"), { query: "none" })).toBe(true);
  expect(sameKey(request("/", { body: "a" }), request("/", { body: "b" }))).toBe(false);
  expect(sameKey(request("/", { body: "a" }), request("/", { body: "b" }), route)).toBe(true);
});

test("headers take part only by name", () => {
  const page = (headers: HeaderList) => request("/", { headers });
  const one = page([
    ["X-Page", " 1 "],
    ["User-Agent", "go"],
  ]);
  expect(sameKey(one, page([]))).toBe(true);
  const policy = { headers: ["x-page", "X-PAGE", "accept"] };
  expect(sameKey(one, page([["x-page", "1"]]), policy)).toBe(true);
  expect(sameKey(one, page([["x-page", "2"]]), policy)).toBe(false);
  expect(sameKey(one, page([]), policy)).toBe(false);
  expect(sameKey(page([["x-page", ""]]), page([]), policy)).toBe(false);
  expect(
    sameKey(
      page([
        ["x-page", "1"],
        ["x-page", "2"],
      ]),
      page([["X-Page", "1, 2"]]),
      policy,
    ),
  ).toBe(true);
});

test("bodies of one text but different kinds are different", () => {
  const gzip = { ...request("/"), body: storedBody(encodeUtf8("42"), { coding: "encoded" }) };
  expect(sameKey(request("/", { body: "42" }), gzip as HttpRequest)).toBe(false);
});

test("the route is method, origin and path", () => {
  const a = routeKey(request("HTTP://H:80/a?x=1", { method: "post", body: "b" }));
  expect(a).toBe(routeKey(request("http://h/a", { method: "POST" })));
  expect(a).not.toBe(routeKey(request("http://h/a")));
  expect(a).not.toBe(routeKey(request("http://h/b", { method: "POST" })));
});
