import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "vitest";
import { nodeBinary } from "../nodes/index.mjs";
import type { Truth } from "../shared/truth.ts";
import { damageIn } from "./measure.mjs";
import { RECORDERS } from "./recorders.mjs";

const RECORDED = fileURLToPath(new URL("../../fixtures/nock/recorded", import.meta.url));
const truth: Truth = JSON.parse(readFileSync(`${RECORDED}/truth.json`, "utf8"));

// What a recording has damaged makes a client wait for its time limit.
for (const recorder of RECORDERS) {
  const { name, node } = recorder;
  const canRun = nodeBinary(node) !== undefined;

  test
    .skipIf(!canRun)
    .concurrent(
      `nock ${name} plays its recording as the truth says${canRun ? "" : ` (skipped: needs Node ${node})`}`,
      async ({ expect }) => {
        const exchanges = truth.exchanges.filter(({ notRecordedBy }) => !notRecordedBy?.includes(name));
        const damage: string[][] = await damageIn(recorder, `${RECORDED}/${name}/origin.nock.json`, {
          ...truth,
          exchanges,
        });
        const damaged = exchanges.filter((_, index) => damage[index]?.length).map((one) => one.case);
        expect(damaged).toEqual(exchanges.filter(({ damagedBy }) => damagedBy?.includes(name)).map((one) => one.case));
      },
    );
}
