import { afterEach, describe, expect, test } from "vitest";
import type { Context, Options, OutputFile, Reading } from "../../src/adapters/adapter.ts";
import { presets } from "../../src/match/presets.ts";
import { RespoolError } from "../../src/model/errors.ts";
import type { Interaction } from "../../src/model/types.ts";
import { write } from "../../src/write.ts";
import { exchange, first, reset } from "./formats.ts";

afterEach(reset);

const bytes = Uint8Array.of(1);
const cassette = { meta: { name: "talk" }, interactions: [exchange("https://a/#x"), exchange("https://b/")] };
const none = { counts: {}, first: [] };

interface Written {
  readonly meta: Reading["meta"];
  readonly interactions: Interaction[];
  readonly options: Options;
  readonly ctx: Context;
}
/** Makes the first format write these files; what it was given is in the result. */
function writes(files: readonly OutputFile[], also: (ctx: Context) => void = () => {}): Written[] {
  const calls: Written[] = [];
  first.load = async () => ({
    async *write(reading, options, ctx) {
      const interactions: Interaction[] = [];
      for await (const interaction of reading.interactions) interactions.push(interaction);
      calls.push({ meta: reading.meta, interactions, options, ctx });
      also(ctx);
      yield* files;
    },
  });
  return calls;
}

test("hands the writer the cassette, options and codecs", async () => {
  const calls = writes([{ path: "cassette.first", bytes }]);
  const { signal } = new AbortController();
  const decode = () => undefined;
  first.holds = { unrecorded: "held" };
  const result = await write(cassette, { to: "first-alias", set: { "first.depth": "4" }, decode, signal });
  expect(result).toEqual({ files: [{ path: "cassette.first", bytes }], notices: none });
  expect(calls).toEqual([
    { ...cassette, options: { side: "left", depth: 4 }, ctx: { notice: expect.any(Function), decode, signal } },
  ]);
});

test("a name is given to the first file alone", async () => {
  const files = [
    { path: "cassette.first", bytes },
    { path: "body.bin", bytes },
  ];
  writes(files);
  expect((await write(cassette, { to: "first", name: "x/y" })).files).toEqual([{ path: "x/y", bytes }, files[1]]);
  expect((await write(cassette, { to: "first" })).files).toEqual(files);
});

test("a target that is played gets what can be replayed, an archive everything", async () => {
  const calls = writes([]);
  const failed = exchange("https://c/", { outcome: { kind: "failure", message: "reset" } });
  const interactions = [...cassette.interactions, failed];
  const { notices } = await write({ meta: {}, interactions }, { to: "first" });
  expect(calls[0]?.interactions).toEqual([exchange("https://a/"), cassette.interactions[1]]);
  expect(notices).toEqual({
    counts: { "changed/url-fragment": 1, "skipped/failure": 1 },
    first: [
      { code: "changed/url-fragment", at: { interaction: 0 }, data: { target: "first" } },
      { code: "skipped/failure", at: { interaction: 2 }, data: { target: "first" } },
    ],
  });
  first.holds = { unrecorded: "held" };
  expect((await write({ meta: {}, interactions }, { to: "first" })).notices).toEqual(none);
  expect(calls[1]?.interactions).toEqual(interactions);
});

test("every notice says for which target", async () => {
  writes([], (ctx) => {
    ctx.notice({ code: "lost/timing", at: {} });
    ctx.notice({ code: "lost/header", at: { interaction: 1 }, data: { name: "X", why: "break" } });
  });
  const { notices } = await write({ meta: {}, interactions: [] }, { to: "first" });
  expect(notices.first).toEqual([
    { code: "lost/timing", at: {}, data: { target: "first" } },
    { code: "lost/header", at: { interaction: 1 }, data: { name: "X", why: "break", target: "first" } },
  ]);
});

describe("a match policy", () => {
  const says = (ctx: Context) => ctx.notice({ code: "lost/match-policy", at: {}, data: { what: "ignored headers" } });
  const ofFile = { ...cassette, meta: { match: presets.route } };

  test("that is asked for replaces the file's", async () => {
    const calls = writes([]);
    await write(ofFile, { to: "first", match: { preset: "strict", ignoreQuery: ["t"] } });
    expect(calls[0]?.meta).toEqual({ match: { ...presets.strict, ignoreQuery: ["t"] } });
  });

  test("of the file is a loss where the target has none", async () => {
    const calls = writes([], says);
    const { notices } = await write(ofFile, { to: "first" });
    expect(calls[0]?.meta).toEqual(ofFile.meta);
    expect(notices.counts).toMatchObject({ "lost/match-policy": 1 });
  });

  test("that is asked for is an error where the target has none", async () => {
    writes([], says);
    await expect(write(cassette, { to: "first", match: "route" })).rejects.toMatchObject({
      code: "output/unrepresentable",
      message: "first files cannot hold ignored headers",
      format: "first",
      hint: "Say it where the cassette is loaded, with a matcher function; for nock write a module (--set nock.module=esm) or use toDefinitions of respool/nock.",
    });
  });

  test("that nobody knows is an error", async () => {
    writes([]);
    await expect(write(cassette, { to: "first", match: "nonsense" as "route" })).rejects.toMatchObject({
      code: "option/invalid",
    });
  });
});

describe("what a writer throws", () => {
  const throwing = (e: unknown) =>
    writes([{ path: "x", bytes }], () => {
      throw e;
    });

  test("an error of ours stays as it is", async () => {
    const error = new RespoolError("output/too-large", "too much");
    throwing(error);
    expect(await write(cassette, { to: "first" }).catch((e: unknown) => e)).toBe(error);
  });

  test("anything else is our bug", async () => {
    const cause = new TypeError("secret");
    throwing(cause);
    const error = await write(cassette, { to: "first" }).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: "internal/bug", message: "the first writer failed", cause });
    expect(JSON.stringify(error)).not.toContain("secret");
  });

  test("an abort stays what it is", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    writes([], (ctx) => {
      controller.abort(reason);
      ctx.signal?.throwIfAborted();
    });
    expect(await write(cassette, { to: "first", signal: controller.signal }).catch((e: unknown) => e)).toBe(reason);
  });
});

test("a format without a writer cannot be written", async () => {
  await expect(write(cassette, { to: "first" })).rejects.toMatchObject({
    code: "option/invalid",
    message: "first can be read but not written yet",
  });
});

test("what is wrong with the options is said before anything is written", async () => {
  const calls = writes([]);
  const refused = [
    write(cassette, { to: "frist" }),
    write(cassette, { to: "first", set: { "first.side": "up" } }),
    write(cassette, { to: "second", set: { "first.depth": "1" } }),
  ];
  for (const one of refused) await expect(one).rejects.toMatchObject({ code: "option/invalid" });
  expect(calls).toEqual([]);
});
