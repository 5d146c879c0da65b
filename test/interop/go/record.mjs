// Usage: node test/interop/go/record.mjs [VERSION...]
// Records the origin with the real go-vcr releases. With versions only these cassettes are written anew; what each
// release cannot record or damages is measured for all of them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startOrigin } from "../origin/server.mjs";
import { requestPlan, truthOf } from "../origin/truth.mjs";
import { buildRelease, RELEASES, runGo } from "./go.mjs";
import { damageIn, unrecordable } from "./measure.mjs";
import { renderReadme } from "./readme.mjs";

const RECORDED = fileURLToPath(new URL("../../fixtures/go-vcr/recorded", import.meta.url));

const versions = RELEASES.map(({ version }) => version);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((version) => !versions.includes(version));
if (unknown.length > 0) throw new Error(`unknown versions: ${unknown.join(", ")}; known: ${versions.join(", ")}`);

const truth = truthOf();
const results = [];
for (const { version } of RELEASES) {
  results.push(await recordRelease(version, wanted.length === 0 || wanted.includes(version)));
}
mkdirSync(RECORDED, { recursive: true });
writeFileSync(join(RECORDED, "truth.json"), `${JSON.stringify(annotated(), undefined, 2)}\n`);
writeFileSync(join(RECORDED, "README.md"), renderReadme(truth, RELEASES, results));

async function recordRelease(version, write) {
  const binary = buildRelease(version);
  const reasons = await withOrigin((dial) =>
    inFolder((folder) => unrecordable(binary, { dial, cases: requestPlan() }, folder)),
  );
  const file = join(RECORDED, version, "origin.yaml");
  const cases = requestPlan().filter(({ name }) => !reasons.has(name));
  if (write) await withOrigin((dial) => runGo(binary, ["record", file], { dial, cases }));
  const exchanges = truth.exchanges.filter((one) => !reasons.has(one.case));
  const damage = await damageIn(binary, file, exchanges);
  const damaged = new Map(exchanges.map((one, index) => [one, damage[index]]).filter(([, parts]) => parts.length > 0));
  console.log(`go-vcr ${version}: ${exchanges.length} exchanges, ${damaged.size} damaged`);
  return { version, reasons, damaged, count: exchanges.length };
}

async function withOrigin(use) {
  const origin = await startOrigin();
  try {
    return await use(new URL(origin.url).host);
  } finally {
    await origin.close();
  }
}

async function inFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), "respool-record-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function annotated() {
  const exchanges = truth.exchanges.map((exchange) => {
    const notRecordedBy = versionsWhere(({ reasons }) => reasons.has(exchange.case));
    const damagedBy = versionsWhere(({ damaged }) => damaged.has(exchange));
    return { ...exchange, ...(notRecordedBy && { notRecordedBy }), ...(damagedBy && { damagedBy }) };
  });
  return { ...truth, exchanges };
}

function versionsWhere(test) {
  const found = results.filter(test).map(({ version }) => version);
  return found.length > 0 ? found : undefined;
}
