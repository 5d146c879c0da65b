import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { headText, interactionText, type Profile, tailText } from "../../../src/adapters/go-vcr/write/text/cassette.ts";
import { goAvailable, runGo } from "../go/go.mjs";
import { LAYOUTS, LIBRARIES, programOf, textsOf } from "../go/texts.mjs";
import { type OwnDocument, ownDocument, ownMap, PLACES } from "./documents.ts";
import {
  bytesOfText,
  type CassetteVector,
  type GoInteraction,
  type KeysVector,
  rawOf,
  type ScalarVector,
} from "./vectors.ts";

const go = goAvailable();
const needsGo = go ? "" : " (skipped: needs Go)";
const withAll = process.env.RESPOOL_INTEROP === "all";
const SEEDS = withAll ? [1, 2, 3] : [1];
const COUNTS = withAll
  ? { scalars: 20_000, keys: 3000, cassettes: 2000 }
  : { scalars: 5000, keys: 1000, cassettes: 500 };
const RUNS = (rows: readonly Row[]) =>
  rows.flatMap((row) => SEEDS.map((seed) => ({ row, seed, title: `${row.name}, seed ${seed}` })));

interface Row {
  readonly name: string;
  readonly profile: Profile;
}

describe.concurrent(`texts are written as each library writes them${needsGo}`, () => {
  for (const { row, seed, title } of RUNS(LIBRARIES)) {
    test.skipIf(!go)(title, async () => {
      const vectors: readonly ScalarVector[] = await textsOf(row, "scalars", COUNTS.scalars, seed);
      const ours = vectors.map(({ value }) => ownDocument(value, row.profile));
      const wrong = vectors.flatMap(({ value, yaml, faults }, index) => {
        const { parts, mended } = ours[index] as OwnDocument;
        if (mended.join() !== faults.join()) return [`${JSON.stringify(value)}: mended ${mended}, faults ${faults}`];
        const theirs = Buffer.from(bytesOfText(yaml))
          .toString()
          .split(/^(?=[lme]:)/m);
        const compared = parts.map((part, place) => (mended.includes(PLACES[place] ?? "end") ? theirs[place] : part));
        return firstDifference(compared.join(""), theirs.join(""));
      });
      expect(wrong.slice(0, 20)).toEqual([]);
      const documents = vectors.flatMap(({ value, faults }, index) =>
        faults.length === 0 ? [] : [{ value, yaml: ours[index]?.parts.join("") }],
      );
      const read = await runGo(
        programOf(row),
        ["parse"],
        documents.map(({ yaml }) => yaml),
      );
      const expected = documents.map(({ value }) => ({ value, items: [value, "z"], keys: [value], end: "end" }));
      expect(read.filter((one, index) => !isDeepStrictEqual(one, expected[index]))).toEqual([]);
      expect(vectors.length).toBeGreaterThan(COUNTS.scalars);
    });
  }
});

describe.concurrent(`keys stand in each library's order${needsGo}`, () => {
  for (const { row, seed, title } of RUNS(LIBRARIES.filter(({ name }) => !name.endsWith("-compact")))) {
    test.skipIf(!go)(title, async () => {
      const vectors: readonly KeysVector[] = await textsOf(row, "keys", COUNTS.keys, seed);
      const wrong = vectors.flatMap(({ value, yaml }) => firstDifference(ownMap(value, row.profile), yaml));
      expect(wrong.slice(0, 20)).toEqual([]);
      expect(vectors.length).toBeGreaterThan(0.8 * COUNTS.keys);
    });
  }
});

describe.concurrent(`cassettes are written as each release writes them${needsGo}`, () => {
  for (const { row, seed, title } of RUNS(LAYOUTS)) {
    test.skipIf(!go)(title, async () => {
      const vectors: readonly CassetteVector[] = await textsOf(row, "cassettes", COUNTS.cassettes, seed);
      const ours = vectors.map(({ interactions }) => ownCassette(interactions, row.profile));
      const wrong = vectors.flatMap(({ yaml, reread }, index) => {
        const { text, mended } = ours[index] as OwnCassette;
        if (mended !== (reread !== "ok")) return [`${index}: mended ${mended}, reread ${reread}`];
        return mended ? [] : firstDifference(text, Buffer.from(bytesOfText(yaml)).toString());
      });
      expect(wrong.slice(0, 20)).toEqual([]);
      const mended = vectors.flatMap(({ interactions, reread }, index) =>
        reread === "ok" ? [] : [{ interactions, text: ours[index]?.text ?? "" }],
      );
      const read = await readBy(
        row,
        mended.map(({ text }) => text),
      );
      expect(read.filter((one, index) => !isDeepStrictEqual(one, mended[index]?.interactions))).toEqual([]);
      expect(vectors.length - mended.length).toBeGreaterThan(COUNTS.cassettes / 2);
    });
  }
});

/** The first line in which our text differs from the library's, if any does. */
function firstDifference(ours: string, theirs: string): readonly string[] {
  if (ours === theirs) return [];
  const [a, b] = [ours.split("\n"), theirs.split("\n")];
  const line = b.findIndex((each, index) => each !== a[index]);
  return [`line ${line + 1}: ${JSON.stringify(a[line])}, not ${JSON.stringify(b[line])}`];
}

interface OwnCassette {
  readonly text: string;
  readonly mended: boolean;
}

function ownCassette(interactions: readonly GoInteraction[], profile: Profile): OwnCassette {
  let mended = false;
  const say = () => {
    mended = true;
  };
  const texts = interactions.map((one) => interactionText(rawOf(one), profile, say));
  return { text: headText(profile, texts.length) + texts.join("") + tailText(profile), mended };
}

/** What a release reads from some files: the interactions, or why it cannot. */
async function readBy(row: Row, texts: readonly string[]): Promise<readonly unknown[]> {
  if (texts.length === 0) return [];
  const folder = mkdtempSync(join(tmpdir(), "respool-values-"));
  try {
    const paths = texts.map((text, index) => {
      const path = join(folder, `${index}.yaml`);
      writeFileSync(path, text);
      return path;
    });
    const read: readonly { interactions?: unknown; error?: string }[] = await runGo(programOf(row), [
      "values",
      ...paths,
    ]);
    return read.map(({ interactions, error }) => interactions ?? error);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
