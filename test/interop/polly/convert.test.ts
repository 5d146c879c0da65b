import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { settingsOf } from "../../../src/adapters/polly/settings/settings.ts";
import { matchText } from "../../../src/adapters/polly/settings/text.ts";
import { decode } from "../../../src/entry/node.ts";
import { convert } from "../../../src/index.ts";
import { strict } from "../../../src/match/presets.ts";
import { compare } from "../shared/compare.ts";
import type { Truth } from "../shared/truth.ts";
import { PLAYERS, playFiles } from "./player.ts";

// What other tools recorded plays under Polly, found by the settings that a conversion prints.

const FIXTURES = new URL("../../fixtures/", import.meta.url);
const match = { text: matchText(settingsOf(strict)) };

/** Polly's fetch adapter gives texts without a type one, and all cookies in one value. */
const ofFetch = ["json-no-content-type: header content-type", "header-set-cookies: header set-cookie"];

const isAll = process.env.RESPOOL_INTEROP === "all";

/** A recording of another tool, by the name that its truth document has for it. */
const source = (tool: string, file: string) => (by: string) => ({
  name: `${tool} ${by}`,
  path: `${tool}/recorded/${by}/${file}`,
  truth: `${tool}/recorded/truth.json`,
  by,
});
const SOURCES = [
  ...(isAll ? ["v1.2.0", "v2.3.0", "v3.2.0", "v4.0.7"] : ["v4.0.7"]).map(source("go-vcr", "origin.yaml")),
  ...(isAll ? ["13.5.6-http", "14.0.17-http", "14.0.17-fetch", "15.0.6-fetch"] : ["14.0.17-http"]).map(
    source("nock", "origin.nock.json"),
  ),
];

describe.each(SOURCES)("$name", ({ path, truth: truthPath, by }) => {
  const whole: Truth = JSON.parse(readFileSync(new URL(truthPath, FIXTURES), "utf8"));
  const truth: Truth = { ...whole, exchanges: whole.exchanges.filter((one) => !one.notRecordedBy?.includes(by)) };
  const damaged = truth.exchanges.filter((one) => one.damagedBy?.includes(by)).map((one) => one.case);

  describe.each(PLAYERS)("$client", (player) => {
    test.each([false, true])("plays with the bytes of the truth; JSON keys reversed: %s", async (shuffleJson) => {
      const { files } = await convert(readFileSync(new URL(path, FIXTURES)), {
        to: "polly",
        recording: "origin",
        decode,
      });
      const report = await playFiles(files, { ...player, recording: "origin", match, truth, shuffleJson });
      const differences = compare(report, truth, true).filter(
        (one) => !damaged.some((it) => one.startsWith(`${it}: `)),
      );
      expect(differences.map((one) => one.replace(/(: header [a-z-]+) .*/, "$1"))).toEqual(
        player.client === "fetch" ? ofFetch.filter((one) => !damaged.some((it) => one.startsWith(`${it}: `))) : [],
      );
    });
  });
});
