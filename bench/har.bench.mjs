// Reading and converting a large HAR from disk, beside JSON.parse of the same file. RESPOOL_BENCH_MB=600,2000 adds sizes that
// are only converted, in parts, with the memory that it takes: JSON.parse cannot take a file of more than 512 MiB at all.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeHar } from "./hars.mjs";
import { median } from "./measure.mjs";

const child = fileURLToPath(new URL("./har-child.mjs", import.meta.url));
const more = (process.env.RESPOOL_BENCH_MB ?? "").split(",").filter(Boolean).map(Number);
const passes = 5;

export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), "respool-bench-"));
  try {
    const file = join(folder, "large.har");
    beside(file, 200, folder);
    for (const megabytes of more) inParts(file, megabytes, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function beside(file, megabytes, folder) {
  make(file, megabytes);
  const out = ["--to", "nock", "-o", join(folder, "out.nock.json"), "--force", "--quiet"];
  const runs = { "JSON.parse": ["parse"], read: ["read"], "convert to nock": ["convert", ...out] };
  const found = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  for (let pass = 0; pass < passes; pass++) {
    for (const [name, [job, ...args]] of Object.entries(runs)) found[name].push(measured(job, file, args));
  }
  const peer = middle(found["JSON.parse"]);
  for (const [name, all] of Object.entries(found)) {
    const { ms, megabytes: memory } = middle(all);
    const ratios = `  ${(ms / peer.ms).toFixed(2)} x the time, ${(memory / peer.megabytes).toFixed(2)} x the memory`;
    console.log(`  ${name.padEnd(28)} ${figures(ms, memory)}${name === "JSON.parse" ? "" : ratios}`);
  }
}

function inParts(file, megabytes, folder) {
  make(file, megabytes);
  const parts = join(folder, `parts-${megabytes}`);
  const { ms, megabytes: memory } = measured("convert", file, [
    "--to",
    "nock",
    "-o",
    `${parts}/`,
    "--split",
    "500",
    "--quiet",
  ]);
  rmSync(parts, { recursive: true, force: true });
  console.log(`  ${"convert to nock, in parts".padEnd(28)} ${figures(ms, memory)}`);
}

function make(file, megabytes) {
  const entries = writeHar(file, megabytes);
  console.log(`  ${(statSync(file).size / 1e6).toFixed(0)} MB, ${entries} entries`);
}

function measured(job, file, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [child, job, file, ...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${job}: ${stderr}`);
  return JSON.parse(stdout.trim().split("\n").at(-1));
}

function middle(all) {
  return { ms: median(all.map(({ ms }) => ms)), megabytes: median(all.map(({ megabytes }) => megabytes)) };
}

function figures(ms, memory) {
  return `${ms.toFixed(0).padStart(6)} ms, at most ${memory.toFixed(0).padStart(4)} MB`;
}
