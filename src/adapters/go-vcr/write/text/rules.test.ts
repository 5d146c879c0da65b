import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fromHeaderBytes } from "../../../../model/headers.ts";
import { entryText } from "./collections.ts";
import { firstBreakLost } from "./faults.ts";
import { compareKeys } from "./key-order.ts";
import { type Library, libraries, type TextRules } from "./libraries.ts";
import { type Job, newShape } from "./shape.ts";

// What the real libraries write; test/vectors/go-vcr/README.md says how it was made.
const vectors = new URL("../../../../../test/vectors/go-vcr/", import.meta.url);

type GoText = string | { readonly b64: string };
type Place = "value" | "item" | "key";

interface Scalar {
  readonly value: GoText;
  readonly yaml: GoText;
  readonly faults: readonly Place[];
}

interface Keys {
  readonly value: Readonly<Record<string, string>>;
  readonly yaml: string;
}

interface Row {
  readonly compact: boolean;
  readonly scalars: readonly Scalar[];
}

const shapes: Readonly<Record<Library, readonly boolean[]>> = {
  "yaml.v2": [true],
  "yaml.v3": [false],
  "yaml-v4-rc.3": [false, true],
  "yaml-v4-rc.6": [false, true],
  "yaml-v4": [false, true],
};

function linesOf<T>(name: string): readonly T[] {
  const lines = readFileSync(new URL(`${name}.jsonl`, vectors), "utf8")
    .trimEnd()
    .split("\n");
  return lines.map((line) => JSON.parse(line));
}

function rowsOf(library: Library): readonly Row[] {
  return shapes[library].map((compact) => {
    const suffix = compact && library !== "yaml.v2" ? "-compact" : "";
    return { compact, scalars: linesOf<Scalar>(`scalars.${library}${suffix}`) };
  });
}

const textOf = (text: GoText) => (typeof text === "string" ? text : fromHeaderBytes(Buffer.from(text.b64, "base64")));

/** What differs from the library: its text where it can read that back, and which places are mended where not. */
function differences(rules: TextRules, { compact, scalars }: Row): Iterable<string> {
  const shape = newShape(rules, compact);
  const lists = (key: string, ...values: string[]) => new Map([[key, values]]);
  return (function* () {
    for (const { value, yaml, faults } of scalars) {
      const text = textOf(value);
      const theirs = textOf(yaml).split(/^(?=[lme]:)/m);
      const mended: string[] = [];
      const entries = { value: ["v", text], item: ["l", lists("k", text, "z")], key: ["m", lists(text, "x")] } as const;
      const ours = Object.entries(entries).map(([place, [key, content]]) => {
        const job: Job = { shape, mended: () => mended.push(place), path: place };
        return entryText(job, key, content, 0);
      });
      const parts = ours.map((part, index) => (faults.includes(places[index] as Place) ? theirs[index] : part));
      if (mended.join() !== faults.join()) yield `${JSON.stringify(text)} is mended as ${mended}, not ${faults}`;
      else if ([...parts, "e: end\n"].join("") !== theirs.join("")) yield `${JSON.stringify(text)} is ${ours.join("")}`;
    }
  })();
}

const places: readonly Place[] = ["value", "item", "key"];

function keyDifferences(rules: TextRules, keys: readonly Keys[]): readonly string[] {
  const job: Job = { shape: newShape(rules, false), mended: undefined, path: "" };
  return keys.flatMap(({ value, yaml }) => {
    const ordered = Object.keys(value).sort((a, b) => compareKeys(a, b, rules.letterAfterDigit));
    const ours = ordered.map((key) => entryText(job, key, "v", 0)).join("");
    return ours === yaml ? [] : [ours];
  });
}

/** The rules with one of them switched off, or set to another library's way. */
function* variants(rules: TextRules): Iterable<readonly [name: string, rules: TextRules]> {
  const lists = ["otherTypes", "notPlain", "notSingle", "notBlock", "blockFaults", "keyFaults"] as const;
  for (const list of lists) {
    for (const one of rules[list]) {
      yield [`${list}: ${one.name}`, { ...rules, [list]: rules[list].filter((other: unknown) => other !== one) }];
    }
  }
  for (const type of rules.otherTypes) {
    const other = { ...type, quotes: type.quotes === "double" ? "single" : "double" } as const;
    const otherTypes = rules.otherTypes.map((each) => (each === type ? other : each));
    yield [`quotes of ${type.name}`, { ...rules, otherTypes }];
  }
  yield ["blankBlocks", { ...rules, blankBlocks: !rules.blankBlocks }];
  // yaml.v3 cannot read a block that starts with a line break, whatever its digit.
  const unseen = rules.blockFaults.includes(firstBreakLost) ? "space" : rules.digit;
  for (const digit of ["space or break", "space", "content"] as const) {
    if (digit !== rules.digit && digit !== unseen) yield [`digit: ${digit}`, { ...rules, digit }];
  }
  // go-vcr gives yaml.v3 no way to another shape.
  if (rules !== libraries["yaml.v3"]) yield ["folds", { ...rules, folds: !rules.folds }];
}

describe.each(Object.keys(libraries) as Library[])("%s", (library) => {
  const rules = libraries[library];
  const rows = rowsOf(library);
  const keys = linesOf<Keys>(`keys.${library}`);

  test("texts are written as the library writes them", () => {
    for (const row of rows) {
      expect(row.scalars.length).toBeGreaterThan(500);
      expect([...differences(rules, row)]).toEqual([]);
    }
  });

  test("keys stand in the library's order", () => {
    expect(keys.length).toBeGreaterThan(40);
    expect(keyDifferences(rules, keys)).toEqual([]);
    expect(keyDifferences({ ...rules, letterAfterDigit: !rules.letterAfterDigit }, keys)).not.toEqual([]);
  });

  test.each([...variants(rules)])("a vector fails without %s", (_, other) => {
    const found = rows.some((row) => !differences(other, row)[Symbol.iterator]().next().done);
    expect(found).toBe(true);
  });
});
