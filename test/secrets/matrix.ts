import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import type { Cassette } from "../../src/model/types.ts";
import { type Planting, partsOf, plant, tells, valueFor } from "../support/planted/corpus.ts";
import type { Kind } from "../support/planted/kind.ts";
import { kinds } from "../support/planted/kinds.ts";
import type { Place } from "../support/planted/place.ts";
import { filePlaces, messagePlaces } from "../support/planted/places.ts";
import { needlesFor, searchFor, sightings } from "../support/planted/search.ts";
import { isHeld, unfound } from "./limits.ts";
import { candidates, comparable, fileOf, placeholdersIn, readBack, redact } from "./redaction.ts";

/** Plants, writes, redacts, and looks at what came of it; gives what is wrong with it, in words. */
async function faults(format: string, plantings: readonly Planting[]): Promise<string[]> {
  const wrong: string[] = [];
  const { cassette, at, clean } = plant(plantings);
  const before = await fileOf(format, cassette);
  const was = await readBack(format, before);
  const search = searchFor(needlesFor(plantings.flatMap(partsOf)));
  const seen = new Set(sightings(search, before, was.cassette).map(({ value }) => value));
  for (const planting of plantings) {
    const isSeen = partsOf(planting).every((part) => seen.has(part));
    if (isSeen !== isHeld(format, planting.place.name))
      wrong.push(`${planting.place.name}: ${isSeen ? "" : "not "}held`);
  }

  const { file } = await redact(format, before, cassette);
  const is = await readBack(format, file);
  const left = new Map(sightings(search, file, is.cassette).map(({ value, where }) => [value, where]));
  const survivors = new Set<Planting>();
  for (const planting of plantings) {
    const where = partsOf(planting).flatMap((part) => left.get(part) ?? []);
    if (where.length === 0) continue;
    survivors.add(planting);
    if (!unfound(planting)) wrong.push(`${planting.place.name}: survives in ${where[0]}`);
  }
  for (const planting of plantings) {
    if (!survivors.has(planting) && isHeld(format, planting.place.name) && unfound(planting))
      wrong.push(`${planting.place.name}: found after all`);
  }

  const again = await redact(format, file, cassette);
  if (Buffer.compare(again.file, file) !== 0) wrong.push("twice is not the same as once");
  for (const index of clean)
    if (is.spanOf(index) !== was.spanOf(index)) wrong.push(`clean interaction ${index} is spelled anew`);

  const gone = plantings
    .map((planting, i) => ({ planting, at: at[i] ?? [] }))
    .filter(({ planting }) => !survivors.has(planting) && isHeld(format, planting.place.name));
  wrong.push(...(await misplaced(format, gone, plantings, is.cassette)));
  return wrong;
}

/** What is not as it would be, had the placeholder stood there from the beginning. */
async function misplaced(
  format: string,
  gone: readonly { readonly planting: Planting; readonly at: readonly number[] }[],
  plantings: readonly Planting[],
  cassette: Cassette,
): Promise<string[]> {
  const wrong: string[] = [];
  const placeholders = placeholdersIn(cassette);
  const chosen = new Map<Planting, string>();
  const last = new Map<string, number>();
  let unnumbered = 0;
  let inFile = 0;
  for (const { planting, at } of gone) {
    const names = planting.place.isOfFile
      ? placeholders.meta.slice(inFile, ++inFile)
      : [...new Set(at.flatMap((index) => placeholders.interactions[index] ?? []))];
    const [name, ...more] = names;
    if (name === undefined || more.length > 0) {
      wrong.push(`${planting.place.name}: ${names.join(" and ") || "no placeholder"}`);
      continue;
    }
    chosen.set(planting, name);
    const [, word = "", n = ""] = /^(REDACTED_[A-Z0-9_]*?)_(\d+)_*$/.exec(name) ?? [];
    // Where the length had to stay, the number may be cut off.
    if (word === "") unnumbered++;
    else {
      // Where the length had to stay, the word may be cut.
      const isCut = name.length === Buffer.byteLength(planting.value);
      const whole = (isCut ? [...last.keys()].find((one) => one.startsWith(word)) : undefined) ?? word;
      const before = last.get(whole) ?? 0;
      if (Number(n) <= before || Number(n) > before + 1 + unnumbered)
        wrong.push(`${planting.place.name}: ${name} follows number ${before}`);
      last.set(whole, Number(n));
    }
  }
  const results = await Promise.all(
    (plantings[0]?.kind.core === undefined ? [0] : [0, 1, 2]).map(async (choice) => {
      const { cassette: expected } = plant(plantings, (planting) => {
        const name = chosen.get(planting);
        const options = name === undefined ? [planting.value] : candidates(planting, name);
        return options[choice] ?? options[0] ?? "";
      });
      return (await readBack(format, await fileOf(format, expected))).cassette.interactions.map(comparable);
    }),
  );
  for (const { planting, at } of gone) {
    const isSame = (index: number) => {
      const one = cassette.interactions[index];
      return one !== undefined && results.some((all) => isDeepStrictEqual(all[index], comparable(one)));
    };
    if (chosen.has(planting) && !at.every(isSame)) wrong.push(`${planting.place.name}: more than the value changed`);
  }
  return wrong;
}

// What has characters, lines or parts of its own may go wrong in any format. Of the others a kind in a place goes through
// one format, and the next kind through the next one, which is a third of the work; PLANTED=all is all of it.
const formats = ["go-vcr", "nock", "har", "polly"];
const inAll = new Set(["ec-private-key", "card", "password-with-escapes", "password-with-umlauts"]);

function isTurn(format: string, kind: Kind, place: Place): boolean {
  if (process.env.PLANTED === "all" || inAll.has(kind.id) || filePlaces.includes(place)) return true;
  return (kinds.indexOf(kind) + messagePlaces.indexOf(place)) % formats.length === formats.indexOf(format);
}

/** Plants a kind in each place that tells it, another value in each. */
function alone(format: string, kind: Kind, among: readonly Place[]): Planting[] {
  return among
    .filter((place) => tells(kind, place) && isTurn(format, kind, place))
    .map((place) => ({ kind, place, value: valueFor(kind, place.name) }));
}

/** Every kind of secret in every place of a format that can tell it. What finds values here is not what takes them out. */
export function testFormat(format: string): void {
  describe(format, () => {
    test.each(kinds)("$id, another value in each message", async (kind) => {
      expect((await faults(format, alone(format, kind, messagePlaces))).join("\n")).toBe("");
    });

    test.each(kinds)("$id, another value in each place of the file", async (kind) => {
      expect((await faults(format, alone(format, kind, filePlaces))).join("\n")).toBe("");
    });
  });
}
