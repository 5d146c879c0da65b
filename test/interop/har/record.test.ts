import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { RECORDINGS, record } from "../har-recorder/record.mjs";
import { lossesIn, VISITS } from "./visits.ts";

// DevTools and Firefox are driven through what is no API of theirs, so nothing that gates a change waits for them.
const GATED = /^(playwright|mitmproxy|chrome-har)/;
const isAll = process.env.RESPOOL_INTEROP === "all";

for (const [name, folder] of VISITS.filter((one) => GATED.test(one[0]))) {
  const needs: Readonly<Record<string, () => string | undefined>> = RECORDINGS[name as keyof typeof RECORDINGS].needs;
  const missing = Object.keys(needs).filter((program) => needs[program]?.() === undefined);
  const reason = isAll ? missing.join(", ") : "--all";

  test.skipIf(reason !== "")(
    `${name}, recorded anew, loses what its fixture lost${reason && ` (skipped: needs ${reason})`}`,
    async () => {
      const temporary = mkdtempSync(join(tmpdir(), "respool-har-"));
      try {
        const fresh = join(temporary, name);
        expect(await record(name, fresh)).toEqual([]);
        expect((await lossesIn(fresh)).filter(isCertain)).toEqual((await lossesIn(folder)).filter(isCertain));
      } finally {
        rmSync(temporary, { recursive: true });
      }
    },
  );
}

/** The page closes an event stream at its last event; whether the browser has seen the end by then is chance. */
function isCertain(loss: string): boolean {
  return !loss.endsWith(" GET /events/source: response lost (unknown)");
}
