import { beforeEach, expect, test, vi } from "vitest";
import { read, write } from "../../src/index.ts";
import { storedBody } from "../../src/model/body.ts";
import { encodeUtf8 } from "../../src/model/bytes.ts";
import type { Interaction } from "../../src/model/types.ts";
import { bytesOf } from "../support/files.ts";

const spelled = vi.hoisted(() => ({ ids: [] as number[] }));

vi.mock("../../src/adapters/go-vcr/write/text/cassette.ts", async (original) => {
  const real = await original<typeof import("../../src/adapters/go-vcr/write/text/cassette.ts")>();
  return {
    ...real,
    interactionText: (...args: Parameters<typeof real.interactionText>) => {
      spelled.ids.push(args[0].id ?? -1);
      return real.interactionText(...args);
    },
  };
});

/** A cassette of ten megabytes: so many interactions with bodies of a kilobyte. */
const count = 10_000;

async function tenMegabytes(): Promise<Uint8Array> {
  const body = storedBody(encodeUtf8(JSON.stringify({ text: "lorem ipsum ".repeat(70) })));
  const interactions = Array.from({ length: count }, (_, i) => ({
    request: { method: "GET", url: `http://h.test/${i}`, headers: [], body: storedBody(new Uint8Array()) },
    outcome: { kind: "response" as const, status: 200, headers: [["Content-Type", "application/json"]] as const, body },
  }));
  return bytesOf((await write({ meta: {}, interactions }, { to: "go-vcr" })).files);
}

const bytes = await tenMegabytes();

function edited(interaction: Interaction, value: string): Interaction {
  const { outcome } = interaction;
  if (outcome.kind !== "response") throw new Error("no response");
  return { ...interaction, outcome: { ...outcome, headers: [...outcome.headers, ["X-Edited", value]] } };
}

async function editOne(value: string): Promise<{ changed: number; ids: readonly number[] }> {
  const { cassette, text } = await read(bytes);
  if (text === undefined) throw new Error("no text");
  const interactions = cassette.interactions.map((one, i) => (i === count / 2 ? edited(one, value) : one));
  const { files } = await write({ ...cassette, interactions }, { to: "go-vcr", over: text });
  const before = new TextDecoder().decode(bytes).split("\n");
  const after = new TextDecoder().decode(await bytesOf(files)).split("\n");
  return { changed: after.length - before.length, ids: spelled.ids };
}

beforeEach(() => {
  spelled.ids.length = 0;
});

test("the file has ten megabytes", () => {
  expect(bytes.length).toBeGreaterThan(10_000_000);
});

test("one edit spells that interaction alone, once for each library that may have written the file, and once to write it", async () => {
  const { changed, ids } = await editOne("1");
  expect(changed).toBe(2);
  expect([ids.length, new Set(ids)]).toEqual([5, new Set([count / 2])]);
});

test("where the libraries differ, a part of the file that does not grow with it is looked at", async () => {
  const { changed, ids } = await editOne("<<");
  expect(changed).toBe(2);
  expect(ids.length).toBeLessThan(5 * 256);
});
