import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { sha1 } from "../../src/adapters/shared/sha1.ts";
import { decode } from "../../src/entry/node.ts";
import { memorySource, read, type WriteOptions, write } from "../../src/index.ts";
import { emptyBody, storedBody } from "../../src/model/body.ts";
import { encodeUtf8 } from "../../src/model/bytes.ts";
import type { Cassette, Interaction, Notice } from "../../src/model/types.ts";
import { bytesOf, fixtures } from "../support/files.ts";
import { complaints } from "../support/har-schema.ts";

const json = encodeUtf8('{"a":1}');
const image = Uint8Array.of(137, 80, 78, 71, 255);

const exchange = (
  path: string,
  part: Partial<Interaction> = {},
  type = "application/json",
  bytes = json,
): Interaction => ({
  request: { method: "GET", url: `http://h.test${path}`, headers: [], body: emptyBody },
  outcome: { kind: "response", status: 200, headers: [["Content-Type", type]], body: storedBody(bytes) },
  ...part,
});
const post: Partial<Interaction> = {
  request: {
    method: "POST",
    url: "http://h.test/b",
    headers: [["Content-Type", "text/plain"]],
    body: storedBody(image),
  },
};
const cassette: Cassette = {
  meta: {},
  interactions: [
    exchange("/a"),
    exchange("/b", post),
    exchange("/c", {}, "image/png", image),
    exchange("/d", {}, "", emptyBody.bytes),
  ],
};

async function filesOf(set: NonNullable<WriteOptions["set"]>, of: Cassette = cassette) {
  const { files } = await write(of, { to: "har", set, decode });
  return Promise.all(files.map(async (file) => [file.path, await bytesOf([file])] as const));
}

const bare = (interactions: readonly Interaction[]) => interactions.map(({ origin: _, ...one }) => one);

test("bodies go into files beside the HAR, equal ones into one", async () => {
  const [main, ...others] = await filesOf({ "har.content": "attach" });
  expect(others).toEqual([
    [`${sha1(json)}.json`, json],
    [`${sha1(image)}.txt`, image],
    [`${sha1(image)}.png`, image],
  ]);
  const [path, bytes] = main as readonly [string, Uint8Array];
  expect(path).toBe("cassette.har");
  expect(await complaints(bytes)).toEqual([]);
  const { log } = JSON.parse(new TextDecoder().decode(bytes));
  expect(log.entries.map((entry: { response: { content: unknown } }) => entry.response.content)).toEqual([
    { size: 7, mimeType: "application/json", _file: `${sha1(json)}.json` },
    { size: 7, mimeType: "application/json", _file: `${sha1(json)}.json` },
    { size: 5, mimeType: "image/png", _file: `${sha1(image)}.png` },
    { size: 0, mimeType: "", text: "" },
  ]);
  const beside = new Map(others);
  const sibling = async (name: string) => {
    const held = beside.get(name);
    return held && memorySource(held, name);
  };
  const again = await read({ ...memorySource(bytes), sibling }, { from: "har" });
  expect(bare(again.cassette.interactions)).toEqual(cassette.interactions);
});

test("a zip holds the HAR and its bodies, and is the same each time", async () => {
  const [file, ...others] = await filesOf({ "har.content": "zip" });
  expect([file?.[0], others]).toEqual(["cassette.har.zip", []]);
  const bytes = file?.[1] ?? new Uint8Array();
  expect((await filesOf({ "har.content": "zip" }))[0]?.[1]).toEqual(bytes);
  expect(Object.keys(unzipSync(bytes))).toEqual([
    `${sha1(json)}.json`,
    `${sha1(image)}.txt`,
    `${sha1(image)}.png`,
    "har.har",
  ]);
  const { cassette: again } = await read(bytes, { from: "har" });
  expect(bare(again.interactions)).toEqual(cassette.interactions);
});

test.each(fixtures().filter(({ path }) => /recorded.*(yaml|json)$/.test(path)))(
  "$path in a zip reads back as it does in a file",
  async ({ bytes }) => {
    const { cassette: recorded } = await read(bytes, { decode });
    const plain = await read((await filesOf({}, recorded))[0]?.[1] as Uint8Array, { from: "har", decode });
    const packed = await read((await filesOf({ "har.content": "zip" }, recorded))[0]?.[1] as Uint8Array, {
      from: "har",
      decode,
    });
    const shown = (interactions: readonly Interaction[]) =>
      JSON.stringify(bare(interactions), (_, value) => (value instanceof Uint8Array ? sha1(value) : value));
    expect(packed.cassette.interactions.length).toBeGreaterThan(10);
    expect(shown(packed.cassette.interactions)).toBe(shown(plain.cassette.interactions));
  },
);

test("for Playwright: what has no answer is left out, and what it answers otherwise is said", async () => {
  const notices: Notice[] = [];
  const list: Interaction[] = [
    exchange("/a#top"),
    exchange("/a", { outcome: { kind: "failure", message: "reset" } }),
    exchange("/a", {}, "text/plain", image),
    exchange("/e", { outcome: { kind: "unrecorded", reason: "none" } }),
  ];
  const { files } = await write(
    { meta: {}, interactions: list.map((one, index) => ({ ...one, origin: { index } })) },
    { to: "har", set: { "har.player": "playwright", "har.indent": "0" }, onNotice: (n) => notices.push(n) },
  );
  expect(notices.map(({ code, at, data: { target: _, ...data } = {} }) => [at.interaction, code, data])).toEqual([
    [0, "changed/url-fragment", {}],
    [1, "skipped/failure", {}],
    [2, "lost/repeat", { first: 0 }],
    [3, "skipped/unrecorded", {}],
  ]);
  const { log } = JSON.parse(new TextDecoder().decode(await bytesOf(files)));
  expect(log.entries.map(({ request }: { request: { url: string } }) => request.url)).toEqual([
    "http://h.test/a",
    "http://h.test/a",
  ]);
});

test("a body that is changed leaves its file, which is said", async () => {
  const [main, ...others] = await filesOf({ "har.content": "attach" });
  const files = new Map(others);
  const source = {
    ...memorySource((main as readonly [string, Uint8Array])[1], "visit.har"),
    sibling: async (path: string) => {
      const bytes = files.get(path);
      return bytes && memorySource(bytes, path);
    },
  };
  const { cassette: recorded, text } = await read(source);
  const [first, ...rest] = recorded.interactions as [Interaction, ...Interaction[]];
  const changed = { ...first, outcome: { ...first.outcome, body: storedBody(encodeUtf8('{"a":2}')) } } as Interaction;
  const notices: Notice[] = [];
  const written = await write(
    { ...recorded, interactions: [changed, ...rest] },
    { to: "har", onNotice: (n) => notices.push(n), ...(text && { over: text }) },
  );
  expect(notices).toEqual([
    {
      code: "changed/attachment",
      at: { interaction: 0, file: "visit.har" },
      data: { part: "response", file: `${sha1(json)}.json`, target: "har" },
    },
  ]);
  // The file of the body is the one of the second entry's as well.
  expect(written.files.map(({ path }) => path).sort()).toEqual(["cassette.har", ...files.keys()].sort());
});
