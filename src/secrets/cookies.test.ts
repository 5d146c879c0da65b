import { expect, test } from "vitest";
import { foundBy, type Row } from "../../test/support/found.ts";
import { findInCookies, looksLikeCookies } from "./cookies.ts";
import { plainView } from "./view.ts";

const inCookies = (text: string, isSet: boolean) =>
  foundBy((s) => findInCookies(plainView(text), isSet, () => ["x"], s));

const table: readonly (readonly [text: string, sent: readonly Row[], set: readonly Row[]])[] = [
  ["", [], []],
  [";;=; a=", [], []],
  ["a=1", [["cookie", "1", "x/a"]], [["cookie", "1", "x/a"]]],
  [
    ' a = "1" ; b=a',
    [
      ["cookie", "1", "x/a"],
      ["cookie", "a", "x/b"],
    ],
    [["cookie", "1", "x/a"]],
  ],
  [
    "plain; b=c=d",
    [
      ["cookie", "plain", "x/"],
      ["cookie", "c=d", "x/b"],
    ],
    [["cookie", "plain", "x/"]],
  ],
  ["a=deleted; b=deleteMe; c=delete", [], []],
  ["a=REDACTED_COOKIE_1; a=a=", [["cookie", "a=", "x/a"]], []],
];

for (const [text, sent, set] of table) {
  test(`cookies ${text}`, () => {
    expect([inCookies(text, false), inCookies(text, true)]).toEqual([sent, set]);
  });
}

test("cookies are told from words about them", () => {
  expect(["a=1", " __Host-a=b; c", "a%20=1"].filter((text) => !looksLikeCookies(text))).toEqual([]);
  expect(["", "Cookie settings", "a=", "a= b", "a b=c", "=a"].filter((text) => looksLikeCookies(text))).toEqual([]);
});
