import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { decode } from "../../../src/entry/node.ts";
import { convert } from "../../../src/index.ts";
import { bytesOf } from "../../support/files.ts";
import { goAvailable } from "../go/go.mjs";
import { differencesInGo, planOf } from "../go-vcr/player.ts";
import { canPlay, PLAYERS, play, playerName } from "../nock/player.ts";
import { RECORDINGS } from "../polly-recorder/recordings.mjs";
import { compare } from "../shared/compare.ts";
import type { Truth, TruthExchange } from "../shared/truth.ts";

// What Polly recorded plays in nock with the bytes of the wire, but for what Polly itself lost.

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
  const damaged = sent.filter((one) => (one.reasons?.[name] ?? []).length > 0).map((one: TruthExchange) => one.case);

  for (const player of players) {
    test.skipIf(!canPlay(player))(playerName(player), async () => {
      const { files } = await convert(recordingOf(name), { to: "nock", decode });
      const report = await play({ ...player, definitions: await bytesOf(files), truth });
      const differences = compare(report, truth, true).filter(
        (one) => !damaged.some((it) => one.startsWith(`${it}: `)),
      );
      // nock 14 takes the start of //path for a host.
      const missed = player.nock === "nock14" && player.client === "http" ? ["path-double-slash"] : [];
      expect(differences).toEqual(missed.map((one) => expect.stringContaining(`${one}: error `)));
    });
  }

  test.skipIf(!go)(`go-vcr v4.0.7${go ? "" : " (skipped: needs Go)"}`, async () => {
    const { files } = await convert(recordingOf(name), { to: "go-vcr", decode });
    const isWhole = (name: string) => whole.exchanges.every((one) => one.case !== name || sent.includes(one));
    const isWanted = (name: string) =>
      sent.some((one) => one.case === name) && isWhole(name) && !damaged.includes(name);
    const plan = planOf("media-type", isWanted);
    const found = await differencesInGo("v4.0.7", await bytesOf(files), plan, "undone");
    // Polly keeps one value for a header that was sent twice.
    expect([...new Set(found.map((one) => one.split(": ")[0]))]).toEqual(["header-repeated"]);
  });
});

function recordingOf(name: string): Uint8Array {
  const path = readdirSync(RECORDED + name, { recursive: true, encoding: "utf8" }).find((one) =>
    /recording\.har/.test(one),
  );
  if (path === undefined) throw new Error(`no recording in ${name}`);
  return readFileSync(`${RECORDED}${name}/${path}`);
}
