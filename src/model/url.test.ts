import { expect, test } from "vitest";
import { isHttpUrl, isTargetOnly, queryOf, schemeOf, urlParts, withoutFragment } from "./url.ts";

test.each([
  ["HTTP://API.Example:80/a/../b?x=1#f", { origin: "http://api.example", target: "/b?x=1", rawTarget: "/a/../b?x=1" }],
  ["https://h:8443", { origin: "https://h:8443", target: "/", rawTarget: "/" }],
  ["https://h?q", { origin: "https://h", target: "/?q", rawTarget: "/?q" }],
  ["http://h/caf%c3%a9 ~", { origin: "http://h", target: "/caf%c3%a9%20~", rawTarget: "/caf%c3%a9 ~" }],
  ["http://h//double", { origin: "http://h", target: "//double", rawTarget: "//double" }],
])("parts of %s", (url, parts) => {
  expect(urlParts(url)).toEqual(parts);
});

test("what is no http URL has no parts", () => {
  expect(["/a", "data:,x", "http://", "http://[::1", "ws://h/"].map(urlParts)).toEqual(Array(5).fill(undefined));
});

test("scheme, fragment, query, target", () => {
  expect(["HTTPS://h", "blob:x", "/a", "a b:c"].map(schemeOf)).toEqual(["https", "blob", "", ""]);
  expect(["http://h", "HTTP://h", "https:/h"].map(isHttpUrl)).toEqual([true, true, false]);
  expect(["/a", "//h/a", "a"].map(isTargetOnly)).toEqual([true, false, false]);
  expect(["http://h/a#b", "http://h/#", "x"].map(withoutFragment)).toEqual(["http://h/a", "http://h/", "x"]);
  expect(["h?a=1?b#c", "h?", "h"].map(queryOf)).toEqual(["a=1?b", "", undefined]);
});
