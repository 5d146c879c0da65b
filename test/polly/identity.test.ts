import { describe, expect, test } from "vitest";
import { idOf } from "../../src/adapters/polly/id/request.ts";
import { usualMatch } from "../../src/adapters/polly/settings/object.ts";
import { write as writePolly } from "../../src/adapters/polly/write/write.ts";
import { inMemory } from "../../src/adapters/shared/output-files.ts";
import { decode } from "../../src/entry/node.ts";
import { convert, memorySource, merge, read, type SetOptions, write } from "../../src/index.ts";
import { storedBody } from "../../src/model/body.ts";
import { encodeUtf8 } from "../../src/model/bytes.ts";
import type { Cassette, HttpResponse, Interaction, JsonObject, Notice } from "../../src/model/types.ts";
import { bytesOf, fixtures } from "../support/files.ts";

// Same format, same bytes; one edit, one entry.

const textOf = (bytes: Uint8Array) => new TextDecoder("utf-8", { fatal: true }).decode(bytes);
const entriesOf = (bytes: Uint8Array): JsonObject[] => JSON.parse(textOf(bytes)).log.entries;
const recordings = fixtures().filter(({ format, path }) => format === "polly" && path.endsWith(".har"));
const [fetched, sent] = ["6.0.6-fetch", "6.0.6-node-http"].map(
  (name) => recordings.find(({ path }) => path.includes(`/${name}/`))?.bytes ?? new Uint8Array(),
) as [Uint8Array, Uint8Array];

describe.each(recordings)("$path", ({ bytes }) => {
  test("comes back with the same bytes", async () => {
    const { files, notices, setup } = await convert(bytes, { to: "polly", decode });
    expect(textOf(await bytesOf(files))).toBe(textOf(bytes));
    expect([notices.counts["lost/extension"], setup]).toEqual([undefined, undefined]);
  });

  test("comes back with the same bytes when every entry is looked through", async () => {
    const { cassette, text } = await read(bytes, { decode });
    const originalOf = async (interaction: Interaction) =>
      text && { text, index: interaction.origin?.index ?? -1, interaction, unchanged: false };
    const notices: Notice[] = [];
    const ctx = { originalOf, decode, notice: (n: Notice) => notices.push(n) };
    for (const file of await inMemory(writePolly(cassette, {}, ctx))) expect(textOf(file.bytes)).toBe(textOf(bytes));
    expect(notices).toEqual([]);
  });

  test("has the same bytes when all of it is made anew", async () => {
    const { cassette } = await read(bytes, { decode });
    const { files } = await write(cassette, { to: "polly", decode });
    expect(textOf(await bytesOf(files))).toBe(textOf(bytes));
  });
});

type Edit = (one: Interaction) => Interaction;
const response =
  (part: (outcome: HttpResponse) => Partial<HttpResponse>): Edit =>
  (one) => {
    const outcome = one.outcome as HttpResponse;
    return { ...one, outcome: { ...outcome, ...part(outcome) } };
  };
const edits: Readonly<Record<string, Edit>> = {
  status: response(() => ({ status: 503 })),
  header: response(({ headers }) => ({ headers: [...headers, ["x-new", "1"]] })),
  body: response(() => ({ body: storedBody(encodeUtf8("new")) })),
  url: (one) => ({ ...one, request: { ...one.request, url: "http://origin.test/elsewhere?b=2&a=1" } }),
};

