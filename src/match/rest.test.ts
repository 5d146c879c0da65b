import { expect, test } from "vitest";
import { storedBody } from "../model/body.ts";
import { encodeUtf8 } from "../model/bytes.ts";
import type { HttpRequest } from "../model/types.ts";
import { looseKey, requestKey } from "./key.ts";
import { numberText } from "./number-text.ts";
import { rest } from "./presets.ts";

function ask(method: string, url: string, body = ""): HttpRequest {
  return { method, url, headers: [], body: storedBody(encodeUtf8(body)) };
}

test.each([
  ["1", "1"],
  ["1.0", "1"],
  ["1e0", "1"],
  ["10E-1", "1"],
  ["-0", "0"],
  ["0.00", "0"],
  ["1e3", "1000"],
  ["12.5e1", "125"],
  ["0.125", "0.125"],
  ["125e-3", "0.125"],
  ["-1.50", "-1.5"],
  ["9007199254740993", "9007199254740993"],
  ["1e400", "1e400"],
  ["10e399", "1e400"],
  ["1e-40", "1e-40"],
  ["1e9999999999", "1e9999999999"],
])("the number %s is %s", (text, expected) => {
  expect(numberText(text)).toBe(expected);
});

const sameKey = (a: HttpRequest, b: HttpRequest) => requestKey(a, rest) === requestKey(b, rest);
const h = "https://api.example/v1/things";
const field = (value: string) => `a=${encodeURIComponent(value)}&d=e`;

test.each([
  ["numbers by value", ask("POST", h, '{"a":1.0,"b":[1e2]}'), ask("POST", h, '{"b":[100],"a":1}'), true],
  ["numbers and texts", ask("POST", h, '{"a":1}'), ask("POST", h, '{"a":"1"}'), false],
  ["digits beyond a double", ask("POST", h, '{"a":9007199254740993}'), ask("POST", h, '{"a":9007199254740992}'), false],
  ["null and nothing", ask("PATCH", h, '{"a":null}'), ask("PATCH", h, "{}"), false],
  ["a body on GET", ask("GET", h, "{}"), ask("GET", h), true],
  ["a body on DELETE", ask("DELETE", h, "null"), ask("DELETE", h), true],
  ["a body on POST", ask("POST", h, '{"a":1}'), ask("POST", h), false],
  ["an empty object on POST", ask("POST", h, "{}"), ask("POST", h), true],
  ["an empty list on POST", ask("POST", h, "[]"), ask("POST", h), false],
  [
    "times by value",
    ask("POST", h, '{"t":"2026-01-02T03:04:05.000Z"}'),
    ask("POST", h, '{"t":"2026-01-02T03:04:05Z"}'),
    true,
  ],
  [
    "other times",
    ask("POST", h, '{"t":"2026-01-02T03:04:05Z"}'),
    ask("POST", h, '{"t":"2026-01-02T03:04:06Z"}'),
    false,
  ],
  [
    "times in a query",
    ask("GET", `${h}?t=2026-01-02T03:04:05.000Z`),
    ask("GET", `${h}?t=2026-01-02T03%3A04%3A05Z`),
    true,
  ],
  ["JSON in a form", ask("POST", h, field('[{"b":1,"c":2}]')), ask("POST", h, field('[{"c":2,"b":1.0}]')), true],
  ["other JSON in a form", ask("POST", h, field('[{"b":1}]')), ask("POST", h, field('[{"b":2}]')), false],
  ["lines of JSON", ask("POST", h, '{"a":1}\n{"b":2,"c":3}\n'), ask("POST", h, '{"a":1}\n{"c":3,"b":2}'), true],
  ["XML", ask("POST", h, '<?xml version="1.0"?>\n<a> <b/></a>'), ask("POST", h, "<a><b></b></a>"), true],
  ["other XML", ask("POST", h, "<a><b>1</b></a>"), ask("POST", h, "<a><b>2</b></a>"), false],
  [
    "an upload in chunks",
    ask("PUT", h, "2\r\nhi\r\n0\r\nx-amz-checksum-crc32:AA==\r\n\r\n"),
    ask("PUT", h, "hi"),
    true,
  ],
  [
    "another upload in chunks",
    ask("PUT", h, "2\r\nhi\r\n0\r\nx-amz-checksum-crc32:AA==\r\n\r\n"),
    ask("PUT", h, "ho"),
    false,
  ],
  ["blanks in a query", ask("GET", `${h}?q=a+b`), ask("GET", `${h}?q=a%20b`), true],
  ["escapes in a path", ask("GET", `${h}/a%40b`), ask("GET", `${h}/a@b`), true],
  ["a slash in a segment", ask("GET", `${h}/a%2Fb`), ask("GET", `${h}/a/b`), false],
  ["a parameter more", ask("GET", `${h}?page=1`), ask("GET", h), false],
])("%s: %#", (_, a, b, expected) => {
  expect(sameKey(a, b)).toBe(expected);
});

