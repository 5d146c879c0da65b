import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { buildRelease, goAvailable, RELEASES, runGo } from "./go.mjs";
import { damageIn } from "./measure.mjs";

interface Exchange {
  readonly case: string;
  readonly notRecordedBy?: readonly string[];
  readonly damagedBy?: readonly string[];
}

const RECORDED = fileURLToPath(new URL("../../fixtures/go-vcr/recorded", import.meta.url));
const go = goAvailable();

for (const { version } of RELEASES) {
  const file = `${RECORDED}/${version}/origin.yaml`;

  test.skipIf(!go)(
    `go-vcr ${version} reads its recording as the truth says${go ? "" : " (skipped: needs Go)"}`,
    async () => {
      const { exchanges }: { readonly exchanges: readonly Exchange[] } = JSON.parse(
        readFileSync(`${RECORDED}/truth.json`, "utf8"),
      );
      const recorded = exchanges.filter(({ notRecordedBy }) => !notRecordedBy?.includes(version));
      const damage: string[][] = await damageIn(buildRelease(version), file, recorded);
      const damaged = recorded.filter((_, index) => damage[index]?.length).map((one) => one.case);
      expect(damaged).toEqual(recorded.filter(({ damagedBy }) => damagedBy?.includes(version)).map((one) => one.case));
    },
  );

  test.skipIf(!go)(`go-vcr ${version} counts what it loads${go ? "" : " (skipped: needs Go)"}`, async () => {
    const binary = buildRelease(version);
    const missing = `${RECORDED}/no-such.yaml`;
    const [good, bad, named] = await runGo(binary, ["load", file, missing, `${RECORDED}/truth.json`]);
    const [passes] = await runGo(binary, ["load", "-repeat", "2", file, missing]);
    const interactions = good.interactions;
    expect(interactions).toBeGreaterThan(100);
    expect([good.ok, bad.ok, named.error]).toEqual([true, false, "go-vcr loads only files whose name ends in .yaml"]);
    expect({ ...passes, medianMs: 0 }).toEqual({ passes: 2, files: 2, failed: 1, interactions, medianMs: 0 });
  });
}
