import { expect, test } from "vitest";
import { write as writeNock } from "../../src/adapters/nock/write/write.ts";
import { inMemory } from "../../src/adapters/shared/output-files.ts";
import { decode } from "../../src/entry/node.ts";
import { convert, read, write } from "../../src/index.ts";
import type { Cassette, HttpResponse, Interaction, Notice } from "../../src/model/types.ts";
import { bytesOf, fixtures } from "../support/files.ts";

// Same format, same bytes; one edit, one hunk.

const files = fixtures().filter(({ format }) => format === "nock");
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test("there are fixtures", () => {
  expect(files.length).toBeGreaterThan(7);
});

test.each(files.map(({ path, bytes }) => [path, bytes] as const))(
  "%s comes back with the same bytes",
  async (_, bytes) => {
    const { files: converted, notices } = await convert(bytes, { to: "nock" });
    expect(text(await bytesOf(converted))).toBe(text(bytes));
    expect(Object.keys(notices.counts)).toEqual(["assumed/json-spelling"]);
    const { cassette, text: source } = await read(bytes);
    const clone = structuredClone(cassette);
    expect(text(await bytesOf((await write(clone, { to: "nock", over: source ?? [] })).files))).toBe(text(bytes));
  },
);

test.each(files.map(({ path, bytes }) => [path, bytes] as const))(
  "%s comes back with the same bytes when every entry is looked through",
  async (_, bytes) => {
    const { cassette, text: source } = await read(bytes);
    const originalOf = async (interaction: Interaction) =>
      source && { text: source, index: interaction.origin?.index ?? -1, interaction, unchanged: false };
    const notices: Notice[] = [];
    const ctx = { originalOf, decode, notice: (n: Notice) => notices.push(n) };
    for (const file of await inMemory(writeNock(cassette, {}, ctx))) expect(text(file.bytes)).toBe(text(bytes));
    expect(notices).toEqual([]);
  },
);

/** The interaction with a response header changed that says nothing of its body; `undefined` when it has none. */
function edited(interaction: Interaction): Interaction | undefined {
  const outcome = interaction.outcome as HttpResponse;
  const index = outcome.headers.findIndex(([name]) => !/^content-(encoding|length)$/i.test(name));
  if (index < 0) return undefined;
  const headers = outcome.headers.map(([name, value], i) => [name, i === index ? `${value} and more` : value] as const);
  return { ...interaction, outcome: { ...outcome, headers } };
}

const byRecorders = files.filter(({ path }) => path.includes("/recorded/"));

test.each(byRecorders.map(({ path, bytes }) => [path, bytes] as const))(
  "%s: one header, one line",
  async (_, bytes) => {
    const { cassette, text: source } = await read(bytes);
    const before = text(bytes).split("\n");
    let edits = 0;
    for (const [index, interaction] of cassette.interactions.entries()) {
      const one = edited(interaction);
      if (one === undefined) continue;
      const after: Cassette = {
        ...cassette,
        interactions: cassette.interactions.map((held, i) => (i === index ? one : held)),
      };
      const { files: written, notices } = await write(after, { to: "nock", over: source ?? [] });
      const lines = text(await bytesOf(written)).split("\n");
      const changed = lines.filter((line, i) => line !== before[i]);
      expect([lines.length, changed.length], `${index}`).toEqual([before.length, 1]);
      expect(changed[0]).toContain("and more");
      expect(notices.first).toEqual([]);
      edits++;
    }
    expect(edits).toBeGreaterThan(120);
  },
);
