import { describe, expect, test } from "vitest";
import {
  basedIntegers,
  decimals,
  pointFirst,
  signedBinary,
  signedOctal,
  timestamps,
  widerBasedIntegers,
} from "./other-types.ts";

/** Which of the texts a rule takes. */
const taken = ({ test }: { readonly test: (text: string) => boolean }, ...texts: string[]) => texts.filter(test);

describe("numbers", () => {
  test("decimals are finite, and underscores count for nothing", () => {
    expect(
      taken(decimals, "1", "-1_0.5", "089", "5.", "+.5", "1e-400", "1e308", "_1", ".5", "1e400", "1e", "--1", "1.2.3"),
    ).toEqual(["1", "-1_0.5", "089", "5.", "+.5", "1e-400", "1e308"]);
  });

  test("after a point an underscore stands between digits", () => {
    expect(taken(pointFirst, ".5", ".0_01", ".5e-3", ".1e310", "._5", ".5_", ".5__1", ".e5", ".", "0.5")).toEqual([
      ".5",
      ".0_01",
      ".5e-3",
    ]);
  });

  test("integers with a base fit 64 bits", () => {
    const signed = ["0x1F", "-0b1", "+0o7", "0x_f", "-0x8000000000000000", "+0x7fffffffffffffff"];
    const unsigned = ["0xffffffffffffffff", "0o1777777777777777777777"];
    const none = ["0x", "0b2", "0o8", "0x10000000000000000", "-0x8000000000000001", "1x2"];
    const plus = ["+0x8000000000000000", "+0xffffffffffffffff"];
    expect(taken(basedIntegers, ...signed, ...unsigned, ...none, ...plus)).toEqual([...signed, ...unsigned]);
    expect(taken(widerBasedIntegers, ...signed, ...unsigned, ...none, ...plus)).toEqual([
      ...signed,
      ...unsigned,
      ...plus,
    ]);
  });

  test("digits with a sign after the prefix fit 64 bits", () => {
    const ones = "1".repeat(63);
    expect(taken(signedBinary, "0b-1", "0b+1_0", "0b1", "-0b-1", "0b-2", "0o-1", `0b+${ones}`, `0b+1${ones}`)).toEqual([
      "0b-1",
      "0b+1_0",
      `0b+${ones}`,
    ]);
    expect(
      taken(signedOctal, "0o-7", "0o+8", "0b-1", "0o-1000000000000000000000", "0o+1000000000000000000000"),
    ).toEqual(["0o-7", "0o-1000000000000000000000"]);
  });
});

describe("timestamps", () => {
  test.each([
    "2001-01-01",
    "2001-1-1",
    "0000-02-29",
    "2000-02-29",
    "2001-01-01T1:2:3Z",
    "2001-01-01t23:59:59.5+24:60",
    "2001-01-01 1:2:3",
    "2001-01-01   1:2:3,12345678901",
  ])("%s", (text) => expect(timestamps.test(text)).toBe(true));

  test.each([
    "2001-02-29",
    "1900-02-29",
    "2001-04-31",
    "2001-13-01",
    "2001-00-01",
    "2001-01-00",
    "2001-01-01T",
    "2001-01-01 ",
    "2001-01-01T1:2:3",
    "2001-01-01T1:2:3z",
    "2001-01-01T24:00:00Z",
    "2001-01-01 1:60:1",
    "2001-01-01 1:1:60",
    "2001-01-01T1:2:3+25:00",
    "2001-01-01T1:2:3+0000",
    "2001-01-01 1:2:3 Z",
    "201-01-01",
  ])("not %s", (text) => expect(timestamps.test(text)).toBe(false));
});
