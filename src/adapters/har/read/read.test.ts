import { zipSync, zlibSync } from "fflate";
import { describe, expect, test } from "vitest";
import { minimalEntry } from "../../../../test/support/har-entry.ts";
import { encodeUtf8 } from "../../../model/bytes.ts";
import type { Interaction, JsonValue, Notice } from "../../../model/types.ts";
import { memorySource } from "../../../source.ts";
import type { Context, Options } from "../../adapter.ts";
import { read } from "./read.ts";

const fileOf = (entries: readonly JsonValue[]) =>
  encodeUtf8(`{"log":{"version":"1.2","entries":[\n${entries.map((entry) => JSON.stringify(entry)).join(",\n")}]}}`);

const good = (url: string) => ({ ...minimalEntry, request: { ...(minimalEntry.request as object), url } }) as JsonValue;

async function opened(bytes: Uint8Array, o: Options = {}, more: Partial<Context> = {}) {
  const notices: Notice[] = [];
  const source = memorySource(bytes, "a.har");
  const reading = await read(source, o, { notice: (n) => notices.push(n), ...more });
  return { source, reading, notices };
}

async function urls(interactions: Iterable<Interaction> | AsyncIterable<Interaction>) {
  const found: string[] = [];
  for await (const { request } of interactions) found.push(request.url);
  return found;
}

const [a, b, c] = ["https://h.test/a", "https://h.test/b", "https://h.test/c"] as const;
const mixed = fileOf([good(a), 12, good(b), { request: {} }, good(c)]);
const number = { interaction: 1, pointer: "/log/entries/1", line: 3 };

describe("an entry that cannot be read", () => {
  test("is left out, with a notice", async () => {
    const { reading, notices } = await opened(mixed);
    expect(await urls(reading.interactions)).toEqual([a, b, c]);
    expect(notices.map(({ code, at: { interaction, line } }) => [code, interaction, line])).toEqual([
      ["skipped/entry", 1, 3],
      ["skipped/entry", 3, 5],
    ]);
    expect(notices[0]).toEqual({
      code: "skipped/entry",
      at: number,
      data: { problem: "the entry is a number, not an object" },
    });
  });

  test("is an error where that is asked for", async () => {
    const { reading, notices } = await opened(mixed, { strict: true });
    await expect(urls(reading.interactions)).rejects.toMatchObject({
      code: "input/invalid",
      format: "har",
      at: number,
    });
    expect(notices).toEqual([]);
  });

  test("is one when there is no other", async () => {
    const { reading } = await opened(fileOf([null, 12]));
    const first = { code: "input/invalid", message: "the entry is null, not an object" };
    await expect(urls(reading.interactions)).rejects.toMatchObject({ ...first, at: { interaction: 0 } });
  });

  test("is none of a file without entries", async () => {
    const { reading, notices } = await opened(fileOf([]));
    expect(await urls(reading.interactions)).toEqual([]);
    expect(notices).toEqual([]);
  });
});

test("interactions are picked by their numbers, with notices of their own", async () => {
  const { reading, notices } = await opened(mixed);
  const own: Notice[] = [];
  expect(await urls(reading.pick?.([4, 1, 0, 9, 2], (n) => own.push(n)) ?? [])).toEqual([c, a, b]);
  expect([own.map(({ code }) => code), notices]).toEqual([["skipped/entry"], []]);
});

test("the text is the source, with a span for each entry", async () => {
  const { reading, source } = await opened(mixed);
  expect(reading.text?.source).toBe(source);
  const texts = [...(reading.text?.spans ?? [])].map(([start, end]) =>
    new TextDecoder().decode(mixed.subarray(start, end)),
  );
  expect(texts.map((text) => JSON.parse(text))).toEqual([good(a), 12, good(b), { request: {} }, good(c)]);
});

test.each([
  ["zip", zipSync({ "har.har": mixed })],
  ["zhar", zlibSync(mixed)],
])("what is packed as %s is read, but has no text that can be copied", async (_, bytes) => {
  const { reading } = await opened(bytes);
  expect(reading.text).toBeUndefined();
  expect(await urls(reading.interactions)).toEqual([a, b, c]);
  expect(await urls(reading.pick?.([2], () => {}) ?? [])).toEqual([b]);
});

test("JSONP is refused with the way out", async () => {
  await expect(opened(encodeUtf8('onInputData({"log":{"entries":[]}})'))).rejects.toMatchObject({
    code: "input/unsupported",
    hint: "Remove the name and the brackets around the object.",
  });
});

test("reading stops between entries when it is told to", async () => {
  const stop = new AbortController();
  const { reading } = await opened(mixed, {}, { signal: stop.signal });
  const found: string[] = [];
  const all = async () => {
    for await (const { request } of reading.interactions) {
      found.push(request.url);
      stop.abort();
    }
  };
  await expect(all()).rejects.toThrow("aborted");
  expect(found).toEqual([a]);
});
