import { expect, test } from "vitest";
import type { Reading } from "../../adapters/adapter.ts";
import { emptyBody, storedBody } from "../../model/body.ts";
import type { CassetteMeta, Interaction, JsonObject, Notice } from "../../model/types.ts";
import { packInteraction, sealedPatch } from "./entry.ts";
import { withOwn } from "./own.ts";
import { restore } from "./restore.ts";

function exchange(url: string, index?: number): Interaction {
  return {
    request: { method: "GET", url, headers: [], body: emptyBody },
    outcome: { kind: "response", status: 200, headers: [], body: storedBody(Uint8Array.of(1)) },
    ...(index !== undefined && { origin: { file: "f", index } }),
  };
}

/** An entry as it stands in a file, and what it stands for. */
function entry(
  url: string,
  index: number,
  file?: JsonObject,
): { readonly shown: Interaction; readonly whole: Interaction } {
  const visible = exchange(url, index);
  const whole: Interaction = { ...visible, timing: { waitMs: index } };
  return { shown: withOwn(visible, { ...sealedPatch(visible, whole), ...(file && { file }) }), whole };
}

async function restored(interactions: Reading["interactions"], meta: CassetteMeta = { format: "shown" }) {
  const notices: Notice[] = [];
  const { reading, lossless } = await restore({ meta, interactions }, (n) => notices.push(n));
  const all: Interaction[] = [];
  for await (const one of reading.interactions) all.push(one);
  return { meta: reading.meta, all, lossless, at: notices.map(({ code, at }) => [code, at]) };
}

const shown = { format: "shown" };
const [a, b, c] = [entry("/a", 0), entry("/b", 1), entry("/c", 2)];

test("a file without anything of our own is as it is", async () => {
  const plain = [exchange("/a", 0), { ...exchange("/b", 1), extensions: { x: {} } }];
  expect(await restored(plain)).toEqual({ meta: shown, all: plain, lossless: false, at: [] });
  expect(await restored([])).toEqual({ meta: shown, all: [], lossless: false, at: [] });
});

test("entries come back whole, with their origins", async () => {
  async function* stream() {
    yield* [a.shown, exchange("/x", 1), c.shown];
  }
  expect(await restored(stream())).toEqual({
    meta: shown,
    all: [a.whole, exchange("/x", 1), c.whole],
    lossless: true,
    at: [],
  });
});

test("an edited entry is as it stands, and said", async () => {
  const edited = { ...b.shown, request: { ...b.shown.request, url: "/B" } };
  const { extensions: _, ...visible } = edited;
  expect(await restored([a.shown, edited, c.shown])).toEqual({
    meta: shown,
    all: [a.whole, visible, c.whole],
    lossless: true,
    at: [["skipped/patch", { file: "f", interaction: 1 }]],
  });
});

test("facts about the whole come from the first entry, edited or not", async () => {
  const left = { ...exchange("/left"), outcome: { kind: "failure" as const, message: "reset" } };
  const skipped = [0, 1, 3, 9].map((index) => ({ index, interaction: packInteraction(left) }));
  const file = { meta: { format: "recorded", name: "n" }, skipped };
  const first = entry("/a", 0, file);
  const leftAt = (index: number) => ({ ...left, origin: { file: "f", index } });
  const meta = { format: "recorded", name: "n" };
  expect(await restored([first.shown, b.shown, c.shown])).toEqual({
    meta,
    // What has no entry has the numbers after those of all entries.
    all: [leftAt(3), leftAt(4), first.whole, leftAt(5), b.whole, c.whole, leftAt(6)],
    lossless: true,
    at: [],
  });
  const edited = { ...first.shown, timing: { waitMs: 7 } };
  const { extensions: _, ...visible } = edited;
  expect(await restored([edited])).toEqual({
    meta,
    all: [leftAt(1), leftAt(2), visible, leftAt(3), leftAt(4)],
    lossless: true,
    at: [["skipped/patch", { file: "f", interaction: 0 }]],
  });
});

