import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL(".", import.meta.url));
const ROOT_MODULES = fileURLToPath(new URL("../../../node_modules", import.meta.url));

const release = (version, major, library) => ({
  version,
  package: `./cmd/v${major}`,
  modfile: `go.${version}.mod`,
  library,
});

// A new release needs a go.VERSION.mod that requires it; `go build -mod=mod -modfile=go.VERSION.mod ./cmd/vN` fills in the rest.
/** The go-vcr releases with a module file here, and the YAML library that each asks for. */
export const RELEASES = [
  release("v1.2.0", 1, "gopkg.in/yaml.v2 v2.2.8"),
  release("v2.3.0", 2, "gopkg.in/yaml.v3 v3.0.1"),
  release("v3.2.0", 3, "gopkg.in/yaml.v3 v3.0.1"),
  release("v4.0.2", 4, "gopkg.in/yaml.v3 v3.0.1"),
  release("v4.0.4", 4, "gopkg.in/yaml.v3 v3.0.1"),
  release("v4.0.5", 4, "github.com/goccy/go-yaml v1.18.0"),
  release("v4.0.6", 4, "go.yaml.in/yaml/v4 v4.0.0-rc.3"),
  release("v4.0.7", 4, "go.yaml.in/yaml/v4 v4.0.0-rc.6"),
];

/** Whether a Go toolchain answers on this machine. */
export function goAvailable() {
  return spawnSync("go", ["version"]).status === 0;
}

const built = new Map();

/** The path of a program of this module, built against a module file once a process. */
export function buildGo(pkg, modfile = "go.mod") {
  const key = `${pkg} ${modfile}`;
  if (!built.has(key)) built.set(key, build(pkg, modfile));
  return built.get(key);
}

// Examples are tested with the same flags, so that the standard library is compiled once.
export const GOFLAGS = "-trimpath -buildvcs=false";

const environment = { ...process.env, GOFLAGS };

/** Compiles what programs of all releases have in common, where a machine has not done so before. */
export async function warmUp() {
  const child = spawn("go", ["build", "-o", devNull, "net/http", "net/http/httptest"], {
    cwd: FOLDER,
    stdio: "ignore",
    env: environment,
  });
  await new Promise((resolve) => child.on("error", resolve).on("close", resolve));
}

function build(pkg, modfile) {
  // What one run of the checks has built is not built again.
  const { RESPOOL_GO_BINARIES: thisRun } = process.env;
  const cache = existsSync(ROOT_MODULES) ? join(ROOT_MODULES, ".cache", "respool-go") : join(tmpdir(), "respool-go");
  const folder = thisRun ?? cache;
  mkdirSync(folder, { recursive: true });
  const binary = join(folder, `${basename(pkg)}-${modfile.replace(/^go\.|\.?mod$/g, "") || "main"}`);
  if (thisRun !== undefined && existsSync(binary)) return binary;
  const fresh = `${binary}.${process.pid}`;
  const args = ["build", `-modfile=${modfile}`, "-o", fresh, pkg];
  const { status, stderr, error } = spawnSync("go", args, { cwd: FOLDER, encoding: "utf8", env: environment });
  if (status !== 0) throw new Error(`go build ${pkg} with ${modfile} failed: ${error?.message ?? stderr}`);
  // Renaming is atomic: another process may build or run the same binary now.
  renameSync(fresh, binary);
  return binary;
}

/** Builds the program around one go-vcr release; its commands are in internal/vcr/main.go. */
export function buildRelease(version) {
  const found = RELEASES.find((one) => one.version === version);
  if (found === undefined) throw new Error(`no module file for go-vcr ${version}`);
  return buildGo(found.package, found.modfile);
}

/** Runs a binary with a JSON document on standard input and gives what it printed. */
export async function runGoText(binary, args, input) {
  // Not spawnSync: an origin in this process has to answer meanwhile.
  const child = spawn(binary, args, { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(input === undefined ? "" : JSON.stringify(input));
  const chunks = [];
  child.stdout.on("data", (chunk) => chunks.push(chunk));
  const code = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  if (code !== 0) throw new Error(`${basename(binary)} ${args[0]} ended with exit code ${code}`);
  return Buffer.concat(chunks).toString("utf8");
}

/** Runs a binary as runGoText does and gives its JSON lines as values. */
export async function runGo(binary, args, input) {
  const lines = (await runGoText(binary, args, input)).split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
}
