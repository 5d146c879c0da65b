import fc from "fast-check";
import { expect, test } from "vitest";
import { edited } from "./edits.ts";
import { spellingsOf } from "./spellings.ts";
import { replacerOf } from "./values.ts";

const replaced = (text: string, values: readonly string[], fixed: readonly { start: number; end: number }[] = []) =>
  edited(text, replacerOf(values.map((value, i) => ({ value, placeholder: `REDACTED_X_${i + 1}` })))(text, fixed));

const latin1 = (text: string) => Buffer.from(text).toString("latin1");
const base64 = (text: string) => Buffer.from(text).toString("base64");
const hex = (text: string) => Buffer.from(text).toString("hex");
const percent = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
const units = (text: string) =>
  text
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
const json = (text: string) => JSON.stringify(text).slice(1, -1);
const entities = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** How a value may stand in a text, and how what is left is read. */
const ways: readonly (readonly [name: string, spell: (text: string) => string])[] = [
  ["as it is", (text) => text],
  ["as bytes", latin1],
  ["in JSON", json],
  ["in JSON in JSON", (text) => json(json(text))],
  ["in JSON, all of it", units],
  ["in a URL", encodeURIComponent],
  ["in a URL in a URL", (text) => encodeURIComponent(encodeURIComponent(text))],
  ["in a URL, all of it", percent],
  ["in a URL, capitals", (text) => percent(text).toUpperCase()],
  ["in a form", (text) => new URLSearchParams([["", text]]).toString().slice(1)],
  ["in HTML", entities],
  ["in hex", hex],
  ["in HEX", (text) => hex(text).toUpperCase()],
  ["in base64", base64],
  ["in base64, of URLs", (text) => base64(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")],
  ["in base64, second of a group", (text) => base64(`x${text}yz`)],
  ["in base64, third of a group", (text) => base64(`xx${text}yz`)],
];

test.each(ways)("a value %s is replaced, and stands there in no spelling", (_, spell) => {
  const chars = fc.constantFrom(...("aZ9\"\\&<>'%+/=~ \u00e4\u20ac\ud83d\ude00-_".match(/./gu) ?? []));
  // Digits make it one that can be told from words.
  const value = fc
    .tuple(fc.string({ unit: chars, minLength: 5, maxLength: 12 }), fc.nat(999))
    .map(([text, n]) => `k${text}${n + 100}`);
  const around = fc.constantFrom("", " ", '"', "&", ",", "\n", ":", "{", ";");
  fc.assert(
    fc.property(value, around, around, (secret, before, after) => {
      const text = before + spell(secret) + after;
      const clean = replaced(text, [secret]);
      for (const [name, other] of ways) expect([name, clean.includes(other(secret))]).toEqual([name, false]);
      expect(clean.startsWith(before) && clean.endsWith(after)).toBe(true);
      expect(replaced(clean, [secret])).toBe(clean);
    }),
    { numRuns: 150, seed: 7 },
  );
});

test("what stands in place of a value is spelled as it was", () => {
  const value = "s3cr3t-value";
  expect(replaced(`${value} ${value}`, [value])).toBe("REDACTED_X_1 REDACTED_X_1");
  expect(replaced(hex(value), [value])).toBe(hex("REDACTED_X_1"));
  expect(replaced(hex(value).toUpperCase(), [value])).toBe(hex("REDACTED_X_1").toUpperCase());
  expect(replaced(`.${base64(`me:${value}`)}.`, [value])).toBe(`.${base64("me:REDACTED_X_1")}.`);
  expect(replaced(`${base64(`a${value}${value}, b`)}`, [value])).toBe(base64("aREDACTED_X_1REDACTED_X_1, b"));
  expect(replaced(base64(`${value} other-value-2`), [value, "other-value-2"])).toBe(
    base64("REDACTED_X_1 REDACTED_X_2"),
  );
});

test("of two values that overlap the one that begins first goes, then the longer one", () => {
  expect(replaced("abcdefgh1 abcdefgh12 x1abcdefgh1", ["abcdefgh1", "abcdefgh12", "x1abcdef"])).toBe(
    "REDACTED_X_1 REDACTED_X_2 REDACTED_X_3gh1",
  );
});

test("words and short values are left where they stand", () => {
  expect(replaced("password hunter2 12345678 API_KEY_1", ["password", "hunter2", "12345678", "API_KEY_1"])).toBe(
    "password hunter2 12345678 API_KEY_1",
  );
});

test("stretches keep their length", () => {
  const value = "s3cr3t-v";
  const text = `${value}|${value}|${hex(value)}|${base64(`${value}, other-value-2`)}`;
  const clean = replaced(text, [value, "other-value-2"], [{ start: 9, end: text.length }]);
  expect(clean).toBe(`REDACTED_X_1|REDACT_1|${hex("REDACT_1")}|${base64("REDACT_1, REDACTED_X_2_")}`);
});

test("spellings are those that undoing escapes does not give", () => {
  expect(spellingsOf("abc\u00e4", 3).map(({ text, coding, lead, value }) => [text, coding, lead, value])).toEqual([
    ["616263c3a4", "hex", 0, 3],
    ["616263C3A4", "HEX", 0, 3],
  ]);
  expect(spellingsOf("abc?>?\u00e4", 0).map(({ text, coding, lead }) => [text, coding, lead])).toEqual([
    [latin1("abc?>?\u00e4"), "plain", 0],
    [hex("abc?>?\u00e4"), "hex", 0],
    [hex("abc?>?\u00e4").toUpperCase(), "HEX", 0],
    ["YWJjPz4/w6", "base64", 0],
    ["YWJjPz4_w6", "base64", 0],
    ["FiYz8+P8Ok", "base64", 2],
    ["FiYz8-P8Ok", "base64", 2],
    ["hYmM/Pj/Dp", "base64", 3],
    ["hYmM_Pj_Dp", "base64", 3],
  ]);
});
