import { expect, test } from "vitest";
import { fitted, isPlaceholder, placeholderFor, placeholderPattern } from "./placeholder.ts";

test("placeholders say the kind and the number", () => {
  expect(placeholderFor("aws-access-key-id", 12)).toBe("REDACTED_AWS_ACCESS_KEY_ID_12");
  const found = [
    ..."a REDACTED_JWT_3,REDACTED_1PASSWORD_TOKEN_2 REDACTED_X REDACTED_API_KEY_10".matchAll(placeholderPattern),
  ];
  expect(found.map(([, word, n]) => [word, n])).toEqual([
    ["JWT", "3"],
    ["API_KEY", "10"],
  ]);
});

test("one in fewer or more characters is one still", () => {
  const one = placeholderFor("token", 1);
  for (let length = 3; length < 40; length++) {
    expect(fitted(one, length)).toHaveLength(length);
    expect([length, isPlaceholder(fitted(one, length))]).toEqual([length, true]);
  }
  expect(fitted(one, 18)).toBe("REDACTED_TOKEN_1__");
  expect(fitted(one, 10)).toBe("REDACTED_1");
  expect(fitted(one, 4)).toBe("REDA");
  expect(fitted(placeholderFor("token", 123), 6)).toBe("REDACT");
  expect(fitted(placeholderFor("api-key", 34), 14)).toBe("REDACTED_AP_34");
});

test("other values are none", () => {
  for (const value of ["", "RE", "redacted", "REDACTED-1", "XREDACTED_1", "REDACTED_token_1", "REDUCED", "REDACTED 1"])
    expect([value, isPlaceholder(value)]).toEqual([value, false]);
});
