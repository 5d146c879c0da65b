// The difference of two large HARs of which one entry is another, beside JSON.parse of both files.
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeHar } from "./hars.mjs";
import { median } from "./measure.mjs";

const child = fileURLToPath(new URL("./har-child.mjs", import.meta.url));
const passes = 3;

export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), "respool-bench-"));
  try {
    const [a, b] = [join(folder, "a.har"), join(folder, "b.har")];
    const entries = writeHar(a, Number(process.env.RESPOOL_BENCH_MB ?? 300));
    edited(a, b);
    console.log(`  twice ${(statSync(a).size / 1e6).toFixed(0)} MB, ${entries} entries`);
    const runs = { "JSON.parse of both": ["parse", a, b], diff: ["diff", a, b] };
    const found = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
    for (let pass = 0; pass < passes; pass++) {
      for (const [name, run] of Object.entries(runs)) found[name].push(measured(run));
    }
    for (const [name, all] of Object.entries(found)) {
      const of = (figure) => median(all.map((one) => one[figure]));
      console.log(`  ${name.padEnd(28)} ${of("ms").toFixed(0)} ms, ${of("megabytes").toFixed(0)} MB at most`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The file with another status in the middle. */
function edited(from, to) {
  const bytes = readFileSync(from);
  const out = openSync(to, "w");
  const at = bytes.indexOf('"status":', Math.floor(bytes.length / 2));
  const digits = bytes.indexOf("200", at);
  writeSync(out, bytes.subarray(0, digits));
  writeSync(out, Buffer.from("404"));
  writeSync(out, bytes.subarray(digits + 3));
  closeSync(out);
}

function measured(args) {
  const { stdout } = spawnSync(process.execPath, [child, ...args], { encoding: "utf8", maxBuffer: 1 << 26 });
  return JSON.parse(stdout.trim().split("\n").at(-1));
}
