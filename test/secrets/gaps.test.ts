import { describe, expect, test } from "vitest";
import { convert } from "../../src/convert.ts";
import { decode } from "../../src/node/codecs.ts";
import { bytesOf } from "../support/files.ts";
import { type Planting, partsOf, plant, valueFor } from "../support/planted/corpus.ts";
import type { Kind } from "../support/planted/kind.ts";
import { kinds } from "../support/planted/kinds.ts";
import { messagePlaces } from "../support/planted/places.ts";
import { needlesFor, searchFor, sightings } from "../support/planted/search.ts";
import { fileOf, readBack, redact, settings } from "./redaction.ts";

// What stands in a file beside all that a model holds: comments, unknown fields, what lossless keeps.

const named = (id: string) => kinds.filter((kind) => kind.id === id);
const shaped = kinds.filter(({ toldBy, lines, number }) => toldBy === "shape" && lines !== true && number !== true);
const place = messagePlaces.find(({ name }) => name === "request json member");

function cassetteWith(kind: Kind, value: string): { readonly plantings: Planting[] } {
  return { plantings: place === undefined ? [] : [{ kind, place, value }] };
}

function leaksOf(kind: Kind, values: readonly string[], file: Uint8Array): string[] {
  const parts = values.flatMap((value) => kind.parts?.(value) ?? [value]);
  return sightings(searchFor(needlesFor(parts)), file).map(({ value }) => value);
}

describe("comments of YAML", () => {
  const commented = (text: string, comment: string) =>
    `# ${comment} at the top\n${text.replace(/\n( *)- id: (\d+)/g, `\n$1# before: ${comment}\n$1- id: $2 # behind: ${comment}`)}# ${comment}\n`;

  test.each(shaped)("$id, seen nowhere else", async (kind) => {
    const value = valueFor(kind, "comment");
    const { cassette } = plant(cassetteWith(kind, valueFor(kind, "body")).plantings);
    const file = Buffer.from(commented(Buffer.from(await fileOf("go-vcr", cassette)).toString(), value));
    expect(leaksOf(kind, [value], file)).not.toEqual([]);
    const out = (await redact("go-vcr", file, cassette)).file;
    expect(leaksOf(kind, [value], out)).toEqual([]);
    const lines = Buffer.from(out).toString().split("\n");
    expect(lines[0]).toMatch(/^# .*REDACTED_[A-Z0-9_]+_\d+.* at the top$/);
    expect(lines.filter((line) => line.includes("# before: ")).length).toBe(2);
  });

  test.each([...named("password"), ...named("hex-key"), ...named("password-with-umlauts")])(
    "$id, known from a body",
    async (kind) => {
      const value = valueFor(kind, "body");
      const { cassette } = plant(cassetteWith(kind, value).plantings);
      const file = Buffer.from(commented(Buffer.from(await fileOf("go-vcr", cassette)).toString(), value));
      expect(leaksOf(kind, [value], (await redact("go-vcr", file, cassette)).file)).toEqual([]);
    },
  );
});

type Json = Record<string, unknown>;

/** Puts a field into every object of a JSON file, where objects hold named fields and nothing else would break. */
const unknownFields: Readonly<Record<string, (document: Json, fields: Json) => void>> = {
  har: (document, fields) => {
    const log = document.log as {
      entries: { request: Json; response: { content: Json } & Json; timings: Json }[];
    } & Json;
    for (const one of [
      document,
      log,
      ...log.entries.flatMap((e) => [e, e.request, e.response, e.response.content, e.timings] as Json[]),
    ]) {
      Object.assign(one, fields);
    }
  },
  polly: (document, fields) => {
    const log = document.log as { entries: { request: Json; response: Json }[] } & Json;
    for (const one of [log, ...log.entries.flatMap((e) => [e, e.request, e.response] as Json[])])
      Object.assign(one, fields);
  },
  nock: (document, fields) => {
    for (const one of document as unknown as Json[]) Object.assign(one, fields);
  },
};

describe.each(Object.keys(unknownFields))("unknown fields of %s", (format) => {
  test.each([...shaped.slice(0, 8), ...named("hex-key"), ...named("password-with-escapes")])("$id", async (kind) => {
    const value = valueFor(kind, "field");
    const { cassette } = plant(cassetteWith(kind, valueFor(kind, "body")).plantings);
    const document = JSON.parse(Buffer.from(await fileOf(format, cassette)).toString());
    unknownFields[format]?.(document, { _own: { [kind.name]: value }, comment: `by ${value}` });
    const file = Buffer.from(JSON.stringify(document, null, 2));
    expect(leaksOf(kind, [value], file)).not.toEqual([]);
    const out = (await redact(format, file, cassette)).file;
    expect(leaksOf(kind, [value], out)).toEqual([]);
    expect((await readBack(format, out)).cassette.interactions.length).toBe(cassette.interactions.length);
  });
});

describe("patches that lossless keeps", () => {
  const inTrailer = messagePlaces.find(({ name }) => name === "response trailer");
  const inBearer = messagePlaces.find(({ name }) => name === "authorization bearer");
  const ways = ["nock", "har", "polly"].flatMap((to) =>
    [...named("github-classic"), ...named("hex-key")].map((kind) => ({ to, kind })),
  );

  test.each(ways)("$kind.id in $to", async ({ to, kind }) => {
    const plantings = [inTrailer, inBearer]
      .filter((one) => one !== undefined)
      .map((at) => ({ kind, place: at, value: valueFor(kind, at.name) }));
    const { cassette } = plant(plantings);
    const source = await fileOf("go-vcr", cassette);
    const { files } = await convert(source, {
      from: "go-vcr",
      to,
      decode,
      lossless: true,
      set: settings(to, cassette),
    });
    const kept = await bytesOf(files);
    const values = plantings.flatMap(partsOf);
    expect(leaksOf(kind, values, kept).sort()).toEqual([...values].sort());
    const out = (await redact(to, kept, cassette)).file;
    expect(leaksOf(kind, values, out)).toEqual([]);
    const back = await readBack(to, out);
    expect(JSON.stringify(back.cassette)).toMatch(/REDACTED_[A-Z0-9_]+_1/);
    const trailers = back.cassette.interactions.flatMap(({ outcome }) =>
      outcome.kind === "response" ? (outcome.trailers ?? []) : [],
    );
    expect(trailers.length).toBe(1);
  });
});
