import { afterEach, describe, expect, test } from "vitest";
import { adapterOptions, checkSetOptions, type SetOptions } from "../../src/set-options.ts";
import { firstFormat, reset, secondFormat } from "./formats.ts";

afterEach(reset);

describe("options that are refused", () => {
  test.each<[SetOptions, string, string | undefined]>([
    [{ side: "left" }, '"side" names no format', "Write FORMAT.NAME=VALUE."],
    [{ "": "left" }, '"" names no format', "Write FORMAT.NAME=VALUE."],
    [{ "frst.side": "left" }, 'unknown format "frst"', "Did you mean first?"],
    [{ ".side": "left" }, 'unknown format ""', "Choose one of: first, first-alias, second."],
    [{ "first.sid": "left" }, 'unknown option "first.sid"', "Did you mean first.side?"],
    [
      { "first.": "left" },
      'unknown option "first."',
      "Choose one of: first.side, first.depth, first.names, first.title.",
    ],
    [
      { "first.constructor": "x" },
      'unknown option "first.constructor"',
      "Choose one of: first.side, first.depth, first.names, first.title.",
    ],
    [{ "second.side": "left" }, 'unknown option "second.side"', "second has no options."],
    [{ "first.side": "lef" }, 'first.side cannot be "lef"', "Did you mean left?"],
    [{ "first.side": "" }, 'first.side cannot be ""', "Choose one of: left, right."],
    [{ "first.side": ["left"] }, "first.side takes one value", undefined],
    [{ "first.depth": "1.5" }, "first.depth takes a whole number", undefined],
    [{ "first.depth": "-1" }, "first.depth takes a whole number", undefined],
    [{ "first.depth": "" }, "first.depth takes a whole number", undefined],
    [{ "first.depth": "1e3" }, "first.depth takes a whole number", undefined],
    [{ "first.depth": "12345678901" }, "first.depth takes a whole number", undefined],
  ])("%j", (set, message, hint) => {
    expect(() => checkSetOptions(set)).toThrow(expect.objectContaining({ code: "option/invalid", message, hint }));
  });

  test("one for writing another format than the target; reading is settled per input", () => {
    checkSetOptions({ "first.depth": "3" }, firstFormat);
    checkSetOptions({ "first.title": "x", "first.side": "left" }, secondFormat);
    expect(() => checkSetOptions({ "first.depth": "3" }, secondFormat)).toThrow(
      expect.objectContaining({
        code: "option/invalid",
        message: "first.depth is an option for writing first, not second",
      }),
    );
  });
});

describe("what an adapter is given", () => {
  test("defaults, and only what concerns its side", () => {
    expect(adapterOptions({}, firstFormat, "read")).toEqual({ side: "left" });
    expect(adapterOptions({}, firstFormat, "write")).toEqual({ side: "left", depth: 2 });
    expect(adapterOptions({}, secondFormat, "write")).toEqual({});
  });

  test("values in their types", () => {
    const set = { "first.side": "right", "first.depth": "010", "first.names": "a, b,,c ", "first.title": " a,b " };
    expect(adapterOptions(set, firstFormat, "read")).toEqual({ side: "right", title: " a,b " });
    expect(adapterOptions(set, firstFormat, "write")).toEqual({ side: "right", depth: 10, names: ["a", "b", "c"] });
    expect(adapterOptions({ "first.names": ["x", " y "] }, firstFormat, "write").names).toEqual(["x", "y"]);
    expect(adapterOptions({ "first.names": "" }, firstFormat, "write").names).toEqual([]);
  });

  test("options under an alias, in any letter case, are not lost", () => {
    expect(adapterOptions({ "first-alias.depth": "7" }, firstFormat, "write").depth).toBe(7);
    expect(adapterOptions({ "FIRST.depth": "7" }, firstFormat, "write").depth).toBe(7);
  });

  test("nothing of other formats", () => {
    expect(adapterOptions({ "first.depth": "7" }, secondFormat, "write")).toEqual({});
  });
});
