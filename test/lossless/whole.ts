import fc from "fast-check";
import { expect } from "vitest";
import { sameInteraction } from "../../src/edit/equal.ts";
import { partOwn } from "../../src/edit/lossless/own.ts";
import { decode } from "../../src/entry/node.ts";
import { formats, memorySource, read, type WriteOptions, write } from "../../src/index.ts";
import { strict } from "../../src/match/presets.ts";
import type { Cassette, CassetteMeta, Interaction, Notice } from "../../src/model/types.ts";
import { cassettes } from "../support/arbitraries.ts";
import { bytesOf } from "../support/files.ts";

const adapters = await Promise.all(formats.map(async ({ id, load }) => ({ id, ...(await load()) })));

/** The formats that can be written and read, which are those that can keep anything. */
export const targets: readonly string[] = adapters.filter(({ read, write }) => read && write).map(({ id }) => id);

/** A cassette written so that nothing is lost, what was said, and what reading it gives. */
export async function kept(cassette: Cassette, to: string, more: Partial<WriteOptions> = {}) {
  const notices: Notice[] = [];
  const onNotice = (notice: Notice) => notices.push(notice);
  const { files } = await write(cassette, { to, decode, lossless: true, onNotice, ...more });
  const bytes = await bytesOf(files);
  return { bytes, notices, again: await read(bytes, { from: to }) };
}

/** What a file shows of interactions to the reader of its format, without what entries carry. */
export async function shownIn(bytes: Uint8Array, format: string): Promise<object[]> {
  const adapter = adapters.find(({ id }) => id === format);
  if (adapter?.read === undefined) throw new Error(`${format} cannot be read`);
  const { interactions } = await adapter.read(memorySource(bytes), {}, { notice: () => {} });
  const shown: object[] = [];
  for await (const one of interactions) shown.push(bare(partOwn(one).visible));
  return shown;
}

/** Interactions, and facts about the whole, are what they were; where they were read takes no part. */
export function expectWhole(again: Cassette, cassette: Cassette): void {
  expect(again.meta).toEqual(cassette.meta);
  expect(again.interactions.length).toBe(cassette.interactions.length);
  for (const [i, interaction] of cassette.interactions.entries()) {
    const other = again.interactions[i] as Interaction;
    // Comparing bytes one by one takes long: only to show what differs.
    if (!sameInteraction(other, interaction)) expect(bare(other)).toEqual(bare(interaction));
  }
}

function bare({ origin: _, ...interaction }: Interaction): object {
  return interaction;
}

const metas: fc.Arbitrary<CassetteMeta> = fc.constantFrom<CassetteMeta>(
  {},
  { format: "other", version: "7", producer: { name: "p", version: "1" }, name: "n" },
  { match: strict },
  { extensions: { other: { a: [null, { b: "\udce9" }], ["__proto__"]: 1 } } },
);

const additions: fc.Arbitrary<(interaction: Interaction) => Interaction> = fc.constantFrom(
  (interaction) => interaction,
  (interaction) => ({ ...interaction, match: { body: "none", headers: ["X-A"] } }),
  (interaction) => ({ ...interaction, timing: { phases: { dns: 0.5 }, recordedAt: "" } }),
  (interaction) => ({ ...interaction, request: { ...interaction.request, body: { kind: "lost", reason: "unknown" } } }),
  (interaction) => withBody(interaction, { kind: "lost", reason: "redirect", size: 3 }),
  (interaction) => withBody(interaction, { kind: "lost", reason: "evicted" }),
  (interaction) =>
    withBody(interaction, {
      kind: "stored",
      bytes: Uint8Array.of(0x1f, 0x8b, 0xff),
      coding: "unknown",
      undone: "br",
      fidelity: "damaged",
      complete: false,
    }),
);

function withBody(interaction: Interaction, body: Interaction["request"]["body"]): Interaction {
  const { outcome } = interaction;
  return outcome.kind === "response" ? { ...interaction, outcome: { ...outcome, body } } : interaction;
}

/** Cassettes with everything that the model can hold. */
export const everything: fc.Arbitrary<Cassette> = fc
  .tuple(metas, cassettes, fc.array(additions, { minLength: 4, maxLength: 4 }))
  .map(([meta, { interactions }, add]) => ({
    meta,
    interactions: interactions.map((one, i) => (add[i] as (typeof add)[number])(one)),
  }));
