import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decode } from "../../src/entry/node.ts";
import { withCassette } from "../../src/entry/runtime.ts";
import { type Explanation, explain, memorySource, read } from "../../src/index.ts";
import { requestKey, routeKey } from "../../src/match/key.ts";
import type { MatchInput } from "../../src/match/policy.ts";
import { strict } from "../../src/match/presets.ts";
import type { Cassette, HttpRequest } from "../../src/model/types.ts";
import { comparable } from "../../src/replay/comparable.ts";
import { type Playable, playable } from "../../src/replay/playable.ts";
import { viaHttp } from "../runtime/http.ts";
import { fileHere } from "../runtime/tape.ts";
import { lighterFixtures } from "../support/files.ts";
import { edits } from "./edits.ts";

// Requests that were edited: the interaction that they were meant for comes first, and what is proposed makes it answer.

const folder = new URL("../fixtures/", import.meta.url);
const ofSdks = ["llm/tuning", "llm/held-out", "rest/tuning", "rest/held-out"].flatMap((path) =>
  readdirSync(new URL(path, folder))
    .filter((name, i) => name.endsWith(".yaml") && i % 4 === 0)
    .map((name) => ({
      path: `${path}/${name}`,
      bytes: new Uint8Array(readFileSync(new URL(`${path}/${name}`, folder))),
    })),
);
const recordings = [...(await lighterFixtures()), ...ofSdks].map(({ path, bytes }) => [path, bytes] as const);

interface Asked {
  readonly kind: string;
  readonly live: HttpRequest;
  /** The places of the interactions whose requests are the one that was edited. */
  readonly meant: readonly number[];
}

/** Edits of some of the interactions, so many that the files take about the same time. */
async function askedOf(cassette: Cassette, some: number): Promise<Asked[]> {
  const ready = await playable(cassette, { decode }, () => {});
  const keys = ready.requests.map((request) => requestKey(request, strict));
  const routes = new Set(ready.requests.map(routeKey));
  const step = Math.max(1, Math.floor(ready.requests.length / some));
  return ready.requests.flatMap((request, place) => {
    if (place % step !== 0 || request.body.kind === "lost") return [];
    const numberOf = (other: number) => ready.interactions[other]?.origin?.index ?? other;
    return Object.entries(edits).flatMap(([kind, edit]) => {
      const live = edit(request);
      if (live === undefined) return [];
      // It is another recorded request's own place now: that one is meant as well as the one that was edited.
      if (routeKey(live) !== routeKey(request) && routes.has(routeKey(live))) return [];
      // Others may be edited to the same request: each of them may be meant.
      const key = requestKey(comparable(live, decode), strict);
      const meant = ready.requests.flatMap((one, other) => {
        const same = keys[other] === keys[place] ? live : edit(one);
        return same !== undefined && requestKey(comparable(same, decode), strict) === key ? [numberOf(other)] : [];
      });
      return [{ kind, live, meant }];
    });
  });
}

async function explained(
  bytes: Uint8Array,
  some: number,
): Promise<{ cassette: Cassette; asked: Asked[]; explanations: Explanation[] }> {
  const { cassette } = await read(bytes, { decode });
  const asked = await askedOf(cassette, some);
  const source = memorySource(bytes, "tape");
  const explanations = await explain(
    source,
    asked.map(({ live }) => live),
    { decode, match: "strict", limit: 8 },
  );
  return { cassette, asked, explanations };
}

describe("the interaction that was meant is the first candidate, and what is proposed lets it answer", () => {
  test.each(recordings)("%s", async (_, bytes) => {
    const { cassette, asked, explanations } = await explained(bytes, 3);
    expect(asked.length).toBeGreaterThan(0);
    const ready = new Map<string, Promise<Playable>>();
    // One that is asked again and again, and gives its last answer.
    const readyFor = (match: MatchInput) => {
      const loose = typeof match === "string" ? { preset: match } : match;
      const key = JSON.stringify(match);
      const made = ready.get(key) ?? playable(cassette, { decode, match: { ...loose, repeat: "last" } }, () => {});
      ready.set(key, made);
      return made;
    };
    for (const [i, { kind, live, meant }] of asked.entries()) {
      const { hit, candidates, loosenings } = explanations[i] as Explanation;
      // The edit made it another recorded request.
      if (hit !== undefined) continue;
      // What is exactly as much alike is as good a guess.
      const best = candidates
        .filter(({ score }) => score === candidates[0]?.score)
        .map(({ interaction }) => interaction.index);
      expect([kind, live.url, meant.filter((index) => best.includes(index)).length > 0]).toEqual([
        kind,
        live.url,
        true,
      ]);
      for (const { match, index } of loosenings) {
        const taken = await (await readyFor(match)).take(comparable(live, decode));
        expect([kind, match, "index" in taken]).toEqual([kind, match, true]);
        expect(best).toContain(index);
      }
      if (!/path|host/.test(kind)) expect([kind, live.url, loosenings.length > 0]).toEqual([kind, live.url, true]);
    }
  });
});

describe("the runtime answers under what is proposed", () => {
  const chosen = /^(go-vcr\/openai-stream|nock\/recorded\/14|polly\/recorded\/6\.0\.6-fetch)/;
  test.each(recordings.filter(([path]) => chosen.test(path)))("%s", async (path, bytes) => {
    const file = fileHere(path.replace(/^.*\//, ""));
    writeFileSync(file, bytes);
    const { asked, explanations } = await explained(bytes, 20);
    const tried = new Map<string, number>();
    for (const [i, { kind, live }] of asked.entries()) {
      const { loosenings } = explanations[i] as Explanation;
      const [smallest] = loosenings;
      const n = tried.get(kind) ?? 0;
      if (smallest === undefined || n > 1 || live.body.kind === "lost") continue;
      tried.set(kind, n + 1);
      const { method, url, body } = live;
      const headers = Object.fromEntries(live.headers);
      const send = () => viaHttp(url, { method, headers, body: body.bytes });
      await expect(withCassette(file, { match: "strict" }, send)).rejects.toThrow();
      const answer = await withCassette(file, { match: smallest.match }, send);
      expect(answer.status).toBeGreaterThanOrEqual(200);
    }
    expect(tried.size).toBeGreaterThan(4);
  });
});
