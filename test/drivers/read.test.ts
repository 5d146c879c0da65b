import { afterEach, describe, expect, test, vi } from "vitest";
import type { Context, Options, Reading, Source } from "../../src/adapters/adapter.ts";
import { RespoolError } from "../../src/model/errors.ts";
import type { Interaction } from "../../src/model/types.ts";
import { open, read } from "../../src/read.ts";
import { memorySource } from "../../src/source.ts";
import { exchange, first, reset } from "./formats.ts";

afterEach(reset);

const input = Uint8Array.of(1, 2, 3);
const interactions = [exchange("https://a/"), exchange("https://b/")];

/** Makes the first format recognise everything and read like this. */
function reads(reader: (source: Source, o: Options, ctx: Context) => Reading | Promise<Reading>): void {
  first.detect = () => ({ format: "first", confidence: 1, why: "a test" });
  first.load = async () => ({ read: async (...args) => reader(...args) });
}
async function* failing(e: unknown): AsyncGenerator<Interaction> {
  yield exchange("https://a/");
  throw e;
}

test("collects what the reader yields", async () => {
  const text = { source: memorySource(input), spans: [[0, 1]] as const };
  reads(() => ({ meta: { format: "first" }, interactions, text }));
  expect(await read(input)).toEqual({
    cassette: { meta: { format: "first" }, interactions },
    text: { ...text, format: "first", meta: { format: "first" } },
    notices: { counts: {}, first: [] },
  });
});

test("without a source text there is none", async () => {
  reads(() => ({ meta: {}, interactions: [] }));
  expect(await read(input)).toEqual({ cassette: { meta: {}, interactions: [] }, notices: { counts: {}, first: [] } });
});

test("lends the reader options, codecs and the signal", async () => {
  let given: unknown[] = [];
  reads((...args) => {
    given = args;
    return { meta: {}, interactions: [] };
  });
  const { signal } = new AbortController();
  const decode = () => undefined;
  await read(input, { set: { "first.side": "right" }, strict: true, decode, signal });
  expect(given).toEqual([
    expect.objectContaining({ name: "input", size: 3 }),
    { side: "right", strict: true },
    { notice: expect.any(Function), decode, signal },
  ]);
  await read(input);
  expect(given.slice(1)).toEqual([{ side: "left", strict: false }, { notice: expect.any(Function) }]);
});

test("notices are counted, and shown to who wants to see each", async () => {
  const notice = { code: "lost/timing", at: { interaction: 0 } };
  reads((_, __, ctx) => {
    for (let i = 0; i < 25; i++) ctx.notice(notice);
    return { meta: {}, interactions };
  });
  const seen = vi.fn();
  const { notices } = await read(input, { onNotice: seen });
  expect(notices.counts).toEqual({ "lost/timing": 25 });
  expect(notices.first).toHaveLength(20);
  expect(seen).toHaveBeenCalledTimes(25);
});

describe("what a reader throws", () => {
  const places = [
    [
      "at once",
      (e: unknown): Reading => {
        throw e;
      },
    ],
    ["on the way", (e: unknown): Reading => ({ meta: {}, interactions: failing(e) })],
  ] as const;

  test.each(places)("%s: an error of ours gets the name of the file and of the format", async (_, reader) => {
    const cause = new Error("inner");
    reads(() => reader(new RespoolError("input/syntax", "no end", { at: { line: 3 }, hint: "End it.", cause })));
    await expect(read(memorySource(input, "a.yaml"))).rejects.toMatchObject({
      name: "RespoolError",
      code: "input/syntax",
      message: "no end",
      at: { file: "a.yaml", line: 3 },
      format: "first",
      hint: "End it.",
      cause,
    });
  });

  test.each(places)("%s: anything else is our bug, and says nothing of its text", async (_, reader) => {
    const cause = new TypeError("secret of the recording");
    reads(() => reader(cause));
    const error = await read(memorySource(input, "a.yaml")).catch((e: unknown) => e);
    expect(error).toMatchObject({
      code: "internal/bug",
      message: "the first reader failed",
      at: { file: "a.yaml" },
      cause,
    });
    expect(JSON.stringify(error)).not.toContain("secret");
  });

  test("a thing that is no error, too", async () => {
    reads(() => ({ meta: {}, interactions: failing("text") }));
    await expect(read(input)).rejects.toMatchObject({ code: "internal/bug", cause: "text" });
  });
});

