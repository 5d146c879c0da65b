import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFast } from "../../src/adapters/go-vcr/read/fast.ts";
import { readGeneral } from "../../src/adapters/go-vcr/read/general.ts";
import { toReading } from "../../src/adapters/go-vcr/read/read.ts";
import { isRespoolError } from "../../src/model/errors.ts";
import type { Interaction } from "../../src/model/types.ts";
import { memorySource } from "../../src/source.ts";

// go-vcr files have two readers, a quick one and a general one. Where the quick one reads, both must say the same.

const folder = new URL("../fixtures/go-vcr/", import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"));
const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));
const concat = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

/** A value as text, bytes as characters: comparing arrays of bytes one by one takes minutes. */
const textOf = (value: unknown) =>
  JSON.stringify(value, (_, each) => (each instanceof Uint8Array ? Buffer.from(each).toString("latin1") : each), 1);

/** The interactions in a file by the general reader, each with its part of the text made a file of its own. */
function parts(name: string) {
  const bytes = bytesOf(name);
  const { meta, interactions, text } = toReading(readGeneral(bytes), memorySource(bytes));
  const spans = [...(text?.spans ?? [])];
  const head = Buffer.from(`---\nversion: ${meta.version}\ninteractions:\n`);
  const list = [...(interactions as Iterable<Interaction>)];
  return { bytes, spans, list, files: spans.map(([start, end]) => concat(head, bytes.subarray(start, end))) };
}

describe.each(files)("%s", (name) => {
  test("both readers say the same, interaction by interaction", () => {
    const { files: cut } = parts(name);
    let quick = 0;
    for (const [index, bytes] of cut.entries()) {
      const fast = readFast(bytes);
      if (fast === undefined) continue;
      quick++;
      expect(textOf(fast), `interaction ${index}`).toBe(textOf(readGeneral(bytes)));
    }
    // What go-vcr writes is read quickly, but for LS and PS, and what go-vcr 4.0.5 writes raw.
    expect(quick).toBeGreaterThanOrEqual(cut.length * 0.8);
  });

  test("spans cover the text from the first dash to the end", () => {
    const { bytes, spans, list } = parts(name);
    expect(spans).toHaveLength(list.length);
    const lineFeeds = (end: number) => bytes.subarray(0, end).filter((byte) => byte === 0x0a).length;
    for (const [index, [start, end]] of spans.entries()) {
      expect(
        Buffer.from(bytes.subarray(start, start + 12))
          .toString()
          .trimStart()
          .startsWith("- "),
      ).toBe(true);
      expect(end).toBe(spans[index + 1]?.[0] ?? bytes.length);
      expect(list[index]?.origin?.line).toBe(lineFeeds(start) + 1);
    }
  });

  test("a part of the text says what it says in the whole", () => {
    const { list, files: cut } = parts(name);
    for (const [index, bytes] of cut.entries()) {
      const alone = [...(toReading(readGeneral(bytes), memorySource(bytes)).interactions as Iterable<Interaction>)][0];
      const { origin: _, extensions, ...rest } = list[index] as Interaction;
      const { origin: __, extensions: found, ...same } = alone as Interaction;
      expect(textOf(same)).toBe(textOf(rest));
      const { id: ___, ...kept } = found?.["go-vcr"] ?? {};
      expect(kept).toEqual(extensions?.["go-vcr"] ?? {});
    }
  });
});

/** What a reader gives: a cassette, nothing, or an error of ours. */
function outcome(reader: typeof readFast, bytes: Uint8Array) {
  try {
    return reader(bytes);
  } catch (e) {
    if (!isRespoolError(e)) throw e;
    return e.code;
  }
}

test("broken files: the quick reader reads only what the general one reads, to the same", () => {
  const seeds = ["recorded/v1.2.0/origin.yaml", "recorded/v4.0.7/origin.yaml", "recorded/v4.0.5/origin.yaml"].flatMap(
    (name) => parts(name).files.filter((bytes) => bytes.length < 4000),
  );
  expect(seeds.length).toBeGreaterThan(350);
  const pieces = [
    "\n",
    "\n\n",
    " ",
    "  ",
    "\t",
    ": ",
    "- ",
    "? ",
    " #",
    "'",
    '"',
    "|",
    ">-",
    "[]",
    "{}",
    "&a ",
    "*a",
    "!!binary ",
    "~",
    "0",
    "\\",
    "---\n",
    "\r\n",
    "\u2028",
  ];
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    out: fc.nat(3),
    in: fc.oneof(fc.constant(""), fc.constantFrom(...pieces)),
  });
  const changes = fc.array(change, { minLength: 1, maxLength: 2 });
  const seen = { quick: 0, general: 0, refused: 0 };
  fc.assert(
    fc.property(fc.nat(seeds.length - 1), changes, (seed, list) => {
      let bytes = seeds[seed] as Uint8Array;
      for (const { at, out, in: piece } of list) {
        const place = Math.floor(at * bytes.length);
        bytes = concat(bytes.subarray(0, place), Buffer.from(piece), bytes.subarray(place + out));
      }
      const fast = outcome(readFast, bytes);
      const general = outcome(readGeneral, bytes);
      if (fast !== undefined) expect(textOf(fast)).toBe(textOf(general));
      seen[fast !== undefined ? "quick" : typeof general === "string" ? "refused" : "general"]++;
    }),
    { numRuns: 3000, seed: 5 },
  );
  // Each of the three must have been tried.
  expect(Math.min(seen.quick, seen.general, seen.refused)).toBeGreaterThan(300);
});
