import { expect, test } from "vitest";
import { noticeCodes } from "./model/notice-codes.ts";
import { formatById, formats } from "./registry.ts";

test("a format is found by its id and its aliases, in any letter case", () => {
  for (const format of formats) {
    for (const name of [format.id, ...format.aliases]) {
      expect([formatById(name), formatById(name.toUpperCase())]).toEqual([format, format]);
    }
  }
});

test("a name that no format has", () => {
  expect(() => formatById("nok")).toThrow(
    expect.objectContaining({ code: "option/invalid", message: 'unknown format "nok"', hint: "Did you mean nock?" }),
  );
  for (const name of ["", "constructor", "__proto__"]) {
    expect(() => formatById(name)).toThrow(expect.objectContaining({ code: "option/invalid" }));
  }
});

test("names and endings are one format's own, in lower case", () => {
  const names = formats.flatMap(({ id, aliases }) => [id, ...aliases]);
  const endings = formats.flatMap(({ fileNames }) => fileNames);
  for (const list of [names, endings]) {
    expect(new Set(list).size).toBe(list.length);
    expect(list).toEqual(list.map((name) => name.toLowerCase()));
  }
  expect(endings.filter((ending) => !/^\.[a-z]/.test(ending))).toEqual([]);
  expect(formats.filter(({ fileNames }) => fileNames.length === 0)).toEqual([]);
});

test("what a format does not hold has a notice", () => {
  const codes = formats.flatMap(({ holds }) => Object.values(holds)).filter((code) => code !== "held");
  expect(codes.filter((code) => !Object.hasOwn(noticeCodes, code))).toEqual([]);
});

test("options have unique names and defaults that they allow", () => {
  for (const { options } of formats) {
    expect(new Set(options.map(({ name }) => name)).size).toBe(options.length);
    for (const { values, default: value } of options) {
      if (Array.isArray(values) && value !== undefined) expect(values).toContain(value);
      if (values === "integer" && value !== undefined) expect(value).toMatch(/^\d{1,9}$/);
    }
  }
});
