import { afterEach, expect, test } from "vitest";
import type { Original, Reading, Source, SourceText } from "../../src/adapters/adapter.ts";
import { convert } from "../../src/convert.ts";
import type { Interaction } from "../../src/model/types.ts";
import { read } from "../../src/read.ts";
import { asSource } from "../../src/source.ts";
import { write } from "../../src/write.ts";
import { exchange, first, reset, second } from "./formats.ts";

afterEach(reset);

/** What a writer learns of an interaction. */
type Seen = { readonly url: string; readonly original: Original | undefined };

/** The first format: one interaction per letter of the file, its URL's path the letter. Counts how often it reads. */
function letters(): { readonly seen: Seen[]; reads: number } {
  const state = { seen: [] as Seen[], reads: 0 };
  first.detect = () => ({ format: "first", confidence: 1, why: "" });
  first.load = async () => ({
    async read(source) {
      state.reads++;
      const text = new TextDecoder().decode(await source.bytes());
      const interactions = [...text].map((letter, index) =>
        exchange(`https://h/${letter}`, { origin: { file: source.name, index } }),
      );
      return { meta: { format: "first" }, interactions, text: textOf(source, text) };
    },
    async *write({ interactions }, _, ctx) {
      for await (const one of interactions) {
        state.seen.push({ url: one.request.url, original: await ctx.originalOf?.(one) });
      }
      yield { path: "out", bytes: new Uint8Array() };
    },
  });
  return state;
}

function textOf(source: Source, text: string): SourceText {
  return { source, spans: [...text].map((_, i) => [i, i + 1]) };
}

function named(name: string, text: string): Source {
  return { ...asSource(new TextEncoder().encode(text)), name };
}

function edited(interaction: Interaction, url: string): Interaction {
  return { ...interaction, request: { ...interaction.request, url } };
}

const summary = (seen: readonly Seen[]) =>
  seen.map(({ url, original }) => [
    url.slice(-1),
    original && `${original.text.source.name}[${original.index}]`,
    original?.unchanged,
  ]);

test("a writer learns which interactions are as their source holds them, by value", async () => {
  const { seen } = letters();
  const { cassette, text } = await read(named("a", "xyz"));
  const [x, y, z] = structuredClone(cassette.interactions) as [Interaction, Interaction, Interaction];
  await write(
    { ...cassette, interactions: [z, edited(y, "https://h/Y"), x, exchange("https://h/n")] },
    {
      to: "first",
      over: text as SourceText,
    },
  );
  expect(summary(seen)).toEqual([
    ["z", "a[2]", true],
    ["Y", "a[1]", false],
    ["x", "a[0]", true],
    ["n", undefined, undefined],
  ]);
  expect(seen[1]?.original?.interaction).toEqual(cassette.interactions[1]);
});

test("several sources are told apart by name, and by value where they share one", async () => {
  const { seen } = letters();
  const texts = [named("a", "xy"), named("b", "z"), named("a", "pq")];
  const readings = await Promise.all(texts.map((source) => read(source)));
  const interactions = readings.flatMap(({ cassette }) => cassette.interactions);
  await write(
    { meta: { format: "first" }, interactions },
    { to: "first", over: readings.map(({ text }) => text as SourceText) },
  );
  expect(summary(seen)).toEqual([
    ["x", "a[0]", true],
    ["y", "a[1]", true],
    ["z", "b[0]", true],
    ["p", "a[0]", true],
    ["q", "a[1]", true],
  ]);
});

test("convert passes its own source, and reads it again only for what was edited", async () => {
  const state = letters();
  await convert(named("a", "xy"), { to: "first" });
  expect(state.reads).toBe(1);
  await convert(named("a", "xy"), { to: "first", rewrite: [{ from: "/y", to: "/Y" }] });
  expect(state.reads).toBe(3);
  expect(summary(state.seen)).toEqual([
    ["x", "a[0]", true],
    ["y", "a[1]", true],
    ["x", "a[0]", true],
    ["Y", "a[1]", false],
  ]);
});

test("what stands in a file of the target's format stays, though a mock could not answer it", async () => {
  const { seen } = letters();
  first.holds = {};
  const reader = (await first.load()).read as NonNullable<Awaited<ReturnType<typeof first.load>>["read"]>;
  const { write: writer } = await first.load();
  first.load = async () => ({
    read: async (source, o, ctx): Promise<Reading> => {
      const reading = await reader(source, o, ctx);
      const interactions = [...(reading.interactions as Iterable<Interaction>)].map((one) => ({
        ...one,
        outcome: { kind: "unrecorded" as const, reason: "" },
      }));
      return { ...reading, interactions };
    },
    ...(writer !== undefined && { write: writer }),
  });
  const { notices } = await convert(named("a", "xy"), { to: "first", rewrite: [{ from: "/y", to: "/Y" }] });
  expect(summary(seen)).toEqual([["x", "a[0]", true]]);
  expect(notices.counts).toEqual({ "skipped/unrecorded": 1 });
});

test("a text of another format has no originals, and neither has another target", async () => {
  const { seen } = letters();
  const { cassette, text } = await read(named("a", "x"));
  let original: unknown;
  second.load = async () => ({
    async *write({ interactions }, _, ctx) {
      for await (const one of interactions) original = await ctx.originalOf?.(one);
      yield { path: "out", bytes: new Uint8Array() };
    },
  });
  await write(cassette, { to: "second", over: text as SourceText });
  expect(original).toBeUndefined();
  await convert(named("a", "x"), { to: "second" });
  expect(original).toBeUndefined();
  expect(seen).toEqual([]);
});
