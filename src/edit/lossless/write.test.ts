import { expect, test } from "vitest";
import type { OutputFile, Reading, Source } from "../../adapters/adapter.ts";
import { emptyBody } from "../../model/body.ts";
import { decodeUtf8, encodeUtf8 } from "../../model/bytes.ts";
import { RespoolError } from "../../model/errors.ts";
import type { Interaction, JsonObject, Notice } from "../../model/types.ts";
import { restore } from "./restore.ts";
import { type LosslessTarget, writeLossless } from "./write.ts";

function exchange(url: string, more: Partial<Interaction> = {}): Interaction {
  return {
    request: { method: "GET", url, headers: [], body: emptyBody },
    outcome: { kind: "response", status: 200, headers: [], body: emptyBody },
    ...more,
  };
}

/** A format that holds URLs alone, one on a line, and behind it what the entry carries. Counts how often it writes. */
function lines(more: Partial<LosslessTarget> = {}): LosslessTarget & { readonly written: Interaction[][] } {
  const written: Interaction[][] = [];
  return {
    written,
    format: "lines",
    settle: (interactions) => interactions,
    async *write({ interactions }, hear) {
      const all: Interaction[] = [];
      for await (const one of interactions) all.push(one);
      written.push(all);
      for (const [interaction, { timing }] of all.entries()) {
        if (timing !== undefined) hear({ code: "lost/timing", at: { interaction } });
        hear({ code: "lost/broken-body", at: { interaction } });
      }
      const text = all.map(
        ({ request, extensions }) => `${request.url} ${JSON.stringify(extensions?.respool ?? null)}`,
      );
      yield { path: "main", bytes: encodeUtf8(text.join("\n")) };
    },
    read: async (source) => readingOf(decodeUtf8(await source.bytes()) ?? ""),
    ...more,
  };
}

function readingOf(text: string): Reading {
  const interactions = text.split("\n").map((line) => {
    const [url = "", ...rest] = line.split(" ");
    const respool: JsonObject | null = JSON.parse(rest.join(" "));
    return exchange(url, respool === null ? {} : { extensions: { respool } });
  });
  return { meta: { format: "lines" }, interactions };
}

async function run(
  interactions: readonly Interaction[],
  target: LosslessTarget,
  meta: Reading["meta"] = { format: "lines" },
) {
  const notices: Notice[] = [];
  const files = await writeLossless({ meta, interactions }, target, (n) => notices.push(n));
  const { reading } = await restore(await target.read(sourceOf(files)), () => {});
  const again: Interaction[] = [];
  for await (const { origin: _, ...one } of reading.interactions) again.push(one);
  return { files, meta: reading.meta, again, codes: notices.map(({ code }) => code) };
}

function sourceOf([file]: readonly OutputFile[]): Source {
  return { bytes: async () => file?.bytes as Uint8Array } as Source;
}

const timed = exchange("/timed", { timing: { waitMs: 1 } });

test("writes once where nothing is missing, and twice where something is", async () => {
  const plain = lines();
  expect(await run([exchange("/a")], plain)).toMatchObject({ again: [exchange("/a")], codes: ["lost/broken-body"] });
  expect(plain.written.length).toBe(1);
  const target = lines();
  const result = await run([exchange("/a"), timed], target);
  expect(result.again).toEqual([exchange("/a"), timed]);
  // What comes back and no client can observe is not said, and nothing is said twice.
  expect(result.codes).toEqual(["lost/broken-body", "lost/broken-body"]);
  expect(target.written.map((all) => all.map(({ extensions }) => extensions?.respool !== undefined))).toEqual([
    [false, false],
    [false, true],
  ]);
});

test("what the file says of the whole may be more than the writer is told", async () => {
  const meta = { format: "other", name: "n" };
  const { meta: again } = await run([timed], lines({ meta }), { format: "other" });
  expect(again).toEqual(meta);
});

test("what an interaction was given under our own key is not carried on", async () => {
  const { again } = await run([exchange("/a", { extensions: { respool: { x: 1 }, y: {} } })], lines());
  expect(again).toEqual([exchange("/a", { extensions: { y: {} } })]);
});

test("an entry that looks different when it carries something is patched for that look", async () => {
  const target = lines();
  const { write } = target;
  // As a copied entry does that must be rendered after all.
  const changing: LosslessTarget = {
    ...target,
    write: (reading, hear) =>
      write(
        {
          ...reading,
          interactions: [...(reading.interactions as Interaction[])].map((one) =>
            one.extensions?.respool === undefined ? one : { ...one, request: { ...one.request, url: "/other" } },
          ),
        },
        hear,
      ),
  };
  expect((await run([timed], changing)).again).toEqual([timed]);
  expect(target.written.length).toBe(3);
});

