import { expect, test } from "vitest";
import { isRespoolError, type RespoolError } from "../model/errors.ts";
import { type MatchInput, resolvePolicy } from "./policy.ts";
import { route, strict } from "./presets.ts";

test("nothing means strict, a name its preset, an object the rest", () => {
  expect(resolvePolicy()).toEqual(strict);
  expect(resolvePolicy("route")).toEqual({ ...strict, body: "none" });
  expect(resolvePolicy({})).toEqual(strict);
  expect(resolvePolicy({ preset: "route", query: "none" })).toEqual({ ...route, query: "none" });
  expect(
    resolvePolicy({ ignoreQuery: ["beta"], headers: ["X-Page"], ignoreBody: ["/a/*"], repeat: "cycle", method: false }),
  ).toEqual({
    ...strict,
    ignoreQuery: ["beta"],
    headers: ["X-Page"],
    ignoreBody: ["/a/*"],
    repeat: "cycle",
    method: false,
  });
  expect(resolvePolicy({ body: undefined } as unknown as MatchInput)).toEqual(strict);
});

test.each<[unknown, string, string?]>([
  ["strickt", 'match policy: preset cannot be "strickt"', "Did you mean strict?"],
  ["toString", 'match policy: preset cannot be "toString"', "Choose one of: strict, rest, llm, route, closest."],
  [
    { preset: 7 },
    "match policy: preset cannot be a value of type number",
    "Choose one of: strict, rest, llm, route, closest.",
  ],
  [{ preset: null }, "match policy: preset cannot be null", "Choose one of: strict, rest, llm, route, closest."],
  [null, "a match policy is the name of a preset or an object"],
  [["strict"], "a match policy is the name of a preset or an object"],
  [5, "a match policy is the name of a preset or an object"],
  [{ ignoreQueries: [] }, 'match policy: unknown field "ignoreQueries"', "Did you mean ignoreQuery?"],
  [
    JSON.parse('{"__proto__":1}'),
    'match policy: unknown field "__proto__"',
    "Choose one of: preset, method, query, ignoreQuery, headers, body, ignoreBody, forms, order, repeat, pick.",
  ],
  [{ method: "GET" }, "match policy: method is true or false"],
  [{ query: "some" }, 'match policy: query cannot be "some"', "Choose one of: all, none."],
  [{ query: 10n }, "match policy: query cannot be a value of type bigint", "Choose one of: all, none."],
  [{ body: "jsn" }, 'match policy: body cannot be "jsn"', "Did you mean json?"],
  [
    { order: Object.create(null) },
    "match policy: order cannot be a value of type object",
    "Choose one of: per-request, strict.",
  ],
  [{ headers: "accept" }, "match policy: headers is a list of texts"],
  [{ ignoreQuery: [1] }, "match policy: ignoreQuery is a list of texts"],
  [{ headers: ["X Page"] }, 'match policy: "X Page" is no header name'],
  [
    { ignoreBody: ["id"] },
    '"id" is no JSON Pointer',
    'Begin it with "/", and in keys write "~1" for "/" and "~0" for "~".',
  ],
  [{ forms: ["openai-chats"] }, 'match policy: unknown form "openai-chats"', "Did you mean openai-chat?"],
])("%o is refused", (input, message, hint) => {
  let error: unknown;
  try {
    resolvePolicy(input as MatchInput);
  } catch (e) {
    error = e;
  }
  expect(isRespoolError(error)).toBe(true);
  const { code, message: text, hint: way } = error as RespoolError;
  expect({ code, text, way }).toEqual({ code: "option/invalid", text: message, way: hint });
});
