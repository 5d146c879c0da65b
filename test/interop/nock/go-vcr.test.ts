import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decode } from "../../../src/entry/node.ts";
import { convert } from "../../../src/index.ts";
import { compare } from "../shared/compare.ts";
import type { Truth, TruthExchange } from "../shared/truth.ts";
import { onlyFile } from "./converted.ts";
import { canPlay, PLAYERS, type Player, play, playerName } from "./player.ts";

const RECORDED = new URL("../../fixtures/go-vcr/recorded/", import.meta.url);
const TRUTH: Truth = JSON.parse(readFileSync(new URL("truth.json", RECORDED), "utf8"));

const NEWEST = ["v1.2.0", "v2.3.0", "v3.2.0", "v4.0.7"];
const VERSIONS = process.env.RESPOOL_INTEROP === "all" ? everyVersion() : NEWEST;

for (const version of VERSIONS) {
  const absent = TRUTH.exchanges.filter((one) => one.notRecordedBy?.includes(version));
  const damaged = TRUTH.exchanges.filter((one) => one.damagedBy?.includes(version));
  const cassette = new URL(`${version}/origin.yaml`, RECORDED);
  // A damaged exchange is sent, since it has a definition too, but not compared.
  const sent = TRUTH.exchanges.filter((one) => !absent.includes(one));
  const truth = { ...TRUTH, exchanges: sent };

  describe(`go-vcr ${version}${named("not recorded", absent)}${named("damaged", damaged)}`, () => {
    for (const player of PLAYERS) {
      for (const shuffleJson of [false, true]) {
        const title = `${playerName(player)}${shuffleJson ? ", JSON keys in another order" : ""}`;
        test.skipIf(!canPlay(player))(title, async () => {
          const { files } = await convert(readFileSync(cassette), { to: "nock", decode });
          const report = await play({ ...player, definitions: onlyFile(files), truth, shuffleJson });
          const differences = compare(report, truth).filter(
            (one) => !damaged.some((it) => one.startsWith(`${it.case}: `)),
          );
          expect(differences).toEqual(
            unplayable(player, shuffleJson).map((name) => expect.stringContaining(`${name}: error `)),
          );
          // A damaged body may break its client, but its definition is used up all the same.
          const unanswered = report.results.filter((one) => "error" in one && /no match|disallowed/i.test(one.error));
          expect(report.pending).toBe(unanswered.length);
        });
      }
    }
  });
}

/** The cases that no definition can make this nock play, in the order of the truth. */
function unplayable({ nock, client }: Player, shuffleJson: boolean): readonly string[] {
  return [
    // JSON.parse makes 1e400 infinite, which no JSON in a definition can say: the body stands there as exact text.
    ...(shuffleJson ? ["upload-json-big-numbers"] : []),
    // nock 13 and 14 cut a query at its second question mark.
    ...(nock !== "nock15" ? ["query-colon-quote"] : []),
    // nock 14 takes the start of //path for a host.
    ...(nock === "nock14" && client === "http" ? ["path-double-slash"] : []),
  ];
}

function everyVersion(): readonly string[] {
  return readdirSync(RECORDED, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

function named(what: string, exchanges: readonly TruthExchange[]): string {
  return exchanges.length === 0 ? "" : `, ${what}: ${[...new Set(exchanges.map((one) => one.case))].join(" ")}`;
}
