import fc from "fast-check";
import { expect, test } from "vitest";
import { decode } from "../../src/entry/node.ts";
import { read, write } from "../../src/index.ts";
import type { Cassette, Notice } from "../../src/model/types.ts";
import { cassettes } from "../support/arbitraries.ts";
import { bytesOf, conversions } from "../support/files.ts";
import { differences as goVcr } from "../support/losses/go-vcr.ts";
import { differences as har } from "../support/losses/har.ts";
import { differences as nock } from "../support/losses/nock.ts";
import { differences as polly } from "../support/losses/polly.ts";

/** What may be found by looking at both sides, by target. */
const oracles = { "go-vcr": goVcr, nock, har, polly };
type Target = keyof typeof oracles;
const targets = Object.keys(oracles) as Target[];

// Said of how a player matches, not of what is held; the real players show whether they are right.
const ofMatching = new Set(["changed/request-text", "lost/match-policy", "lost/url-match", "lost/everything"]);

function nameOf({ code, data }: Notice): string {
  const { name, part, path, format } = data ?? {};
  if (code === "changed/url") return `${code} ${part}`;
  if (code === "lost/extension") return `${code} ${format}.${path}`;
  return name === undefined ? code : `${code} ${name}`;
}

async function lossesOf(cassette: Cassette, to: Target) {
  const notices: Notice[] = [];
  const { files } = await write(cassette, { to, decode, onNotice: (notice) => notices.push(notice) });
  const { cassette: again } = await read(await bytesOf(files), { from: to });
  const saidOf = (index: number) => notices.filter(({ at }) => at.interaction === index);
  const isSkipped = (index: number) => saidOf(index).some(({ code }) => code.startsWith("skipped/"));
  const kept = cassette.interactions.filter((_, index) => !isSkipped(index));
  expect(again.interactions.length).toBe(kept.length);
  const found: string[][] = [];
  const said: string[][] = [];
  for (const [i, before] of kept.entries()) {
    const after = again.interactions[i];
    if (after === undefined || before.origin === undefined) throw new Error("lost");
    found.push(oracles[to](before, after));
    const names = saidOf(before.origin.index)
      .filter(({ code }) => !ofMatching.has(code))
      .map(nameOf);
    said.push([...new Set(names)].sort());
  }
  return { found, said };
}

test.each(targets)("what %s changes is what it says, no more and no less", async (to) => {
  await fc.assert(
    fc.asyncProperty(cassettes, async (cassette) => {
      const { found, said } = await lossesOf(cassette, to);
      expect(said).toEqual(found);
    }),
    { numRuns: 1000, seed: 20_261_122 },
  );
});

const recordings = (await conversions(targets))
  .filter(([{ format }, to]) => format !== to)
  .map(([{ path, bytes }, to]) => [path, to as Target, bytes] as const);

test.each(recordings)("%s becomes %s, and what changed is what is said", async (_, to, bytes) => {
  const { cassette } = await read(bytes);
  const { found, said } = await lossesOf(cassette, to);
  expect(found.length).toBeGreaterThan(0);
  expect(said).toEqual(found);
});
