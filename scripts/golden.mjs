// Writes the golden files anew (`npm run golden -- PATH…`); the diff is reviewed like code.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";

const vitest = new URL("../node_modules/vitest/vitest.mjs", import.meta.url).pathname;
// Run in full, it begins with none, so that no file stays behind that no test compares.
if (process.argv.length === 2) rmSync(new URL("../test/golden/", import.meta.url), { recursive: true, force: true });
const run = spawnSync(process.execPath, [vitest, "run", ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { ...process.env, UPDATE_GOLDEN: "1" },
});
process.exitCode = run.status ?? 1;
