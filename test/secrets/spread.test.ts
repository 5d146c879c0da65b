import { describe, expect, test } from "vitest";
import { convert } from "../../src/convert.ts";
import type { Cassette } from "../../src/model/types.ts";
import { decode } from "../../src/node/codecs.ts";
import { bytesOf } from "../support/files.ts";
import { fits, type Planting, partsOf, plant, valueFor } from "../support/planted/corpus.ts";
import type { Kind } from "../support/planted/kind.ts";
import { kinds } from "../support/planted/kinds.ts";
import { places } from "../support/planted/places.ts";
import { needlesFor, type Sighting, searchFor, sightings } from "../support/planted/search.ts";
import { fileOf, placeholdersIn, readBack, redact, settings } from "./redaction.ts";

// One value in a place that tells it, and then wherever it can stand: known once, it is gone everywhere.

const formats = ["go-vcr", "nock", "har", "polly"];
const first = places.find(({ name }) => name === "request json member");
// Of tokens without anything to escape one stands for all.
const sample = ["jwt", "slack-webhook", "stripe-webhook", "rsa-private-key", "azure-connection-string"]
  .concat(["aws-secret-key", "password-with-escapes", "password-with-umlauts", "passphrase"])
  .map((id) => kinds.find((kind) => kind.id === id))
  .filter((kind) => kind !== undefined);
// HAR and Polly lose which coding a request is in; what has no mark cannot be undone.
const isHidden = ({ place }: Planting) => /^request in (?:br|deflate|zstd)$/.test(place.name);

function spread(kind: Kind): Planting[] {
  const value = valueFor(kind, "everywhere");
  const all = places.filter((place) => fits(kind, place) && place !== first).map((place) => ({ kind, place, value }));
  return [...(first === undefined ? [] : [{ kind, place: first, value }]), ...all.filter((one) => !isHidden(one))];
}

function leaks(plantings: readonly Planting[], file: Uint8Array, cassette?: Cassette): Sighting[] {
  return sightings(searchFor(needlesFor(new Set(plantings.flatMap(partsOf)))), file, cassette);
}

/** Whether a placeholder is another one whose word was cut, where the length had to stay. */
function isCut(name: string, other: string): boolean {
  const [word = "", number] = name.split(/_(?=\d+$)/);
  return other.startsWith(word) && other.endsWith(`_${number}`);
}

describe.each(formats)("%s", (format) => {
  test.each(sample)("$id is gone wherever it stands, for one placeholder", async (kind) => {
    const plantings = spread(kind);
    const { cassette } = plant(plantings);
    const before = await fileOf(format, cassette);
    expect(leaks(plantings, before).length).toBeGreaterThan(0);
    const { file } = await redact(format, before, cassette);
    const { cassette: is } = await readBack(format, file);
    expect(leaks(plantings, file, is)).toEqual([]);
    const { meta, interactions } = placeholdersIn(is);
    const whole = [...meta, ...interactions.flat()]
      .filter((name) => /_\d+_*$/.test(name))
      .map((name) => name.replace(/_+$/, ""))
      .filter((name, _, all) => !all.some((other) => other !== name && isCut(name, other)));
    // A name takes all of it, a shape only the part that is the secret.
    if (kind.core === undefined)
      expect([...new Set(whole)]).toEqual([expect.stringMatching(/^REDACTED_[A-Z0-9_]+_1$/)]);
    else expect(whole.length).toBeGreaterThan(20);
    expect(Buffer.compare((await redact(format, file, cassette)).file, file)).toBe(0);
  });
});

describe("from one format to another", () => {
  const few = sample.filter(({ id }) => id === "password-with-umlauts");
  const ways = formats.flatMap((from) => formats.filter((to) => to !== from).map((to) => ({ from, to })));

  test.each(ways)("$from to $to", async ({ from, to }) => {
    for (const kind of few) {
      const plantings = spread(kind);
      const { cassette } = plant(plantings);
      const { file } = await redact(from, await fileOf(from, cassette), cassette, to);
      expect(leaks(plantings, file, (await readBack(to, file)).cassette), kind.id).toEqual([]);
    }
  });

  test.each(ways)("$from to $to, losing nothing", async ({ from, to }) => {
    for (const kind of few) {
      const plantings = spread(kind);
      const { cassette } = plant(plantings);
      const { files } = await convert(await fileOf(from, cassette), {
        from,
        to,
        decode,
        redact: {},
        lossless: true,
        set: settings(to, cassette),
      });
      const file = await bytesOf(files);
      expect(leaks(plantings, file, (await readBack(to, file)).cassette), kind.id).toEqual([]);
      const back = await bytesOf(
        (await convert(file, { from: to, to: from, decode, set: settings(from, cassette) })).files,
      );
      expect(leaks(plantings, back, (await readBack(from, back)).cassette), kind.id).toEqual([]);
    }
  });
});
