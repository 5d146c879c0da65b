import { describe, expect, test } from "vitest";
import { folderOf } from "../../../src/adapters/polly/id/folder.ts";
import { settingsOf } from "../../../src/adapters/polly/settings/settings.ts";
import { matchText } from "../../../src/adapters/polly/settings/text.ts";
import { strict } from "../../../src/match/presets.ts";
import { differingIn, named } from "../har/differing.ts";
import { converted, VISITS } from "../har/visits.ts";
import { compare } from "../shared/compare.ts";
import type { TruthExchange } from "../shared/truth.ts";
import { PLAYERS, playFiles } from "./player.ts";

const clients = process.env.RESPOOL_INTEROP === "all" ? PLAYERS : PLAYERS.slice(0, 2);
const match = { text: matchText(settingsOf(strict)) };

// HARs have it undone, and its id is one of the bytes that a client sends: `lost/request-coding`.
const missed = ["POST /post/gzip: error"];

/** Polly's fetch adapter gives texts without a type one, and all cookies in one value. */
function ofFetch(exchanges: readonly TruthExchange[]): string[] {
  const untyped = exchanges.filter(({ response: { bodyBytes, headers } }) => {
    return bodyBytes > 0 && !headers.some(([name]) => name.toLowerCase() === "content-type");
  });
  return ["GET /cookies: set-cookie", ...untyped.map((one) => `${one.case.replace(/^\d+ /, "")}: content-type`)];
}

describe.each(VISITS)("what %s recorded plays under Polly", (name, folder) => {
  test.each(clients)("$client", async (player) => {
    const { bytes, exchanges } = await converted(folder, "polly");
    const truth = { origin: "", exchanges };
    const files = [{ path: `${folderOf("visit")}/recording.har`, bytes }];
    const report = await playFiles(files, { ...player, recording: "visit", match, truth });
    expect(exchanges.length).toBeGreaterThan(40);
    const found = named(compare(report, truth, true)).map((one) => one.replace(/: error .*/, ": error"));
    const present = new Set(exchanges.map((one) => one.case.replace(/^\d+ /, "")));
    const expected = [...differingIn(name), ...missed, ...(player.client === "fetch" ? ofFetch(exchanges) : [])];
    expect(found).toEqual(
      [...new Set(expected)].filter((one) => present.has(one.split(": ")[0] ?? "") || one.startsWith("*")).sort(),
    );
  });
});
