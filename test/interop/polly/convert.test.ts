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

const SOURCES = [
  {
    name: "go-vcr v4.0.7",
    path: "go-vcr/recorded/v4.0.7/origin.yaml",
    truth: "go-vcr/recorded/truth.json",
    by: "v4.0.7",
  },
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
        player.client === "fetch" ? ofFetch : [],
      );
    });
  });
});
