import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { goAvailable } from "./go/go.mjs";

const folder = fileURLToPath(new URL("../../examples/go-to-typescript", import.meta.url));
const go: boolean = goAvailable();

test.skipIf(!go)(`the example's cassette replays in Go${go ? "" : " (skipped: needs Go)"}`, () => {
  const run = spawnSync("go", ["test", "-count=1", "./..."], { cwd: folder, encoding: "utf8" });
  expect({ status: run.status, stderr: run.stderr, ok: /^ok\s/m.test(run.stdout) }).toMatchObject({
    status: 0,
    ok: true,
  });
});
