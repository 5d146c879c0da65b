import { afterEach, describe, expect, test } from "vitest";
import type { Sample, Source } from "../../src/adapters/adapter.ts";
import { detect, detectSource, sampleOf } from "../../src/detect.ts";
import { memorySource } from "../../src/source.ts";
import { first, reset, second } from "./formats.ts";

afterEach(reset);

const guess = (format: string, confidence: number) => ({ format, confidence, why: "a test" });
const nothing: Sample = { head: new Uint8Array(0), tail: new Uint8Array(0) };

test("guesses come best first, whatever the order of the registry", () => {
  expect(detect(nothing)).toEqual([]);
  first.detect = () => guess("first", 0.4);
  second.detect = () => guess("second", 0.9);
  expect(detect(nothing)).toEqual([guess("second", 0.9), guess("first", 0.4)]);
  second.detect = () => guess("second", 0.1);
  expect(detect(nothing)).toEqual([guess("first", 0.4), guess("second", 0.1)]);
});

test("a sample is the first 64 KiB and the last 4 KiB", () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i >> 10);
  expect(sampleOf(bytes, "a.yaml")).toEqual({ name: "a.yaml", head: bytes.slice(0, 65_536), tail: bytes.slice(-4096) });
  expect(sampleOf(Uint8Array.of(1, 2))).toEqual({ head: Uint8Array.of(1, 2), tail: Uint8Array.of(1, 2) });
  expect(sampleOf(new Uint8Array(0))).toEqual(nothing);
});

describe("the format of a source", () => {
  const source = memorySource(Uint8Array.of(1), "a.yaml");

  test("is the best guess, from what detection was shown", async () => {
    const samples: Sample[] = [];
    first.detect = (sample) => {
      samples.push(sample);
      return guess("first", 0.5);
    };
    second.detect = () => guess("second", 0.4);
    expect(await detectSource(source)).toEqual(guess("first", 0.5));
    expect(samples).toEqual([{ name: "a.yaml", head: Uint8Array.of(1), tail: Uint8Array.of(1) }]);
  });

  test("is what was asked for, by any of its names, without a look", async () => {
    first.detect = () => expect.unreachable();
    const asked = { format: "first", confidence: 1, why: "asked for" };
    expect(await detectSource(source, "first")).toEqual(asked);
    expect(await detectSource(source, "FIRST-alias")).toEqual(asked);
    await expect(detectSource(source, "frist")).rejects.toMatchObject({
      code: "option/invalid",
      message: 'unknown format "frist"',
      hint: "Choose one of: first, first-alias, second.",
    });
  });

  test("may be none", async () => {
    await expect(detectSource(source)).rejects.toMatchObject({
      code: "input/unknown-format",
      message: "not recognised as any format",
      at: { file: "a.yaml" },
      hint: "Name the format with --from: first, second.",
    });
  });

  test("may be one of two", async () => {
    first.detect = () => guess("first", 0.5);
    second.detect = () => guess("second", 0.5);
    await expect(detectSource(source)).rejects.toMatchObject({
      code: "input/unknown-format",
      message: "may be first or second",
      at: { file: "a.yaml" },
      hint: "Name the format with --from.",
    });
  });
});

describe("what is read for detection", () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i >> 10);
  const counted = (size: number | undefined, length: number) => {
    const reads: string[] = [];
    const source: Source = {
      name: "a",
      ...(size !== undefined && { size }),
      bytes: async () => {
        reads.push("all");
        return bytes.subarray(0, length);
      },
      slice: async (start, end) => {
        reads.push(`${start}-${end}`);
        return bytes.subarray(start, end);
      },
      sibling: async () => undefined,
    };
    return { reads, source };
  };

  test.each([
    ["a large source", 100_000, 100_000, ["0-65536", "95904-100000"]],
    ["a small source", 69_632, 69_632, ["all"]],
    ["one byte more", 69_633, 69_633, ["0-65536", "65537-69633"]],
    ["a source of unknown size", undefined, 100_000, ["all"]],
  ])("%s", async (_, size, length, expected) => {
    let seen: Sample | undefined;
    first.detect = (sample) => {
      seen = sample;
      return guess("first", 1);
    };
    const { reads, source } = counted(size, length);
    await detectSource(source);
    expect(reads).toEqual(expected);
    expect(seen).toEqual(sampleOf(bytes.subarray(0, length), "a"));
  });
});