test.each([
  ["a first one without any", a, shown],
  ["a first one with its own", entry("/a", 0, { meta: { name: "n" } }), { ...shown, name: "n" }],
] as const)("facts about the whole behind %s are ignored, and said", async (_, first, meta) => {
  const second = entry("/b", 1, { meta: { format: "other" } });
  expect(await restored([first.shown, second.shown])).toEqual({
    meta,
    all: [first.whole, second.whole],
    lossless: true,
    at: [["skipped/patch", { file: "f", interaction: 1 }]],
  });
});

const hostileFiles: readonly (readonly [string, unknown])[] = [
  ["no object", 5],
  ["meta that is none", { meta: { format: 5 } }],
  ["a patch of meta that is none", { meta: [] }],
  ["unknown facts of meta", { meta: { origin: "x" } }],
  ["a list that is none", { skipped: {} }],
  ["places that are none", { skipped: [null, { index: "0", interaction: packInteraction(exchange("/")) }] }],
  ["interactions that are none", { skipped: [{ index: 0, interaction: { request: {} } }] }],
  [
    "interactions with a place",
    { skipped: [{ index: 0, interaction: { ...packInteraction(exchange("/")), origin: {} } }] },
  ],
  [
    "interactions with something of their own",
    { skipped: [{ index: 0, interaction: packInteraction(withOwn(exchange("/"), {})) }] },
  ],
];

test.each(hostileFiles)("facts about the whole with %s are ignored", async (_, file) => {
  const first = entry("/a", 0, file as JsonObject);
  expect(await restored([first.shown])).toEqual({
    meta: shown,
    all: [first.whole],
    lossless: true,
    at: [["skipped/patch", { file: "f", interaction: 0 }]],
  });
});

const sealed = sealedPatch(exchange("/a"), exchange("/a"));
const hostilePatches: readonly (readonly [string, unknown])[] = [
  ["no hash", {}],
  ["another hash", { hash: "0000000000000000", timing: { waitMs: 1 } }],
  ["a hash that is none", { hash: { toString: "x" } }],
  ["a request that is none", { ...sealed, request: 5 }],
  ["no request", { ...sealed, request: null }],
  ["headers that are none", { ...sealed, request: { headers: ["a"] } }],
  ["a body that is none", { ...sealed, request: { body: { base64: "%" } } }],
  ["a body without its facts", { ...sealed, outcome: { body: { kind: "stored", text: "x" } } }],
  ["an outcome that is none", { ...sealed, outcome: { kind: "other" } }],
  ["an origin", { ...sealed, origin: { index: 7 } }],
  ["unknown members", { ...sealed, toString: "x" }],
  ["something of our own", { ...sealed, extensions: { respool: {} } }],
  ["a prototype", JSON.parse(JSON.stringify(sealed).replace("{", '{"__proto__":{"timing":{}},'))],
];

test.each(hostilePatches)("a patch with %s is ignored", async (_, own) => {
  const visible = exchange("/a", 0);
  expect(await restored([withOwn(visible, own as JsonObject)])).toEqual({
    meta: shown,
    all: [visible],
    lossless: true,
    at: [["skipped/patch", { file: "f", interaction: 0 }]],
  });
});

test("only the first interaction is taken early, and whoever stops ends the reading", async () => {
  const taken: string[] = [];
  let ended = false;
  function* stream() {
    try {
      for (const one of [a, b, c]) {
        taken.push(one.shown.request.url);
        yield one.shown;
      }
    } finally {
      ended = true;
    }
  }
  const { reading } = await restore({ meta: {}, interactions: stream() }, () => {});
  expect(taken).toEqual(["/a"]);
  for await (const one of reading.interactions) if (one.request.url === "/b") break;
  expect([taken, ended]).toEqual([["/a", "/b"], true]);
});
