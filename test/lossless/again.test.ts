import { expect, test } from "vitest";
import type { SourceText } from "../../src/adapters/adapter.ts";
import { convert, memorySource, merge, read, write } from "../../src/index.ts";
import { storedBody } from "../../src/model/body.ts";
import { encodeUtf8 } from "../../src/model/bytes.ts";
import type { Cassette, HeaderList, Interaction, JsonObject } from "../../src/model/types.ts";
import { bytesOf } from "../support/files.ts";
import { expectWhole, kept } from "./whole.ts";

// Files that were written with --lossless, read, changed and written again as nock.

function exchange(path: string, headers: HeaderList = [["Accept", path]]): Interaction {
  return {
    request: { method: "GET", url: `https://h.test${path}`, headers, body: storedBody(new Uint8Array()) },
    outcome: { kind: "response", status: 200, headers: [], body: storedBody(encodeUtf8(path)) },
    timing: { waitMs: 1.5 },
  };
}

const failed: Interaction = { ...exchange("/no"), outcome: { kind: "failure", message: "reset", code: "ECONNRESET" } };
const cassette: Cassette = {
  meta: { format: "other", version: "7", name: "talk" },
  interactions: [failed, exchange("/a"), exchange("/b"), failed, exchange("/c")],
};

type Definition = JsonObject & { readonly respool: JsonObject & { readonly file?: JsonObject } };
const definitionsOf = (bytes: Uint8Array): Definition[] => JSON.parse(new TextDecoder().decode(bytes));
const fileOf = (definitions: readonly JsonObject[]) => encodeUtf8(`${JSON.stringify(definitions, null, 2)}\n`);

async function written(from: Cassette = cassette): Promise<Uint8Array> {
  return (await kept(from, "nock")).bytes;
}

test("every entry carries what it does not show, the first one what the file has no place for", async () => {
  const definitions = definitionsOf(await written());
  expect(definitions.map(({ path, respool: { hash, ...respool } }) => [path, typeof hash, respool])).toEqual([
    [
      "/a",
      "string",
      {
        request: { headers: ["Accept", "/a"] },
        timing: { waitMs: 1.5 },
        file: {
          meta: { format: "other", version: "7", name: "talk" },
          skipped: [0, 3].map((index) => ({
            index,
            interaction: {
              request: {
                method: "GET",
                url: "https://h.test/no",
                headers: ["Accept", "/no"],
                body: { kind: "stored", coding: "decoded", fidelity: "exact", complete: true, text: "" },
              },
              outcome: { kind: "failure", message: "reset", code: "ECONNRESET" },
              timing: { waitMs: 1.5 },
            },
          })),
        },
      },
    ],
    ["/b", "string", { request: { headers: ["Accept", "/b"] }, timing: { waitMs: 1.5 } }],
    ["/c", "string", { request: { headers: ["Accept", "/c"] }, timing: { waitMs: 1.5 } }],
  ]);
});

test("an entry that shows everything carries nothing", async () => {
  const plain = ["/a", "/b"].map((path) => {
    const { timing: _, ...interaction } = exchange(path, []);
    return interaction;
  });
  const definitions = definitionsOf(await written({ meta: { format: "nock" }, interactions: plain }));
  expect(definitions.map((definition) => Object.hasOwn(definition, "respool"))).toEqual([false, false]);
});

test("what reads as the file's own format is the format that was recorded", async () => {
  const bytes = await written();
  const { cassette: again, text } = await read(bytes);
  expect([again.meta.format, text?.format, text?.lossless]).toEqual(["other", "nock", true]);
  const { from } = await convert(bytes, { from: "nock", to: "nock" });
  // The version is that of the recorded format, not of this file.
  expect([from.format, from.version]).toEqual(["nock", undefined]);
  expect(await read(fileOf([{ ...definitionsOf(bytes)[1], respool: null }]))).not.toHaveProperty("text.lossless");
});

