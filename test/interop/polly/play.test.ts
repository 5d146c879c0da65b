import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { damagedParts } from "../shared/damage.mjs";
import type { Truth, TruthExchange } from "../shared/truth.ts";
import { PLAYERS, type Player, type PlayReport, play } from "./player.ts";

// A recording whose ids take no account of headers answers every client.

const RECORDED = fileURLToPath(new URL("../../fixtures/polly/recorded/", import.meta.url));
const NAME = "6.0.6-settings";
const source = {
  folder: RECORDED + NAME,
  recording: "origin",
  match: { headers: false, body: "json-body", order: false },
};
const whole: Truth = JSON.parse(readFileSync(`${RECORDED}truth.json`, "utf8"));
const truth: Truth = { ...whole, exchanges: whole.exchanges.filter((one) => !one.notRecordedBy?.includes(NAME)) };

/** What fetch stored decoded under its coding: Polly's adapter for node:http takes it for a list of pieces. */
const UNREADABLE = new Set([
  "coding-gzip-undone",
  "coding-gzip-kept",
  "coding-brotli",
  "coding-brotli-asked",
  "coding-deflate",
  "coding-identity",
]);

/** The parts of an answer that the truth document names, as this client sees them. */
function expectedParts(one: TruthExchange, { client }: Player): readonly string[] {
  if (client === "fetch") return (one.reasons?.[NAME] ?? []).filter((part) => !/^(url|request )/.test(part));
  if (UNREADABLE.has(one.case)) return ["no answer"];
  // fetch adds this type to every text that has none.
  if (one.case === "json-no-content-type") return [];
  return expectedParts(one, { release: "6.0.6", client: "fetch" });
}

function partsIn({ results }: PlayReport, { exchanges }: Truth): Record<string, readonly string[]> {
  return byCase(exchanges, (one, index) => damagedParts(one, results[index], true));
}

function byCase(
  exchanges: readonly TruthExchange[],
  parts: (one: TruthExchange, index: number) => readonly string[],
): Record<string, readonly string[]> {
  const found = exchanges.map((one, index): [string, readonly string[]] => [one.case, parts(one, index)]);
  return Object.fromEntries(found.filter((one) => one[1].length > 0));
}

describe.each(PLAYERS)("$release $client", (player) => {
  test.each([false, true])(
    "plays the recording as the truth says, with JSON keys reversed: %s",
    async (shuffleJson) => {
      const report = await play({ ...source, ...player, truth, shuffleJson });
      expect({ polly: report.polly, parts: partsIn(report, truth) }).toEqual({
        polly: player.release,
        parts: byCase(truth.exchanges, (one) => expectedParts(one, player)),
      });
    },
  );

  test("finds no answer to another request, under other settings, or elsewhere", async () => {
    const [one] = truth.exchanges.filter((each) => each.case === "upload-json-key-order");
    if (one === undefined) throw new Error("no such case");
    const asked = { ...truth, exchanges: [one] };
    const other = { ...one, request: { ...one.request, url: `${one.request.url}?other` } };
    const missed = { results: [{ case: one.case, error: "no match" }] };
    expect(await play({ ...source, ...player, truth: asked })).toMatchObject({ results: [{ status: 200 }] });
    expect(await play({ ...source, ...player, truth: { ...truth, exchanges: [other] } })).toMatchObject(missed);
    expect(await play({ ...source, ...player, match: {}, truth: asked })).toMatchObject(missed);
    expect(await play({ ...source, ...player, recording: "elsewhere", truth: asked })).toMatchObject(missed);
  });
});
