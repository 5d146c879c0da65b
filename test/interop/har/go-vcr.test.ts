import { describe, expect, test } from "vitest";
import { goAvailable } from "../go/go.mjs";
import { differencesInGo, type Plan } from "../go-vcr/player.ts";
import type { TruthExchange } from "../shared/truth.ts";
import { differingIn, named } from "./differing.ts";
import { converted, VISITS } from "./visits.ts";

const go = goAvailable();

/** A release, and what `go-vcr.player` calls it. */
const PLAYERS = [
  { version: "v3.2.0", player: "v3" },
  { version: "v4.0.2", player: "v4.0.3" },
  { version: "v4.0.7", player: "v4" },
];

// A HAR has a gzip request body undone, and the matcher of v4 compares the bytes that the client sends.
const missedBy = (player: string) => (player === "v3" ? [] : ["POST /post/gzip: error"]);

describe.each(VISITS)(`what %s recorded plays in go-vcr${go ? "" : " (skipped: needs Go)"}`, (name, folder) => {
  for (const { version, player } of PLAYERS) {
    test.skipIf(!go)(version, async () => {
      const { bytes, exchanges } = await converted(folder, "go-vcr", { "go-vcr.player": player });
      const found = await differencesInGo(version, bytes, planOf(exchanges), "undone");
      expect(exchanges.length).toBeGreaterThan(40);
      expect(named(found.filter((one) => !isFraming(one)).map(shortened))).toEqual(
        [...differingIn(name), ...missedBy(player)].sort(),
      );
    });
  }
});

/** Each request by itself, but for a redirect, which Go's client follows: it sees the answer after it alone. */
function planOf(exchanges: readonly TruthExchange[]): Plan {
  const isRedirect = (one: TruthExchange | undefined) => one?.response.status === 302;
  const isSeen = (_: TruthExchange, i: number) => !isRedirect(exchanges[i]);
  const cases = exchanges.flatMap((one, i) => {
    const before = exchanges[i - 1];
    if (isRedirect(one)) return [];
    const sent = before !== undefined && isRedirect(before) ? before : one;
    return [{ name: one.case, follow: sent !== one, requests: [sent.request] }];
  });
  return { cases, exchanges: exchanges.filter(isSeen) };
}

/** What Node's server added for its connection, and go-vcr hands on. */
function isFraming(difference: string): boolean {
  return /: header (Connection|Keep-Alive) .*, not absent$/.test(difference);
}

function shortened(difference: string): string {
  return difference.replace(/: error .*requested interaction not found$/, ": error");
}
