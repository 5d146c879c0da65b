import { describe, expect, test } from "vitest";
import { canPlay, PLAYERS, play, playerName } from "../nock/player.ts";
import { compare } from "../shared/compare.ts";
import { differingIn, named } from "./differing.ts";
import { converted, VISITS } from "./visits.ts";

describe.each(VISITS)("what %s recorded plays in nock", (name, folder) => {
  for (const player of PLAYERS) {
    test.skipIf(!canPlay(player))(playerName(player), async () => {
      const { bytes, exchanges } = await converted(folder, "nock");
      const truth = { origin: "", exchanges };
      const report = await play({ ...player, definitions: bytes, truth });
      expect(exchanges.length).toBeGreaterThan(40);
      expect(named(compare(report, truth))).toEqual([...differingIn(name)].sort());
      expect(report.pending).toBe(0);
    });
  }
});
