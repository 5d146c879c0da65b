// Runs every check in turn, adds up what the runners counted, and ends with "N passed, N failed[, N skipped]" alone on a line.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const total = { passed: 0, failed: 0, skipped: 0 };
const reports = mkdtempSync(join(tmpdir(), "respool-gate-"));
const minutes = 60_000;

/** Runs a command; a check of its own unless its runner counts for it. */
function run(name, command, { env = {}, limit = 10 * minutes } = {}) {
  console.log(`\n== ${name}: ${command}`);
  const started = Date.now();
  const { status, error } = spawnSync("bash", ["-c", command], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, CI: "true", ...env },
    timeout: limit,
  });
  const ok = status === 0;
  console.log(
    `== ${name}: ${ok ? "ok" : `failed (${error?.code ?? status})`}, ${Math.round((Date.now() - started) / 1000)} s`,
  );
  return ok;
}

function check(name, command, options) {
  const ok = run(name, command, options);
  total[ok ? "passed" : "failed"]++;
  return ok;
}

/** Runs vitest through the project's own script and takes its counts; a run without counts is a failure. */
function suite(name, command) {
  const report = join(reports, `${name}.json`);
  const ok = run(name, `${command} -- --reporter=default --reporter=json --outputFile=${report}`, {
    limit: 14 * minutes,
  });
  let counts;
  try {
    counts = JSON.parse(readFileSync(report, "utf8"));
  } catch {
    counts = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  }
  total.passed += counts.numPassedTests;
  total.failed += counts.numFailedTests;
  total.skipped += counts.numPendingTests + counts.numTodoTests;
  // A suite that broke without a failed test (a file that does not load, an error outside tests) counts as one failure.
  if ((!ok || counts.numPassedTests === 0) && counts.numFailedTests === 0) total.failed++;
}

function finish() {
  rmSync(reports, { recursive: true, force: true });
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exit(total.failed === 0 ? 0 : 1);
}

// The first block of the README is the first thing a newcomer runs, so it is run here as it stands.
const first = /```sh\n(npm ci && [^\n]+)\n```/.exec(readFileSync("README.md", "utf8"))?.[1] ?? "false";

if (!check("node", `node -e 'console.log(process.version); process.exit(/^v20[.]/.test(process.version) ? 0 : 1)'`))
  finish();
if (!check("first command of the README", first)) finish();
suite("test", "npm test");
check("types", "npm run --silent types");
check("lint", "npm run --silent lint");
check("package", "npm run --silent package");
check("docs in step", "npm run --silent docs && git diff --exit-code -- docs README.md");
check("no registry host in a lockfile", `! git ls-files '*package-lock.json' | xargs grep -l '"resolved"'`);
suite("interop", "npm run interop");
check("nothing left behind", `test -z "$(git status --porcelain)" || { git status --porcelain; false; }`);
finish();