test("an edit by hand wins over what was kept, and is said", async () => {
  const definitions = definitionsOf(await written());
  definitions[1] = { ...(definitions[1] as Definition), status: 404 };
  const { cassette: again, notices } = await read(fileOf(definitions), { from: "nock" });
  const [first, a, b, ...rest] = cassette.interactions as Interaction[];
  const { timing: _, ...edited } = exchange("/b", []);
  expectWhole(again, {
    ...cassette,
    interactions: [
      first as Interaction,
      a as Interaction,
      { ...edited, outcome: { ...(b as Interaction).outcome, status: 404 } as Interaction["outcome"] },
      ...rest,
    ],
  });
  expect(notices).toEqual({
    counts: { "skipped/patch": 1 },
    first: [{ code: "skipped/patch", at: { file: "input", interaction: 1 } }],
  });
});

test("spaces, the order of names and that of the entries are no edits", async () => {
  const definitions = definitionsOf(await written());
  const [a, b, c] = definitions.map((one) => Object.fromEntries(Object.entries(one).reverse()));
  const { cassette: again, notices } = await read(encodeUtf8(JSON.stringify([a, c, b])));
  const [first, one, two, second, three] = cassette.interactions as Interaction[];
  expectWhole(again, { ...cassette, interactions: [first, one, three, second, two] as Interaction[] });
  expect(notices.counts).toEqual({});
});

test("written again as it is, it is the same file", async () => {
  const bytes = await written();
  expect(await bytesOf((await convert(bytes, { to: "nock" })).files)).toEqual(bytes);
  expect(await bytesOf((await convert(bytes, { to: "nock", lossless: true })).files)).toEqual(bytes);
});

test("written again without some, nothing of those is left in it", async () => {
  const bytes = await written();
  const select = { exclude: ["**/no"] };
  const { files, notices } = await convert(bytes, { to: "nock", select });
  const again = definitionsOf(await bytesOf(files));
  expect(again[0]?.respool.file).toEqual({ meta: { format: "other", version: "7", name: "talk" } });
  expect(again.slice(1)).toEqual(definitionsOf(bytes).slice(1));
  expect(notices.counts).toEqual({});
  const last = await bytesOf((await convert(bytes, { to: "nock", select: { include: ["**/c"] } })).files);
  expectWhole((await read(last)).cassette, { ...cassette, interactions: cassette.interactions.slice(4) });
});

test("one change is in its own entry, and changes what that carries", async () => {
  const bytes = await written();
  const { files } = await convert(bytes, {
    to: "nock",
    rewrite: [{ from: "https://h.test/b", to: "https://h.test/B" }],
  });
  const again = definitionsOf(await bytesOf(files));
  expect(again.map((one, i) => JSON.stringify(one) === JSON.stringify(definitionsOf(bytes)[i]))).toEqual([
    true,
    false,
    true,
  ]);
  const [, , b] = cassette.interactions as [Interaction, Interaction, Interaction];
  const interactions = [...cassette.interactions];
  interactions[2] = { ...b, request: { ...b.request, url: "https://h.test/B" } };
  expectWhole((await read(await bytesOf(files))).cassette, { ...cassette, interactions });
});

test("what a mock could not answer is settled again where its entry must be written anew", async () => {
  const lost: Interaction = {
    ...exchange("/lost"),
    outcome: { kind: "response", status: 200, headers: [], body: { kind: "lost", reason: "evicted" } },
  };
  const from: Cassette = { meta: {}, interactions: [lost, failed, exchange("/a")] };
  const { bytes } = await kept(from, "nock", { missingBody: "empty" });
  expect(definitionsOf(bytes).map(({ path }) => path)).toEqual(["/lost", "/a"]);
  // The first entry carries the interaction that is left out here, and cannot stay as it is.
  const { files, notices } = await convert(bytes, { to: "nock", select: { exclude: ["**/no"] } });
  const again = await bytesOf(files);
  expect(definitionsOf(again).map(({ path }) => path)).toEqual(["/a"]);
  expect(notices.counts).toEqual({ "skipped/lost-body": 1 });
  expectWhole((await read(again)).cassette, { meta: {}, interactions: [lost, exchange("/a")] });
});

