// npm run interop [-- --all] [vitest arguments]: our output in the real tools, the newest releases or every one.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { warmUp } from "./go/go.mjs";
import { nodeBinary } from "./nodes/index.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const VITEST = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url));

const args = process.argv.slice(2);
const mode = args.includes("--all") ? "all" : "newest";
console.log(`releases: ${mode}`);

// The SDKs of the sets that judge matching take half a gigabyte; what they send is among the fixtures.
const packages = ["", "nodes/", "clients/", "runners/", ...(mode === "all" ? ["llm/", "rest/"] : [])];
await Promise.all([...packages.map((folder) => install(HERE + folder)), warmUp()]);
for (const major of [20, 22, 24]) console.log(`Node ${major}: ${version(nodeBinary(major), "--version")}`);
console.log(`Go: ${version("go", "version")}`);

const binaries = mkdtempSync(join(tmpdir(), "respool-go-"));
const { status } = spawnSync(
  process.execPath,
  [VITEST, "run", "--config", `${HERE}vitest.config.ts`, ...args.filter((arg) => arg !== "--all")],
  { cwd: ROOT, stdio: "inherit", env: { ...process.env, RESPOOL_INTEROP: mode, RESPOOL_GO_BINARIES: binaries } },
);
rmSync(binaries, { recursive: true });
process.exit(status ?? 1);

/** Installs a package unless what its lockfile names is there already. */
async function install(cwd) {
  const installed = statSync(`${cwd}node_modules/.package-lock.json`, { throwIfNoEntry: false });
  if (installed && installed.mtimeMs >= statSync(`${cwd}package-lock.json`).mtimeMs) return;
  const child = spawn("npm", ["ci"], { cwd, stdio: "inherit", shell: process.platform === "win32" });
  const [status] = await once(child, "exit");
  if (status !== 0) throw new Error(`npm ci failed in ${cwd}: exit code ${status}`);
}

function version(command, argument) {
  const { status, stdout } = command ? spawnSync(command, [argument], { encoding: "utf8" }) : {};
  return status === 0 ? stdout.trim() : "none";
}