describe.each(Object.entries(edits))("%s changed", (name, edit) => {
  test.each([
    ["fetch", fetched],
    ["node-http", sent],
  ])("in a recording of %s: the other entries keep their bytes", async (_, bytes) => {
    const { cassette, text } = await read(bytes, { decode });
    const changed = edit(cassette.interactions[3] as Interaction);
    const after: Cassette = {
      ...cassette,
      interactions: cassette.interactions.map((one, i) => (i === 3 ? changed : one)),
    };
    const { files, notices } = await write(after, { to: "polly", over: text ?? [], decode });
    const written = await bytesOf(files);
    const [was, is] = [entriesOf(bytes), entriesOf(written)];
    expect(is.filter((entry, i) => JSON.stringify(entry) !== JSON.stringify(was[i])).length).toBe(1);
    expect(is[3]?._id).toBe(name === "url" ? idOf(changed, {}, true) : was[3]?._id);
    expect(notices.counts).toEqual({});
    const again = await read(written, { decode });
    expect(again.cassette.interactions[3]?.outcome).toEqual(changed.outcome);
    expect(again.cassette.interactions[3]?.request).toEqual(changed.request);
    const old = new Set(lines(bytes));
    expect(lines(written).filter((line) => !old.has(line)).length).toBeLessThan(20);
  });
});

const lines = (bytes: Uint8Array) => textOf(bytes).split("\n");

describe("orders", () => {
  const repeats = (bytes: Uint8Array) =>
    entriesOf(bytes)
      .filter(({ request }) => String((request as JsonObject).url).endsWith("/jobs/1"))
      .map(({ _order }) => _order);

  test("stay where all are there, and are counted anew where one went", async () => {
    expect(repeats(fetched)).toEqual([0, 1, 2]);
    const { cassette } = await read(fetched);
    const first = cassette.interactions.findIndex(({ request }) => request.url.endsWith("/jobs/1"));
    const { files } = await convert(fetched, { to: "polly", select: { entries: `0,${first + 1}-142` }, decode });
    expect(repeats(await bytesOf(files))).toEqual([0, 1]);
  });

  test("go on where recordings are merged", async () => {
    const both = await Promise.all(["a.har", "b.har"].map((name) => read(memorySource(fetched, name), { decode })));
    const texts = both.flatMap(({ text }) => text ?? []);
    const merged = merge(both.map(({ cassette }) => cassette));
    const { files } = await write(merged, { to: "polly", over: texts, decode });
    expect(repeats(await bytesOf(files))).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe("ids made anew", () => {
  test.each<[SetOptions, anew: number, told: number]>([
    [{ "polly.rehash": "true" }, 143, 4],
    // Polly's own settings; of what it did not store no id can be made.
    [{ "polly.rehash": "true", "polly.headers": "all", "polly.body": "exact" }, 4, 4],
    [{ "polly.rehash": "true", "polly.headers": "only:Host", "polly.url": "pathname", "polly.order": "false" }, 143, 4],
    [{ "polly.headers": "all", "polly.body": "none" }, 0, 0],
  ])("%j", async (set, anew, told) => {
    const { files, notices, setup } = await convert(sent, { to: "polly", set, decode });
    const [was, is] = [entriesOf(sent), entriesOf(await bytesOf(files))];
    expect(is.filter(({ _id }, i) => _id !== was[i]?._id).length).toBe(anew);
    expect(new Set(is.map(({ _id, _order }) => `${_id} ${_order}`)).size).toBe(was.length);
    expect(notices.counts["lost/request-id"] ?? 0).toBe(told);
    expect(setup !== undefined).toBe(anew > 0);
    // Nothing else changes.
    const rest = (entries: JsonObject[]) => entries.map(({ _id, _order, ...entry }) => entry);
    expect(rest(is)).toEqual(rest(was));
  });

  test("are those of a recording that comes from elsewhere", async () => {
    const { cassette } = await read(sent, { decode });
    const { files } = await convert(sent, { to: "polly", set: { "polly.rehash": "true" }, decode });
    const again = entriesOf(await bytesOf(files)).map(({ _id }) => _id);
    expect(again).toEqual(cassette.interactions.map((one) => idOf(one, usualMatch, false)));
  });
});

test("another name gives another folder, and the name in the file", async () => {
  const { files } = await convert(fetched, { to: "polly", recording: "sample/node http", decode });
  expect(files.map(({ path }) => path)).toEqual(["sample_2531492519/node-http_614019639/recording.har"]);
  const written = await bytesOf(files);
  expect(JSON.parse(textOf(written)).log._recordingName).toBe("sample/node http");
  expect(entriesOf(written)).toEqual(entriesOf(fetched));
});
