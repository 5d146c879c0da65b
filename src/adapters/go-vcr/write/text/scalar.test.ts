import { describe, expect, test } from "vitest";
import { libraries } from "./libraries.ts";
import { scalarText, simpleKey } from "./scalar.ts";
import { type Job, newShape } from "./shape.ts";

/** A text as the library of yaml.v2, which folds, writes it after a key of one letter. */
const folded = (text: string) => {
  const job: Job = { shape: newShape(libraries["yaml.v2"], true), mended: undefined, path: "" };
  return scalarText(job, text, { column: 3, parent: 0, indent: 2 });
};

/** A text as yaml/v4 4.0.0 writes it. */
const written = (text: string) => {
  const job: Job = { shape: newShape(libraries["yaml-v4"], false), mended: undefined, path: "" };
  return scalarText(job, text, { column: 3, parent: 0, indent: 4 });
};

describe("a text", () => {
  test.each([
    ["plain", "some text: no", "'some text: no'\n"],
    ["with quotes", "it's: so", "'it''s: so'\n"],
    ["of another type", "true", '"true"\n'],
    ["with lines", "a\nb", "|-\n    a\n    b\n"],
    ["with a line at the end", "a\n\nb\n", "|\n    a\n\n    b\n"],
    ["with lines at the end", "a\n\n", "|+\n    a\n\n"],
    ["indented at the start", "\n  a\n", "|4\n\n      a\n"],
    ["with LS and PS in a block", "\u2028a\n\u2029b\u2028", "|\n\u2028    a\n\u2029    b\u2028"],
    ["with LS in quotes", "a\u2028b", "'a\u2028    b'\n"],
    ["of bytes", "\udcff", "!!binary /w==\n"],
    ["of many bytes", "\udcff".repeat(60), `!!binary |\n    ${"/".repeat(70)}\n    ${"/".repeat(10)}\n`],
    ["with halves of characters that are no bytes", "\ud800a", "\ufffda\n"],
  ])("%s", (_, text, yaml) => expect(written(text)).toBe(yaml));

  test("every escape", () => {
    expect(written('\0\x07\b\t\n\v\f\r\x1b"\\\x85\u2028\u2029\x01\x7f\u0080\ufeff\ufffe\uffff😀\u00a0é')).toBe(
      '"\\0\\a\\b\\t\\n\\v\\f\\r\\e\\"\\\\\\N\\L\\P\\x01\\x7F\\x80\\uFEFF\\uFFFE\\uFFFF\\U0001F600\u00a0é"\n',
    );
    expect(written("\ufeff a\u00a0")).toBe('"\\uFEFF\\x20\\x61\\_"\n');
  });
});

describe("a long line", () => {
  const long = "x".repeat(78);

  test("ends at the first single space past column 80", () => {
    expect(folded(`${long} b c`)).toBe(`${long}\n  b c\n`);
    expect(folded(`${long.slice(1)} b c`)).toBe(`${long.slice(1)} b\n  c\n`);
    expect(folded(`${long}  b c`)).toBe(`${long}  b\n  c\n`);
  });

  test("ends in quotes at no first and no last character", () => {
    expect(folded(` ${long} b: c `)).toBe(`' ${long}\n  b: c '\n`);
    expect(folded(`a: ${long} `)).toBe(`'a: ${long} '\n`);
    expect(folded(`'${long} ${long} `)).toBe(`'''${long}\n  ${long} '\n`);
  });

  test("ends in double quotes also before a space, which is escaped", () => {
    expect(folded(`\t${long}  b c`)).toBe(`"\\t${long}\n  \\ b c"\n`);
    expect(folded(`\t${long}\t \tc`)).toBe(`"\\t${long}\\t\n  \\tc"\n`);
  });

  test("counts from the line break that it has", () => {
    expect(folded(`a: ${long.slice(9)}\u2028b c ${long} d`)).toBe(`'a: ${long.slice(9)}\u2028  b c ${long}\n  d'\n`);
  });

  test("as a key is not folded", () => {
    const job: Job = { shape: newShape(libraries["yaml.v2"], true), mended: undefined, path: "" };
    expect(simpleKey(job, `${long} b c`)).toBe(`${long} b c`);
  });
});

describe("a key", () => {
  const job: Job = { shape: newShape(libraries["yaml-v4-rc.6"], false), mended: undefined, path: "" };

  test.each([
    ["plain", "Content-Type", "Content-Type"],
    ["empty", "", '""'],
    ["of another type", "y", "'y'"],
    ["of bytes", "\udcff", "!!binary /w=="],
    ["of 128 bytes", "é".repeat(64), "é".repeat(64)],
    ["of 129 bytes", `${"é".repeat(64)}a`, undefined],
    ["with a line break", "a\u2028b", undefined],
    ["of many bytes", "\udcff".repeat(60), undefined],
  ])("%s", (_, key, yaml) => expect(simpleKey(job, key)).toBe(yaml));
});
