// Usage: node test/interop/polly-recorder/record.mjs [NAME…]
// Records the origin with the real releases of Polly. With names only these recordings are written anew; what each of
// them lost is measured for all.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { TRUTH } from "../nock-recorder/cases.mjs";
import { damageIn } from "./measure.mjs";
import { renderReadme } from "./readme.mjs";
import { record } from "./recorder.mjs";
import { RECORDINGS } from "./recordings.mjs";

const RECORDED = fileURLToPath(new URL("../../fixtures/polly/recorded", import.meta.url));

const names = RECORDINGS.map(({ name }) => name);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) throw new Error(`unknown recordings: ${unknown.join(", ")}; known: ${names.join(", ")}`);

const known = wanted.length === 0 ? undefined : JSON.parse(readFileSync(join(RECORDED, "truth.json"), "utf8"));
const results = [];
for (const recording of RECORDINGS) {
  results.push(await measured(recording, wanted.length === 0 || wanted.includes(recording.name)));
}
writeFileSync(join(RECORDED, "truth.json"), `${JSON.stringify(annotated(), undefined, 2)}\n`);
writeFileSync(join(RECORDED, "README.md"), renderReadme(TRUTH, results));

async function measured(recording, isWanted) {
  const folder = join(RECORDED, recording.name);
  const missing = isWanted ? await record(recording, folder) : missedBefore(recording);
  const exchanges = TRUTH.exchanges.filter((one) => !missing.has(one));
  const damage = await damageIn(recording, folder, { ...TRUTH, exchanges });
  const damaged = new Map(exchanges.map((one, index) => [one, damage[index]]).filter(([, parts]) => parts.length > 0));
  console.log(`${recording.name}: ${exchanges.length} entries, ${damaged.size} damaged`);
  return { ...recording, folder, missing, damaged, count: exchanges.length };
}

function missedBefore({ name }) {
  const before = TRUTH.exchanges.map((one, index) => [one, known.exchanges[index]]);
  return new Map(
    before.flatMap(([one, { notRecordedBy, reasons }]) =>
      notRecordedBy?.includes(name) ? [[one, reasons[name][0]]] : [],
    ),
  );
}

function annotated() {
  const exchanges = TRUTH.exchanges.map((exchange) => {
    const notRecordedBy = results.flatMap(({ name, missing }) => (missing.has(exchange) ? name : []));
    const damagedBy = results.flatMap(({ name, damaged }) => (damaged.has(exchange) ? name : []));
    const reasons = results.flatMap(({ name, missing, damaged }) => {
      const reason = missing.has(exchange) ? [missing.get(exchange)] : damaged.get(exchange);
      return reason ? [[name, reason]] : [];
    });
    return {
      ...exchange,
      ...(notRecordedBy.length > 0 && { notRecordedBy }),
      ...(damagedBy.length > 0 && { damagedBy }),
      ...(reasons.length > 0 && { reasons: Object.fromEntries(reasons) }),
    };
  });
  return { ...TRUTH, exchanges };
}
