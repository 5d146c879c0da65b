import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeUtf8, encodeUtf8 } from "../../../model/bytes.ts";
import { isRespoolError } from "../../../model/errors.ts";
import type { Interaction, Notice } from "../../../model/types.ts";
import type { Options } from "../../adapter.ts";
import { read } from "./read.ts";

const good = (path: string, more: object = {}) => ({ scope: "http://h", method: "GET", path, body: "", ...more });

async function readAll(text: string | Uint8Array, o: Options = {}) {
  const bytes = typeof text === "string" ? encodeUtf8(text) : text;
  const notices: Notice[] = [];
  const source = {
    name: "x",
    bytes: async () => bytes,
    slice: async (start: number, end: number) => bytes.subarray(start, end),
    sibling: async () => undefined,
  };
  const reading = await read(source, o, { notice: (n) => notices.push(n) });
  const interactions: Interaction[] = [];
  for await (const interaction of reading.interactions) interactions.push(interaction);
  const places = interactions.map(({ request, origin, extensions }) => [
    origin?.index,
    request.url,
    extensions?.nock?.$list,
  ]);
  const spans = [...(reading.text?.spans ?? [])].map(([start, end]) => decodeUtf8(bytes.subarray(start, end)));
  return { meta: reading.meta, places, spans, notices };
}

test("an object of lists: every list in its place, with its name", async () => {
  const [a, b, c] = ["/a", "/b", "/c"].map((path) => JSON.stringify(good(path)));
  // An engine puts keys that look like numbers first.
  const text = `{ "call": "f", "with": [{"x": 1}], "z 1": [${a},\n${b}], "none": [], "10": [ ${c} ] }`;
  expect(await readAll(text)).toEqual({
    meta: {
      format: "nock",
      extensions: { nock: { call: "f", with: [{ x: 1 }], "z 1": [], none: [], "10": [] } },
    },
    places: [
      [0, "http://h/a", "z 1"],
      [1, "http://h/b", "z 1"],
      [2, "http://h/c", "10"],
    ],
    spans: [a, b, c],
    notices: [],
  });
});

test("a name that stands twice gives both lists", async () => {
  const [a, b] = ["/a", "/b"].map((path) => JSON.stringify(good(path)));
  const { places, spans } = await readAll(`{"t": [${a}], "\\u0074": [${b}], "__proto__": [${a}]}`);
  expect(places).toEqual([
    [0, "http://h/a", "t"],
    [1, "http://h/b", "t"],
    [2, "http://h/a", "__proto__"],
  ]);
  expect(spans).toEqual([a, b, a]);
});

test("an object that holds only empty lists is an empty recording; any other is none", async () => {
  expect(await readAll('{"t 1": []}')).toEqual({
    meta: { format: "nock", extensions: { nock: { "t 1": [] } } },
    places: [],
    spans: [],
    notices: [],
  });
  for (const text of ["{}", '{"a": 1}', '{"a": [1]}', '{"log": {"entries": []}}', "null", "3", '"x"']) {
    await expect(readAll(text)).rejects.toMatchObject({ code: "input/invalid", at: { pointer: "" } });
  }
});

const mixed = JSON.stringify({ "a/b~": [good("/a"), null, good("/b", { rawHeaders: 5 }), good("/c", { $list: "x" })] });

test("a bad entry is skipped, and said", async () => {
  const { places, notices, spans } = await readAll(mixed);
  expect(places).toEqual([[0, "http://h/a", "a/b~"]]);
  expect(spans).toHaveLength(4);
  const skipped = (interaction: number, pointer: string, problem: string) => ({
    code: "skipped/entry",
    at: { interaction, pointer },
    data: { problem },
  });
  expect(notices).toEqual([
    skipped(1, "/a~1b~0/1", "the definition is null; a definition is an object"),
    skipped(2, "/a~1b~0/2/rawHeaders", "rawHeaders is a number; nock takes a list or an object"),
    skipped(3, "/a~1b~0/3/$list", "$list is a name that respool keeps for itself"),
  ]);
});

test("a bad entry is an error when reading is strict, or when there is no good one", async () => {
  const error = { code: "input/invalid", message: "the definition is null; a definition is an object" };
  await expect(readAll(mixed, { strict: true })).rejects.toMatchObject(error);
  await expect(readAll("[null, 5]")).rejects.toMatchObject(error);
});

test("JSON in the recorder's spelling is said once for the file", async () => {
  const text = JSON.stringify([
    good("/a", { body: { a: 1 }, response: [1] }),
    good("/b", { response: "text" }),
    good("/c", { response: true }),
    // What respool wrote tells more itself.
    good("/d", { response: {}, respool: {} }),
  ]);
  expect((await readAll(text)).notices).toEqual([{ code: "assumed/json-spelling", at: {}, data: { count: 3 } }]);
  expect((await readAll(JSON.stringify([good("/a")]))).notices).toEqual([]);
});

test("only RespoolError comes out, and spans are JSON, whatever is broken", async () => {
  const seed = encodeUtf8(`\ufeff${mixed.replace('"/c"', '"/\\ud800é"')}`);
  const change = fc.tuple(
    fc.nat(seed.length - 1),
    fc.oneof(fc.nat(255), fc.constantFrom(...encodeUtf8('"\\{}[],: \n'))),
  );
  const changes = fc.tuple(fc.array(change, { maxLength: 4 }), fc.nat(seed.length));
  await fc.assert(
    fc.asyncProperty(changes, async ([edits, end]) => {
      const bytes = seed.slice();
      for (const [at, byte] of edits) bytes[at] = byte;
      try {
        const { spans } = await readAll(end % 3 === 0 ? bytes.subarray(0, end) : bytes);
        for (const span of spans ?? []) JSON.parse(span as string);
      } catch (e) {
        if (!isRespoolError(e)) throw e;
      }
    }),
    { numRuns: 2000, seed: 7 },
  );
});

test("what stands beside the lists is no deeper than a definition may be", async () => {
  const text = (depth: number) =>
    `{"t": [${JSON.stringify(good("/a"))}], "x": ${"[".repeat(depth)}${"]".repeat(depth)}}`;
  expect((await readAll(text(500))).places).toHaveLength(1);
  for (const depth of [600, 200_000]) {
    await expect(readAll(text(depth))).rejects.toMatchObject({ code: "input/invalid", at: { pointer: "/x" } });
  }
});

test("a long list and a wide object are no trouble", async () => {
  const entry = JSON.stringify(good("/a"));
  const lists = Array.from({ length: 5000 }, (_, i) => `"${i}":[${entry}]`);
  expect((await readAll(`[${Array(50_000).fill(entry).join(",")}]`)).places).toHaveLength(50_000);
  const { places } = await readAll(`{${lists.join(",")}}`);
  expect([places.length, places[4999]]).toEqual([5000, [4999, "http://h/a", "4999"]]);
});
