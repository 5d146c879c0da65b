// node test/interop/rest/record.mjs [NAME…]: records the calls of the Go SDKs with go-vcr v4.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cassettePath, FIXTURES, HALVES } from "./halves.mjs";
import { serve } from "./origin.mjs";
import { writeReadmes } from "./readme.mjs";

const MODULE = fileURLToPath(new URL("../go-rest/", import.meta.url));
const binary = join(tmpdir(), `respool-go-rest-${process.pid}`);
const build = spawnSync("go", ["build", "-buildvcs=false", "-trimpath", "-o", binary, "."], {
  cwd: MODULE,
  stdio: "inherit",
});
if (build.status !== 0) process.exit(1);
for (const half of HALVES) mkdirSync(FIXTURES + half, { recursive: true });
const known = lines(spawnSync(binary, ["list"], { encoding: "utf8" }).stdout);
const chosen = process.argv.length > 2 ? process.argv.slice(2) : known.sort();
const origin = await serve();
const child = spawn(binary, [], { stdio: ["pipe", "pipe", "inherit"] });
child.stdin.end(
  JSON.stringify({ dial: origin.address, paths: Object.fromEntries(chosen.map((name) => [name, cassettePath(name)])) }),
);
let text = "";
child.stdout.setEncoding("utf8").on("data", (chunk) => {
  text += chunk;
});
const status = await new Promise((resolve) => child.on("close", resolve));
origin.close();
rmSync(binary);
writeReadmes();
const results = lines(text).sort((a, b) => (a.name < b.name ? -1 : 1));
for (const { name, error } of results) console.log(`${name}: ${error ? `FAILED ${error}` : "ok"}`);
process.exit(status === 0 && results.every(({ error }) => error === undefined) ? 0 : 1);

function lines(output) {
  return output
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}