test("an entry that must be written anew is settled anew, and may be left out then", async () => {
  const stays: boolean[][] = [];
  const target = lines({
    *settle(interactions, mayStay) {
      const may: boolean[] = [];
      stays.push(may);
      for (const one of interactions) {
        may.push(mayStay(one));
        if (one.timing === undefined || mayStay(one)) yield one;
      }
    },
  });
  expect((await run([timed, exchange("/a")], target)).again).toEqual([timed, exchange("/a")]);
  expect(stays).toEqual([
    [true, true],
    [false, true],
    [false, false],
  ]);
});

test("what is left out is carried by the first entry", async () => {
  const target = lines({
    *settle(interactions) {
      for (const one of interactions) if (one.timing === undefined) yield one;
    },
  });
  const all = [timed, exchange("/a"), timed, exchange("/b"), timed];
  expect((await run(all, target)).again).toEqual(all);
});

test("without an entry everything is said", async () => {
  const target = lines({
    settle(_, __, hear) {
      hear({ code: "lost/timing", at: {} });
      return [];
    },
  });
  const notices: Notice[] = [];
  await writeLossless({ meta: {}, interactions: [timed] }, target, (n) => notices.push(n));
  expect(notices).toEqual([{ code: "lost/timing", at: {} }]);
  expect(target.written).toEqual([[]]);
});

test("files beside the main one, and bytes that come in pieces, can be read back", async () => {
  const target = lines();
  async function* pieces(bytes: Uint8Array) {
    yield bytes.subarray(0, 1);
    yield bytes.subarray(1);
  }
  const { files } = await run([timed], {
    ...target,
    async *write(reading, hear) {
      yield { path: "main", bytes: pieces(encodeUtf8("see beside")) };
      for await (const { bytes } of target.write(reading, hear)) yield { path: "beside", bytes };
    },
    async read(source) {
      const beside = (await source.sibling?.("beside")) ?? source;
      if (source.sibling !== undefined) {
        expect(await source.sibling("none")).toBeUndefined();
        expect([source.name, source.size, decodeUtf8(await source.slice(0, 3))]).toEqual(["main", 10, "see"]);
        return target.read(beside);
      }
      return { meta: { format: "lines" }, interactions: [] };
    },
  });
  expect(files.map(({ path, bytes }) => [path, bytes instanceof Uint8Array])).toEqual([
    ["main", true],
    ["beside", true],
  ]);
});

const refusals: readonly (readonly [string, LosslessTarget, number | undefined])[] = [
  ["cannot be read", lines({ read: () => Promise.reject(new RespoolError("input/syntax", "no")) }), undefined],
  ["shows another number of entries", lines({ read: async () => readingOf("/a null\n/b null") }), undefined],
  ["does not keep what it is given", lines({ read: async () => readingOf("/a null") }), 0],
];

test.each(refusals)("a file that %s is refused", async (_, target, interaction) => {
  await expect(writeLossless({ meta: {}, interactions: [timed] }, target, () => {})).rejects.toMatchObject({
    code: "output/unrepresentable",
    message: "the lines file cannot keep everything",
    format: "lines",
    ...(interaction !== undefined && { at: { interaction } }),
  });
});

test("what no JSON can say is refused, and so is what is nested too deep for it", async () => {
  let deep: JsonObject = {};
  for (let i = 0; i < 400; i++) deep = { deep };
  expect((await run([exchange("/a", { extensions: { x: deep } })], lines())).again).toHaveLength(1);
  await expect(run([exchange("/a", { timing: { waitMs: Number.POSITIVE_INFINITY } })], lines())).rejects.toMatchObject({
    code: "output/unrepresentable",
    at: { interaction: 0 },
  });
});

test("a mistake of a stage, a writer or a reader is not taken for a loss", async () => {
  const mistake = new TypeError("x");
  const failing = () => Promise.reject(mistake);
  await expect(run([timed], lines({ read: failing }))).rejects.toBe(mistake);
  await expect(run([timed], lines({ async *write() {} }))).rejects.toThrow("a writer gave no file");
  const reversed = lines({ settle: (interactions) => [...interactions].reverse() });
  await expect(run([timed, exchange("/a")], reversed)).rejects.toThrow("the stage does not keep the order");
});
