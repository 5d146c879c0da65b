import { afterEach, describe, expect, test } from "vitest";
import type { Adapter, OutputFile } from "../../src/adapters/adapter.ts";
import { convert } from "../../src/convert.ts";
import { RespoolError } from "../../src/model/errors.ts";
import type { Interaction } from "../../src/model/types.ts";
import { memorySource } from "../../src/source.ts";
import { exchange, first, reset, second } from "./formats.ts";

afterEach(reset);

const source = memorySource(Uint8Array.of(1), "a.first");
const from = { format: "first", confidence: 0.8, why: "a test" };
const urls = ["https://A.example/x", "https://a.example/y", "http://user@b.example:81/z?q", "/bare", "data:,x"];
const interactions = urls.map((url, index) => exchange(url, { origin: { file: "a.first", index } }));

/** First reads the interactions, second collects them. */
function wire(all: readonly Interaction[] = interactions): Interaction[] {
  const written: Interaction[] = [];
  first.detect = () => from;
  first.load = async () => ({ read: async () => ({ meta: {}, interactions: all }) });
  second.load = async () => ({
    async *write(reading) {
      for await (const interaction of reading.interactions) written.push(interaction);
      yield { path: "cassette.second", bytes: Uint8Array.of(written.length) };
    },
  });
  return written;
}
const writtenUrls = (written: readonly Interaction[]) => written.map(({ request }) => request.url);

test("reads, leaves out what cannot be answered, writes, and counts what there was", async () => {
  const written = wire();
  expect(await convert(source, { to: "second" })).toEqual({
    files: [{ path: "cassette.second", bytes: Uint8Array.of(4) }],
    notices: {
      counts: { "skipped/not-http": 1 },
      first: [
        {
          code: "skipped/not-http",
          at: { file: "a.first", interaction: 4 },
          data: { scheme: "data", target: "second" },
        },
      ],
    },
    from,
    interactions: 5,
    hosts: 2,
    redactions: [],
  });
  expect(writtenUrls(written)).toEqual(urls.slice(0, 4));
});

test("the selection sees recorded URLs, before rewriting; everything is counted and shown all the same", async () => {
  const written = wire();
  const seen: number[] = [];
  const result = await convert(source, {
    to: "second",
    select: { host: ["a.example"], entries: "1-4" },
    rewrite: [{ from: "https://a.example", to: "https://new.example" }],
    onInteraction: ({ origin }) => seen.push(origin?.index ?? -1),
  });
  expect(writtenUrls(written)).toEqual(["https://new.example/y"]);
  expect([result.interactions, result.hosts, seen]).toEqual([5, 2, [0, 1, 2, 3, 4]]);
});

test("a base URL works without rewrites", async () => {
  const written = wire();
  await convert(source, { to: "second", baseUrl: "https://base.example/" });
  expect(writtenUrls(written)).toEqual([...urls.slice(0, 3), "https://base.example/bare"]);
});

test.each([
  [{ select: { entries: "x" } }, '"x" lists no entries'],
  [{ baseUrl: "here" }, '"here" is no base URL'],
  [{ to: "thrid" }, 'unknown format "thrid"'],
])("%j is refused", async (o, message) => {
  wire();
  await expect(convert(source, { to: "second", ...o })).rejects.toMatchObject({ code: "option/invalid", message });
});

test("an error of the reader in the middle is not the writer's", async () => {
  wire();
  first.load = async () => ({
    read: async () => ({
      meta: {},
      interactions: (function* () {
        yield exchange("https://a/");
        throw new RespoolError("input/syntax", "no end", { at: { line: 7 } });
      })(),
    }),
  });
  await expect(convert(source, { to: "second" })).rejects.toMatchObject({
    code: "input/syntax",
    at: { file: "a.first", line: 7 },
    format: "first",
  });
});

test("the source's text goes to the writer of its own format, for copying what did not change", async () => {
  const text = { source, spans: [] };
  let given: unknown;
  wire();
  const write: Adapter["write"] = (reading) => {
    given = reading.text;
    return [];
  };
  first.load = async () => ({ read: async () => ({ meta: {}, interactions: [], text }), write });
  second.load = async () => ({ write });
  await convert(source, { to: "first" });
  expect(given).toEqual({ ...text, format: "first", meta: {} });
  await convert(source, { to: "second" });
  expect(given).toBeUndefined();
});

test("files go to whoever takes them as they come, and nothing more is read until one is taken", async () => {
  const events: string[] = [];
  wire();
  first.load = async () => ({
    read: async () => ({
      meta: {},
      interactions: (function* () {
        for (const one of interactions.slice(0, 3)) {
          events.push(`read ${one.origin?.index}`);
          yield one;
        }
      })(),
    }),
  });
  const onOutput = async ({ path }: OutputFile) => {
    await Promise.resolve();
    events.push(`take ${path}`);
  };
  const { files } = await convert(source, { to: "second", name: "a.second", split: 2, onOutput });
  expect(files).toEqual([]);
  expect(events).toEqual(["read 0", "read 1", "take a.0.second", "read 2", "take a.1.second"]);
});

describe("a source that is too large to be held", () => {
  const large = { ...source, size: 65 * 1024 * 1024 };
  const started = ["2026-01-01T00:00:02Z", "2026-01-01T00:00:01Z"];
  const all = interactions.slice(0, 3).map((one, i) => ({ ...one, timing: { startedAt: started[i] ?? "" } }));

  /** The reader, which says for each interaction how it came to be read. */
  function pickable(): string[] {
    const events: string[] = [];
    wire();
    first.load = async () => ({
      read: async (_, __, ctx) => ({
        meta: {},
        interactions: all.map((one) => {
          ctx.notice({ code: "assumed/method", at: {} });
          return one;
        }),
        async *pick(indexes, notice) {
          events.push(`pick ${indexes}`);
          notice({ code: "assumed/method", at: {} });
          for (const index of indexes) yield all[index] as Interaction;
        },
      }),
    });
    return events;
  }
  const parts = ({ files }: { files: readonly OutputFile[] }) => files.map(({ path, bytes }) => [path, bytes]);

  test("is read once more for the parts of each host, without a word", async () => {
    const events = pickable();
    const result = await convert(large, { to: "second", name: "x.second", split: "host" });
    expect(parts(result)).toEqual([
      ["x.a.example.second", Uint8Array.of(2)],
      ["x.b.example_81.second", Uint8Array.of(3)],
    ]);
    expect(events).toEqual(["pick 0,1", "pick 2"]);
    expect(result.notices.counts).toEqual({ "assumed/method": 3 });
    expect([result.interactions, result.hosts]).toEqual([3, 2]);
  });

  test("is read once more in the order of start, with URLs rewritten", async () => {
    const events = pickable();
    const written: Interaction[] = [];
    second.load = async () => ({
      async *write(reading) {
        for await (const interaction of reading.interactions) written.push(interaction);
        yield { path: "x", bytes: Uint8Array.of() };
      },
    });
    await convert(large, { to: "second", sort: "start", rewrite: [{ from: "https://A.example", to: "https://c" }] });
    expect(writtenUrls(written)).toEqual(["https://a.example/y", "http://user@b.example:81/z?q", "https://c/x"]);
    expect(events).toEqual(["pick 1,2,0"]);
  });
});
