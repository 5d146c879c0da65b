import { expect, test } from "vitest";
import { opaque } from "../../test/support/found.ts";
import { entropy, isCredible, isDistinct, isLabel, looksRandom } from "./value.ts";

/** What a test says of values, as a table. */
const judged = (holds: (value: string) => boolean, values: readonly string[]) => values.filter((value) => holds(value));

test("masks, templates and words for a secret are none", () => {
  const masks = [
    "",
    "****",
    "xxxx",
    "XX-XX",
    "\u2022\u2022\u2022\u2022",
    "...",
    "----",
    "____",
    "???",
    "<token>",
    "[REDACTED]",
    "[filtered]",
    "{{token}}",
    ["$", "{TOKEN}"].join(""),
    ["$", "{a.b}"].join(""),
    "$TOKEN",
    "{api_key}",
    "%TOKEN%",
    `${"0".repeat(39)}1`,
    "null",
    "None",
    "undefined",
    "true",
    "FALSE",
    "n/a",
    "string",
    "required",
    "YOUR_API_KEY",
    "your-token-here",
    "AKIAIOSFODNN7EXAMPLE",
    "my-example",
    "redacted",
    "-masked-",
    "a removed value",
    "\u3299\ufe0f",
    "REDACTED",
    "REDACTED_TOKEN_1",
    "REDACTED_PASSW",
    "REDACTED_X____",
    "REDAC",
    "RED",
    "!!!",
  ];
  expect(judged(isCredible, masks)).toEqual([]);
  const values = [
    "hunter2",
    "k",
    "1",
    "p\u00e4ss",
    "xx1",
    "<a>b",
    "nulls",
    "yours",
    "unmasked",
    "examples",
    "RE",
    "redact",
    "Redacted_1x".slice(3),
  ];
  expect(judged(isCredible, values)).toEqual(values);
  expect(isCredible(`${"xy-".repeat(100)}`)).toBe(true);
});

test("what was made by chance looks like it", () => {
  const random = [
    opaque(16),
    opaque(64),
    "9f86d081884c7d65",
    "123e4567-e89b-12d3-a456-426614174000",
    `a1B2+/${opaque(12)}==`,
  ];
  expect(judged(looksRandom, random)).toEqual(random);
  const plain = [
    opaque(15),
    "the quick brown fox jumps",
    "aaaaaaaaaaaaaaaaaaaa11",
    "1234567890123456",
    "abcdefghijklmnopqrst",
    "2024-01-02T03:04:05Z",
    "https://api.test/v1/a2b3c4",
    "internationalization",
    "a1a1a1a1a1a1a1a1a1",
    `${opaque(20)} x`,
    `\u00e4${opaque(20)}`,
    "REDACTED_API_KEY_12345",
  ];
  expect(judged(looksRandom, plain)).toEqual([]);
});

test("a value that stands alone is long, and neither number nor words", () => {
  const distinct = [
    "hunter2!",
    "abc12345",
    "a@b.test",
    "correct-horse-battery-staple",
    "aBcDeFgHiJ",
    opaque(8),
    "\u00e4\u00f6\u00fc\u00df\u00e4\u00f6\u00fc\u00df",
  ];
  expect(judged(isDistinct, distinct)).toEqual(distinct);
  const common = [
    "hunter2",
    "password",
    "Password",
    "12345678",
    "1 234 567.89",
    "2024-01-02",
    "12:34:56",
    "admin-user",
    "too short",
    "PASSWORD_1",
    "API_KEY_1",
    "_TOKEN_12",
    "CLIENT_SECRET",
    "a.b_c/d=e",
    "secret key",
  ];
  expect(judged(isDistinct, common)).toEqual([]);
});

test("labels and codes of errors are words", () => {
  const labels = [
    "Passwort",
    "PASSWORD",
    "too_short",
    "password.required",
    "tooShort",
    "Mot-de-passe",
    "\u5bc6\u7801",
    "\u30d1\u30b9\u30ef\u30fc\u30c9",
    "\u043f\u0430\u0440\u043e\u043b\u044c",
    "min:8",
    "Password*:",
    "m\u00fcssen \u00fcbereinstimmen",
  ];
  expect(judged(isLabel, labels)).toEqual(labels);
  const none = ["hunter2", "xKvQzPwL", "p4ss", "12", "", "a".repeat(101), "abcD", "pw\u20ac"];
  expect(judged(isLabel, none)).toEqual([]);
});

test("entropy counts characters", () => {
  expect(entropy("")).toBe(0);
  expect(entropy("aaaa")).toBe(0);
  expect(entropy("abab")).toBe(1);
  expect(entropy("abcdefgh")).toBe(3);
});
