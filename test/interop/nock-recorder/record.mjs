// Usage: node test/interop/nock-recorder/record.mjs [RECORDER...]
// Records the origin with the real nock releases. With names only these recordings are written anew; what each recorder
// loses is measured for all of them.
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { nodeBinary } from "../nodes/index.mjs";
import { TRUTH } from "./cases.mjs";
import { damageIn } from "./measure.mjs";
import { renderReadme } from "./readme.mjs";
import { RECORDERS } from "./recorders.mjs";

const run = promisify(execFile);
const WORKER = fileURLToPath(new URL("worker.mjs", import.meta.url));
const RECORDED = fileURLToPath(new URL("../../fixtures/nock/recorded", import.meta.url));

const names = RECORDERS.map(({ name }) => name);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) throw new Error(`unknown recorders: ${unknown.join(", ")}; known: ${names.join(", ")}`);

const known = previousTruth();
const results = [];
for (const recorder of RECORDERS) {
  results.push(await recordWith(recorder, wanted.length === 0 || wanted.includes(recorder.name)));
}
writeFileSync(join(RECORDED, "truth.json"), `${JSON.stringify(annotated(), undefined, 2)}\n`);
writeFileSync(join(RECORDED, "README.md"), renderReadme(TRUTH, results));

async function recordWith(recorder, write) {
  const folder = join(RECORDED, recorder.name);
  const file = join(folder, "origin.nock.json");
  const missing = write ? await record(recorder, folder, file) : missedBefore(recorder);
  const exchanges = TRUTH.exchanges.filter((one) => !missing.includes(one));
  const damage = await damageIn(recorder, file, { ...TRUTH, exchanges });
  const damaged = new Map(exchanges.map((one, index) => [one, damage[index]]).filter(([, parts]) => parts.length > 0));
  console.log(`nock ${recorder.name}: ${exchanges.length} definitions, ${damaged.size} damaged`);
  return { ...recorder, missing, damaged, count: exchanges.length };
}

/** Writes the recording and gives the exchanges that are not in it. */
async function record({ name, node }, folder, file) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { stdout } = await run(nodeBinary(node), [WORKER, name, file]);
  const { node: version, counts } = JSON.parse(stdout);
  if (!version.startsWith(`v${node}.`)) throw new Error(`${name} ran on Node ${version}, not ${node}`);
  const several = TRUTH.exchanges.filter((_, index) => counts[index] > 1);
  if (several.length > 0) throw new Error(`${name} wrote several definitions for ${several[0].case}`);
  return TRUTH.exchanges.filter((_, index) => counts[index] === 0);
}

function previousTruth() {
  return wanted.length === 0 ? undefined : JSON.parse(readFileSync(join(RECORDED, "truth.json"), "utf8"));
}

function missedBefore({ name }) {
  return TRUTH.exchanges.filter((_, index) => known.exchanges[index].notRecordedBy?.includes(name));
}

function annotated() {
  const exchanges = TRUTH.exchanges.map((exchange) => {
    const notRecordedBy = namesWhere(({ missing }) => missing.includes(exchange));
    const damagedBy = namesWhere(({ damaged }) => damaged.has(exchange));
    return { ...exchange, ...(notRecordedBy && { notRecordedBy }), ...(damagedBy && { damagedBy }) };
  });
  return { ...TRUTH, exchanges };
}

function namesWhere(test) {
  const found = results.filter(test).map(({ name }) => name);
  return found.length > 0 ? found : undefined;
}
