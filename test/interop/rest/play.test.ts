import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { tuning } from "../../match/rest-known.ts";
import { heldOut } from "../../match/rest-known-held-out.ts";
import { pairsOf } from "../../match/rest-set.ts";
import { nodeBinary } from "../nodes/index.mjs";

interface Outcome {
  readonly name: string;
  readonly result?: unknown;
  readonly error?: string;
}

const here = fileURLToPath(new URL(".", import.meta.url));
const fixtures = fileURLToPath(new URL("../../fixtures/rest/", import.meta.url));
const node = nodeBinary(22);
const needs =
  node === undefined ? "Node 22" : existsSync(`${here}node_modules`) ? undefined : "npm ci in test/interop/rest";

if (node === undefined || needs !== undefined) test.skip(`the clients play (skipped: needs ${needs})`, () => {});
else {
  // RESPOOL_MODE and CI of the shell must not turn replay into recording.
  const { RESPOOL_MODE: _, ...env } = process.env;
  const stdio: ["ignore", "pipe", "ignore"] = ["ignore", "pipe", "ignore"];
  const played = execFileSync(node, [`${here}play.mjs`], { encoding: "utf8", env, stdio, maxBuffer: 1 << 26 })
    .split("\n")
    .filter((line) => line.startsWith('{"name":'))
    .map((line) => JSON.parse(line) as Outcome);
  const outcomes = new Map(played.map((outcome) => [outcome.name, outcome]));
  const misses = { ...tuning.misses, ...heldOut.misses };

  test.each([...(await pairsOf("tuning")), ...(await pairsOf("held-out"))])("$name", ({ name, half }) => {
    const outcome = outcomes.get(name);
    if (misses[name] === undefined) {
      const { result } = JSON.parse(readFileSync(`${fixtures}${half}/${name}.json`, "utf8")) as { result: unknown };
      expect(outcome).toEqual({ name, result });
    } else expect(outcome?.error).toContain("respool: no recorded interaction for ");
  });
}
