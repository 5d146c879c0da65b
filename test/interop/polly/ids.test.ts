import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";

// The ids that a converter writes are those that the real Polly computes, with the qs that it once came with and a newer one.

const run = promisify(execFile);
const path = (name: string) => fileURLToPath(new URL(`ids/${name}`, import.meta.url));
const count = process.env.RESPOOL_INTEROP === "all" ? 3000 : 250;

describe.each([
  ["6.14.0", "qs614"],
  ["6.17.1", ""],
])("qs %s", (version, name) => {
  test.each(["node-http", "fetch"])(`%s: the ids of ${count} requests under 12 settings`, async (adapter) => {
    const args = ["--import", path("qs-hook.mjs"), path("worker.mjs"), adapter, String(count)];
    const env = { ...process.env, RESPOOL_QS: name };
    const { stdout } = await run(process.execPath, args, { env, maxBuffer: 1 << 26 });
    const { qs, compared, mismatches } = JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
    expect(mismatches.slice(0, 5)).toEqual([]);
    expect(qs).toEqual([version, version]);
    expect(compared).toBeGreaterThan(count * 10);
  });
});
