import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decode } from "../../../src/entry/node.ts";
import { convert } from "../../../src/index.ts";
import { onlyFile } from "../nock/converted.ts";
import { canPlay, PLAYERS, type Player, play, playerName } from "../nock/player.ts";
import { compare } from "../shared/compare.ts";
import type { Truth } from "../shared/truth.ts";

const RECORDED = new URL("../../fixtures/go-vcr/recorded/", import.meta.url);
const CASSETTE = readFileSync(new URL("v4.0.7/origin.yaml", RECORDED));
const ALL: Truth = JSON.parse(readFileSync(new URL("truth.json", RECORDED), "utf8"));
const TRUTH: Truth = { ...ALL, exchanges: ALL.exchanges.filter((one) => !one.notRecordedBy?.includes("v4.0.7")) };
const DAMAGED = TRUTH.exchanges.filter((one) => one.damagedBy?.includes("v4.0.7")).map((one) => one.case);

const ENDINGS = { esm: "mjs", cjs: "cjs", ts: "ts" } as const;

describe.each(Object.entries(ENDINGS))("a module in %s", (language, ending) => {
  for (const player of PLAYERS) {
    // Node runs TypeScript from version 22 on.
    if (language === "ts" && player.node < 22) continue;
    for (const shuffleJson of [false, true]) {
      const title = `${playerName(player)}${shuffleJson ? ", JSON keys in another order" : ""}`;
      test.skipIf(!canPlay(player))(title, async () => {
        const { files } = await convert(CASSETTE, { to: "nock", set: { "nock.module": language }, decode });
        const definitions = onlyFile(files);
        const report = await play({ ...player, definitions, fileName: `a.nock.${ending}`, truth: TRUTH, shuffleJson });
        const differences = compare(report, TRUTH).filter(
          (one) => !DAMAGED.some((name) => one.startsWith(`${name}: `)),
        );
        expect(report.results.length).toBeGreaterThan(100);
        expect(differences).toEqual(unplayable(player).map((name) => expect.stringContaining(`${name}: error `)));
        const unanswered = report.results.filter((one) => "error" in one && /no match|disallowed/i.test(one.error));
        expect(report.pending).toBe(unanswered.length);
      });
    }
  }
});

/** What no mock can make this nock play: nock 14 takes the start of //path for a host. */
function unplayable({ nock, client }: Player): readonly string[] {
  return nock === "nock14" && client === "http" ? ["path-double-slash"] : [];
}
