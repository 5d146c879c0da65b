import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { GOFLAGS, goAvailable } from "./go/go.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const go: boolean = goAvailable();
const needed = go ? "" : " (skipped: needs Go)";
const folder = mkdtempSync(join(tmpdir(), "respool-example-"));
afterAll(() => rmSync(folder, { recursive: true }));

function playInGo(example: string, env: NodeJS.ProcessEnv = {}): void {
  const cwd = join(root, "examples", example);
  const run = spawnSync("go", ["test", "-count=1", "-vet=off", "./..."], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, GOFLAGS, ...env },
  });
  expect({ status: run.status, stderr: run.stderr, ok: /^ok\s/m.test(run.stdout) }).toMatchObject({
    status: 0,
    ok: true,
  });
}

test.skipIf(!go)(`the cassette of go-to-typescript replays in Go${needed}`, () => playInGo("go-to-typescript"));

test.skipIf(!go)(`the cassette of typescript-to-go replays in Go${needed}`, () => playInGo("typescript-to-go"));

test.skipIf(!go)(`recorded anew, typescript-to-go replays in Go, and no token is in it${needed}`, () => {
  const cassette = join(folder, "tickets.yaml");
  const token = "t0ken-0f-an-0wner-4711";
  const env = { ...process.env, RESPOOL_MODE: "all", TICKETS_CASSETTE: cassette, TICKETS_TOKEN: token };
  const args = ["vitest", "run", "examples/typescript-to-go"];
  const run = spawnSync("npx", args, { cwd: root, encoding: "utf8", env });
  expect({ status: run.status, output: run.stdout + run.stderr }).toMatchObject({ status: 0 });
  const withoutTimes = (path: string) => readFileSync(path, "utf8").replace(/duration: \S+/g, "duration: …");
  expect(withoutTimes(cassette)).toBe(withoutTimes(join(root, "examples/typescript-to-go/testdata/tickets.yaml")));
  expect(readFileSync(cassette, "utf8")).not.toContain(token);
  playInGo("typescript-to-go", { TICKETS_CASSETTE: cassette });
});
