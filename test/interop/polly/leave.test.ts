import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { decode } from "../../../src/entry/node.ts";
import { convert } from "../../../src/index.ts";
import { bytesOf } from "../../support/files.ts";
import { goAvailable } from "../go/go.mjs";
import { differencesInGo, planOf } from "../go-vcr/player.ts";
import { canPlay, PLAYERS, type Player, play, playerName } from "../nock/player.ts";
import { RECORDINGS } from "../polly-recorder/recordings.mjs";
import { damagedParts } from "../shared/damage.mjs";
import type { Truth, TruthExchange } from "../shared/truth.ts";

// What Polly recorded plays in nock and go-vcr with the bytes of the wire, but for what Polly itself lost.

const RECORDED = fileURLToPath(new URL("../../fixtures/polly/recorded/", import.meta.url));
const whole: Truth = JSON.parse(readFileSync(`${RECORDED}truth.json`, "utf8"));
const go = goAvailable();
const isAll = process.env.RESPOOL_INTEROP === "all";
const names = isAll
  ? RECORDINGS.map(({ name }) => name)
  : ["4.3.0-node-http", "5.1.1-fetch", "6.0.6-node-http", "6.0.6-fetch"];
const players = PLAYERS.filter(({ nock }) => isAll || nock === "nock14");

describe.each(names)("what Polly %s recorded", (name) => {
  const sent = whole.exchanges.filter((one) => !one.notRecordedBy?.includes(name));
  const truth = { ...whole, exchanges: sent };

  for (const player of players) {
    test.skipIf(!canPlay(player))(playerName(player), async () => {
      const { files } = await convert(recordingOf(name), { to: "nock", decode });
      const { results } = await play({ ...player, definitions: await bytesOf(files), truth });
      const found = sent.map((one, i) => [one.case, damagedParts(one, results[i], true)] as const);
      const expected = sent.map((one) => [one.case, partsIn(one, name, player)] as const);
      expect(results.length).toBe(sent.length);
      expect(found.filter(isDamaged)).toEqual(expected.filter(isDamaged));
    });
  }

  test.skipIf(!go)(`go-vcr v4.0.7${go ? "" : " (skipped: needs Go)"}`, async () => {
    const { files } = await convert(recordingOf(name), { to: "go-vcr", decode });
    const isWhole = (name: string) => whole.exchanges.every((one) => one.case !== name || sent.includes(one));
    // Its matcher finds no request by another URL or body.
    const isFound = (one: TruthExchange) => !one.reasons?.[name]?.some((part) => /^(url|request )/.test(part));
    const isWanted = (name: string) => isWhole(name) && sent.some((one) => one.case === name && isFound(one));
    const found = await differencesInGo("v4.0.7", await bytesOf(files), planOf("media-type", isWanted), "undone");
    // Polly keeps one value for a header that was sent twice, and by its fetch adapter one cookie.
    const expected = [...(isCookieLost(name) ? ["header-set-cookies"] : []), "header-repeated"];
    expect([...new Set(found.map((one) => one.split(": ")[0]))].sort()).toEqual(expected.sort());
  });
});

/** The parts of an answer that are not as the origin sent them, by what Polly lost of the exchange. */
function partsIn(one: TruthExchange, recording: string, { nock, client }: Player): readonly string[] {
  // nock 14 takes the start of //path for a host.
  if (one.case === "path-double-slash" && nock === "nock14" && client === "http") return ["no answer"];
  // The URL that Polly wrote is another one, for these.
  if (one.case === "query-colon-quote" && nock !== "nock15") return ["no match"];
  if (one.case === "query-only-mark" && nock === "nock13") return ["no match"];
  // Parsed and written again, its numbers are others.
  if (one.case === "upload-json-big-numbers" && recording === "6.0.6-text-json") return ["no match"];
  // Polly adds a type as it plays.
  if (one.case === "json-no-content-type") return [];
  return (one.reasons?.[recording] ?? []).filter((part) => !/^(url|request )/.test(part));
}

function isDamaged([, parts]: readonly [string, readonly string[]]): boolean {
  return parts.length > 0;
}

function isCookieLost(recording: string): boolean {
  return whole.exchanges.some((one) => one.case === "header-set-cookies" && one.reasons?.[recording] !== undefined);
}

function recordingOf(name: string): Uint8Array {
  const path = readdirSync(RECORDED + name, { recursive: true, encoding: "utf8" }).find((one) =>
    /recording\.har/.test(one),
  );
  if (path === undefined) throw new Error(`no recording in ${name}`);
  return readFileSync(`${RECORDED}${name}/${path}`);
}
