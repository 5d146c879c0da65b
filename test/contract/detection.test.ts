import { expect, test } from "vitest";
import { detect, sampleOf } from "../../src/index.ts";
import { fixtures } from "../support/files.ts";

const all = fixtures();

test("there are fixtures", () => {
  expect(all.length).toBeGreaterThan(8);
});

test.each(all.map((fixture) => [fixture.path, fixture] as const))("%s is taken for what it is", (_, fixture) => {
  // The name must not be needed: standard input has none.
  for (const name of [undefined, fixture.path]) {
    expect(detect(sampleOf(fixture.bytes, name)).map(({ format }) => format)).toEqual([fixture.format]);
  }
});

test.each([
  "",
  "{}",
  "[]",
  "null",
  "hello",
  "a: b\n",
  "%PDF-1.7",
  "<html></html>",
  '{"log":{}}',
  '{"log":[]}',
  "interactions: 3\n",
])("%j is no cassette", (text) => {
  expect(detect(sampleOf(new TextEncoder().encode(text)))).toEqual([]);
});
