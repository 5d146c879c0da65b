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

test.each([
  ["numbers by value", ask("POST", h, '{"a":1.0,"b":[1e2]}'), ask("POST", h, '{"b":[100],"a":1}'), true],
  ["numbers and texts", ask("POST", h, '{"a":1}'), ask("POST", h, '{"a":"1"}'), false],
  ["digits beyond a double", ask("POST", h, '{"a":9007199254740993}'), ask("POST", h, '{"a":9007199254740992}'), false],
  ["null and nothing", ask("PATCH", h, '{"a":null}'), ask("PATCH", h, "{}"), false],
  ["a body on GET", ask("GET", h, "{}"), ask("GET", h), true],
  ["a body on DELETE", ask("DELETE", h, "null"), ask("DELETE", h), true],
  ["a body on POST", ask("POST", h, '{"a":1}'), ask("POST", h), false],
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
  ["versions behind a prefix", ask("GET", "https://a.b/api/v4/x"), ask("GET", "https://a.b/api/v5/x"), true],
  ["versions of something else", ask("GET", "https://a.b/x/y/v4/z"), ask("GET", "https://a.b/x/y/v5/z"), false],
  ["another host", ask("GET", "https://a.b/v4/x"), ask("GET", "https://a.c/v4/x"), false],
])("where nothing is equal: %s", (_, a, b, expected) => {
  expect(sameKey(a, b)).toBe(false);
  expect(sameLoosely(a, b)).toBe(expected);
});
