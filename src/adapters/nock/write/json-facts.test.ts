import { expect, test } from "vitest";
import { jsonFacts } from "./json-facts.ts";

test("members are counted with their repeats", () => {
  expect(jsonFacts('{"a":1,"a":2,"b":{"c" : "x:y"},"d":["e:",{}]}').members).toBe(5);
  expect(jsonFacts('["a","b"]').members).toBe(0);
  expect(jsonFacts('{"\\"":"\\\\"}').members).toBe(1);
});

test.each(["1", "-0", "1.0", "1.50", "123456789012345", "9007199254740992", "1e21", "1E+21", "0.1", "1e-7", "100e-2"])(
  "%s is exact",
  (number) => {
    expect(jsonFacts(`[${number}]`).exactNumbers).toBe(true);
  },
);

test.each(["9007199254740993", "0.1000000000000000055", "1e400", "-1e400", "1e-400", "12345678901234567890"])(
  "%s is not exact",
  (number) => {
    expect(jsonFacts(`{"n":${number}}`).exactNumbers).toBe(false);
  },
);

test("digits inside strings are no numbers", () => {
  expect(jsonFacts('{"id":"9007199254740993"}')).toEqual({ members: 1, exactNumbers: true });
});
