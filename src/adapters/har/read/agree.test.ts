import { expect, test } from "vitest";
import type { HeaderList, JsonValue } from "../../../model/types.ts";
import {
  formAgrees,
  mimeTypeAgrees,
  queryAgrees,
  redirectAgrees,
  requestCookiesAgree,
  responseCookiesAgree,
  sizeAgrees,
} from "./agree.ts";

const url = "https://h.test/?q=a%20b&r=c+d&s&t=%zz#f";

test.each<[name: string, raw: JsonValue | undefined, agrees: boolean]>([
  ["nothing", undefined, true],
  ["null", null, true],
  ["an empty list", [], true],
  ["no list", "q", false],
  ["one that is missing", [{ name: "q", value: "a b" }], false],
])("a query that is %s", (_, raw, agrees) => {
  expect(queryAgrees(raw, url)).toBe(agrees);
});

const decoded = [
  { name: "q", value: "a b" },
  { name: "r", value: "c d" },
  { name: "s", value: "" },
  { name: "t", value: "%zz" },
];
const raw = [
  { name: "q", value: "a%20b" },
  { name: "r", value: "c+d" },
  { name: "s", value: "" },
  { name: "t", value: "%zz" },
];

test("a query is decoded or not, and says no more than the URL", () => {
  expect([decoded, raw].map((list) => queryAgrees(list, url))).toEqual([true, true]);
  expect(queryAgrees([...decoded].reverse(), url)).toBe(false);
  expect(queryAgrees([{ ...decoded[0], comment: "mine" } as never, ...decoded.slice(1)], url)).toBe(false);
  expect(queryAgrees([null, ...decoded.slice(1)], url)).toBe(false);
  expect(queryAgrees([{ name: "a", value: "" }], "https://h.test/")).toBe(false);
});

test("the fields of a form are decoded or not", () => {
  const text = "q=a%20b&r=c+d&s&t=%zz";
  expect([decoded, raw].map((list) => formAgrees(list, text))).toEqual([true, true]);
  expect(formAgrees(decoded.slice(1), text)).toBe(false);
});

const cookie: HeaderList = [["Cookie", 'a=1; b="2"; c=%C3%A9']];

test.each<[name: string, values: string[], agrees: boolean]>([
  ["the header's", ["1", '"2"', "%C3%A9"], true],
  ["without quotes, as mitmproxy has it", ["1", "2", "%C3%A9"], true],
  ["decoded to Latin-1, as Firefox has it", ["1", '"2"', "Ã©"], true],
  ["decoded to UTF-8", ["1", '"2"', "é"], false],
  ["others", ["2", '"2"', "%C3%A9"], false],
  ["too few", ["1"], false],
])("cookies whose values are %s", (_, values, agrees) => {
  const list = values.map((value, i) => ({
    name: "abc"[i] as string,
    value,
    domain: "",
    expires: null,
    secure: false,
  }));
  expect(requestCookiesAgree(list, cookie)).toBe(agrees);
});

test("what a browser's store knows of a cookie is no part of the header", () => {
  expect(requestCookiesAgree([{ name: "a", value: "1", domain: "h.test" }], [["Cookie", "a=1"]])).toBe(false);
});

const setCookie: HeaderList = [["set-cookie", "a=1; Expires=Wed, 21 Oct 2037 07:28:00 GMT; HttpOnly; SameSite=Lax"]];

test.each<[cookie: JsonValue, agrees: boolean]>([
  [
    { name: "a", value: "1", expires: "2037-10-21T07:28:00.000Z", httpOnly: true, secure: false, sameSite: "Lax" },
    true,
  ],
  [{ name: "a", value: "1", expires: "2037-10-21T07:28:00Z", path: "/", domain: "" }, true],
  [{ name: "a", value: "1", expires: "2037-10-21T07:28:01Z" }, false],
  [{ name: "a", value: "1", path: "/p" }, false],
  [{ name: "a", value: "1", secure: true }, false],
  [{ name: "a", value: "1", _x: 1 }, false],
  [{ name: "b", value: "1" }, false],
  ["a=1", false],
])("a cookie that is set: %j", (item, agrees) => {
  expect(responseCookiesAgree([item], setCookie)).toBe(agrees);
});

test.each<[raw: JsonValue | undefined, type: string | undefined, agrees: boolean]>([
  ["text/html; charset=utf-8", "text/html; charset=utf-8", true],
  ["text/html", "Text/HTML; charset=utf-8", true],
  ["text/html", "text/plain", false],
  ["text/html", undefined, false],
  ["", "text/plain", true],
  [null, "text/plain", true],
  ["x-unknown", undefined, true],
  ["application/x-unknown-content-type", undefined, true],
  [5, "5", false],
])("the media type %j beside %j", (raw, type, agrees) => {
  expect(mimeTypeAgrees(raw, type === undefined ? [] : [["content-type", type]])).toBe(agrees);
});

test.each<[raw: JsonValue | undefined, location: string | undefined, agrees: boolean]>([
  ["../b", "../b", true],
  ["https://h.test/b", "../b", true],
  ["https://h.test/c", "../b", false],
  ["https://h.test/c", undefined, false],
  ["", "../b", true],
  [null, undefined, true],
  ["x", "http://[", false],
])("the redirect %j beside %j", (raw, location, agrees) => {
  expect(redirectAgrees(raw, location === undefined ? [] : [["Location", location]], "https://h.test/a/")).toBe(agrees);
});

test("-1 stands for no size", () => {
  expect([undefined, null, -1, 5, 6, "5"].map((size) => sizeAgrees(size, 5))).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});