test("several are merged with everything that they carry", async () => {
  const other: Cassette = { meta: { format: "other", version: "8" }, interactions: [exchange("/x"), failed] };
  const sources = [memorySource(await written(), "a"), memorySource(await written(other), "b")];
  const readings = await Promise.all(sources.map((source) => read(source)));
  const merged = merge(readings.map(({ cassette }) => cassette));
  const over = readings.map(({ text }) => text as SourceText);
  const bytes = await bytesOf((await write(merged, { to: "nock", over })).files);
  const { cassette: again, notices } = await read(bytes);
  expectWhole(again, { meta: { format: "other" }, interactions: [...cassette.interactions, ...other.interactions] });
  expect(notices.counts).toEqual({});
});

test("with --sort start the order is the one that was asked for", async () => {
  const at = (path: string, startedAt: string): Interaction => ({ ...exchange(path), timing: { startedAt } });
  const [late, early] = [at("/late", "2026-01-02T00:00:00Z"), at("/early", "2026-01-01T00:00:00Z")];
  const { again } = await kept({ meta: {}, interactions: [late, early] }, "nock", { sort: "start" });
  expectWhole(again.cassette, { meta: {}, interactions: [early, late] });
});

test("a file that was written so is no reason to write another format so", async () => {
  const { cassette: again, text } = await read(await written());
  const { files } = await write(again, { to: "go-vcr", over: text as SourceText });
  expect(new TextDecoder().decode(await bytesOf(files))).not.toContain("respool");
});

test("where nothing can be written nothing is kept, and everything is said", async () => {
  const { again, notices } = await kept({ meta: { name: "n" }, interactions: [failed] }, "nock");
  expect(again.cassette.interactions).toEqual([]);
  expect(notices.map(({ code }) => code)).toEqual(["skipped/failure", "lost/everything"]);
});

test("a part of a split file carries its own", async () => {
  const { files } = await convert(await written(), { to: "nock", split: "entry", name: "x.nock.json" });
  const parts = await Promise.all(
    files.map(async (file) => (await read(await bytesOf([file]), { from: "nock" })).cassette),
  );
  expect(
    files.map(({ path }, i) => [path, parts[i]?.interactions.map(({ request }) => request.url.slice(-2))]),
  ).toEqual([
    ["x.3.nock.json", []],
    ["x.0.nock.json", ["/a"]],
    ["x.1.nock.json", ["/b"]],
    ["x.4.nock.json", []],
    ["x.2.nock.json", ["/c"]],
  ]);
  expectWhole(parts[1] as Cassette, { ...cassette, interactions: cassette.interactions.slice(1, 2) });
});

test("every number stands for one interaction, and those without an entry come last", async () => {
  const bytes = await written();
  const { cassette: again } = await read(bytes);
  expect(again.interactions.map(({ origin }) => origin?.index)).toEqual([3, 0, 1, 4, 2]);
  const { files } = await convert(bytes, { to: "nock", select: { entries: "0,4" } });
  const [, a, , no] = cassette.interactions as [Interaction, Interaction, Interaction, Interaction];
  expectWhole((await read(await bytesOf(files))).cassette, { ...cassette, interactions: [a, no] });
});

test("secrets that a clean file would not hold are named, each once", async () => {
  const headers: HeaderList = [
    ["Authorization", "Bearer x"],
    ["authorization", "Bearer y"],
    ["X-Api-Key", ""],
    ["Cookie", "a"],
    ["Accept", "b"],
  ];
  const from: Cassette = {
    meta: {},
    interactions: [exchange("/a", headers), { ...failed, request: { ...failed.request, headers } }],
  };
  const said = async (set: Record<string, string>) =>
    (await kept(from, "nock", { set })).notices
      .filter(({ code }) => code === "kept/secret-header")
      .map(({ at, data }) => [at.interaction, data?.name]);
  expect(await said({})).toEqual([
    [0, "Authorization"],
    [0, "Cookie"],
    [1, "Authorization"],
    [1, "Cookie"],
  ]);
  // One that the entry shows anyway is not kept beside it.
  expect(await said({ "nock.reqheaders": "Cookie" })).toEqual([
    [0, "Authorization"],
    [1, "Authorization"],
    [1, "Cookie"],
  ]);
});