const sameLoosely = (a: HttpRequest, b: HttpRequest) => looseKey(a, rest) === looseKey(b, rest);

test.each([
  ["a form and JSON", ask("POST", h, "a=1&b=x+y&c=true"), ask("POST", h, '{"c":true,"a":1,"b":"x y"}'), true],
  ["a form and JSON with other values", ask("POST", h, "a=1"), ask("POST", h, '{"a":2}'), false],
  ["a form and JSON that is nested", ask("POST", h, "a=1"), ask("POST", h, '{"a":[1]}'), false],
  ["versions of an API", ask("GET", "https://a.b/v4/x"), ask("GET", "https://a.b/v4beta/x"), true],
  [
    "nested fields",
    ask("POST", h, "a[b]=c&d[0][e]=f&d[1][e]=g&h[]=i&h[]=j"),
    ask("POST", h, '{"a":{"b":"c"},"d":[{"e":"f"},{"e":"g"}],"h":["i","j"]}'),
    true,
  ],
  ["nested fields in another place", ask("POST", h, "a[b]=c"), ask("POST", h, '{"a":{"d":"c"}}'), false],
  ["items in another order", ask("POST", h, "h[]=i&h[]=j"), ask("POST", h, '{"h":["j","i"]}'), false],
  ["a form and null", ask("POST", h, "a="), ask("POST", h, '{"a":null}'), false],
  ["a number and a text in JSON", ask("POST", h, '{"a":1}'), ask("POST", h, '{"a":"1"}'), false],
  ["lists in a query", ask("GET", `${h}?a=1&a=2`), ask("GET", `${h}?a[]=1&a[]=2`), true],
  ["a list with commas", ask("GET", `${h}?a=1,2`), ask("GET", `${h}?a[0]=1&a[1]=2`), true],
  ["another list", ask("GET", `${h}?a=1&a=2`), ask("GET", `${h}?a=1,3`), false],
  ["a list in another order", ask("GET", `${h}?a=1&a=2`), ask("GET", `${h}?a=2,1`), false],
  ["stages behind a prefix", ask("GET", "https://a.b/api/v2/x"), ask("GET", "https://a.b/api/v2beta1/x"), true],
  [
    "days of Azure",
    ask("GET", "https://management.azure.com/x?api-version=2021-04-01"),
    ask("GET", "https://management.azure.com/x?api-version=2025-04-01"),
    true,
  ],
  [
    "a version of Azure and none",
    ask("GET", "https://management.azure.com/x?api-version=2021-04-01"),
    ask("GET", "https://management.azure.com/x"),
    false,
  ],
  [
    "days of something else",
    ask("GET", "https://a.b/x?api-version=2021-04-01"),
    ask("GET", "https://a.b/x?api-version=2025-04-01"),
    false,
  ],
  ["other versions", ask("GET", "https://a.b/api/v4/x"), ask("GET", "https://a.b/api/v5/x"), false],
  ["stages of something else", ask("GET", "https://a.b/x/y/v4/z"), ask("GET", "https://a.b/x/y/v4beta/z"), false],
  ["another host", ask("GET", "https://a.b/v4/x"), ask("GET", "https://a.c/v4/x"), false],
])("where nothing is equal: %s", (_, a, b, expected) => {
  expect(sameKey(a, b)).toBe(false);
  expect(sameLoosely(a, b)).toBe(expected);
});

test("a long number costs no more than its length", () => {
  const text = `1${"0".repeat(300_000)}1`;
  expect(numberText(text)).toBe(`${text}e0`);
});