describe("what is picked", () => {
  const picked = async (pick: Required<Reading>["pick"], signal?: AbortSignal) => {
    reads(() => ({ meta: {}, interactions, pick }));
    const source = memorySource(input, "a.yaml");
    const { reading } = await open(source, signal === undefined ? {} : { signal }, () => expect.unreachable());
    const all: Interaction[] = [];
    for await (const one of reading.pick?.([1, 0], () => {}) ?? []) all.push(one);
    return all;
  };

  test("comes from the reader, which gets the numbers and where notices go", async () => {
    const given: unknown[] = [];
    const pick = async function* (...args: unknown[]) {
      given.push(...args);
      yield* interactions;
    };
    expect(await picked(pick)).toEqual(interactions);
    expect(given).toEqual([[1, 0], expect.any(Function)]);
  });

  test.each([
    [
      "at once",
      (e: unknown) => {
        throw e;
      },
    ],
    ["on the way", failing],
  ])("%s: an error gets the names of file and format, anything else is our bug", async (_, pick) => {
    const ours = new RespoolError("input/syntax", "no end", { at: { interaction: 1 } });
    await expect(picked(() => pick(ours))).rejects.toMatchObject({
      code: "input/syntax",
      at: { file: "a.yaml", interaction: 1 },
      format: "first",
    });
    const cause = new TypeError("secret of the recording");
    await expect(picked(() => pick(cause))).rejects.toMatchObject({
      code: "internal/bug",
      message: "the first reader failed",
      at: { file: "a.yaml" },
      cause,
    });
  });

  test("ends at an abort with its reason", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const pick = async function* () {
      controller.abort(reason);
      yield* interactions;
    };
    await expect(picked(pick, controller.signal)).rejects.toBe(reason);
  });
});

test("a reader that cannot pick gives a reading that cannot", async () => {
  reads(() => ({ meta: {}, interactions }));
  const { reading } = await open(memorySource(input), {}, () => expect.unreachable());
  expect(Object.keys(reading)).toEqual(["meta", "interactions"]);
});

describe("an abort", () => {
  test.each([
    ["as it comes", undefined, { name: "AbortError" }],
    ["with a reason", new Error("enough"), { message: "enough" }],
    ["with a reason that is no error", "enough", "enough"],
    ["by a time limit", new DOMException("late", "TimeoutError"), { name: "TimeoutError" }],
  ])("%s ends reading between two interactions and stays what it is", async (_, reason, expected) => {
    const controller = new AbortController();
    const yielded: number[] = [];
    async function* source() {
      for (let i = 0; i < 9; i++) {
        yielded.push(i);
        if (i === 2) controller.abort(reason);
        yield exchange("https://a/");
      }
    }
    reads(() => ({ meta: {}, interactions: source() }));
    const error = await read(input, { signal: controller.signal }).catch((e: unknown) => e);
    if (typeof expected === "string") expect(error).toBe(expected);
    else expect(error).toMatchObject(expected);
    expect(error).toBe(controller.signal.reason);
    expect(yielded).toEqual([0, 1, 2]);
  });

  test("without a signal an AbortError is a mistake like any other", async () => {
    reads(() => ({ meta: {}, interactions: failing(new DOMException("x", "AbortError")) }));
    await expect(read(input)).rejects.toMatchObject({ code: "internal/bug" });
  });
});

test("a format without a reader cannot be read", async () => {
  first.detect = () => ({ format: "first", confidence: 1, why: "a test" });
  await expect(read(input)).rejects.toMatchObject({
    code: "input/unsupported",
    message: "first can be written but not read",
  });
});

test("options are checked before anything is read", async () => {
  const source: Source = { ...memorySource(input), bytes: () => expect.unreachable() };
  await expect(read(source, { set: { "first.nothing": "x" } })).rejects.toMatchObject({ code: "option/invalid" });
});
