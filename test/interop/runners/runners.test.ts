import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nodeBinary } from "../nodes/index.mjs";
import { HOOKED, SUITES } from "./suite.mjs";

interface Suite {
  readonly file: string;
  readonly text: string;
  readonly args: readonly string[];
  readonly summary: RegExp;
}

const suites: Readonly<Record<string, Suite>> = SUITES;
// jest is the one that loads another build, so it runs on each.
const runs = [
  ...Object.keys(suites).map((name) => [name, 22] as const),
  ["jest, CommonJS", 20],
  ["jest, CommonJS", 24],
  ["jest, ESM", 24],
] as const;

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "respool-runners-"));
let asked = 0;
const server = createServer((request, response) => {
  asked++;
  response.end(`answer to ${request.url}`);
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** A small project of a user's, with respool as one of its packages. */
function project(name: string, { file, text }: Suite): string {
  const own = join(folder, name.replace(/\W+/g, "-"));
  mkdirSync(join(own, "node_modules"), { recursive: true });
  symlinkSync(root, join(own, "node_modules", "respool"));
  symlinkSync(join(root, "node_modules", "vitest"), join(own, "node_modules", "vitest"));
  for (const each of ["jest", "@jest"]) {
    symlinkSync(fileURLToPath(new URL(`node_modules/${each}`, import.meta.url)), join(own, "node_modules", each));
  }
  writeFileSync(join(own, "package.json"), '{ "type": "module", "jest": { "transform": {} } }');
  writeFileSync(join(own, file), text);
  return own;
}

async function runSuite(
  node: string,
  suite: Suite,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ status: number; output: string }> {
  const { CI: _, RESPOOL_MODE: __, ...rest } = process.env;
  const ORIGIN = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const child = spawn(node, suite.args, { cwd, env: { ...rest, ORIGIN, NAMED: "1", ...env } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  const [status] = await once(child, "close");
  return { status, output };
}

for (const [name, major] of runs) {
  const node = nodeBinary(major);
  const title = `${name} on Node ${major}${node === undefined ? ` (skipped: needs Node ${major})` : ""}`;
  describe.skipIf(node === undefined)(title, () => {
    const suite = suites[name] as Suite;
    let own = "";
    beforeAll(() => {
      own = project(`${name} ${major}`, suite);
    });

    const run = (env: Readonly<Record<string, string>>) => runSuite(node as string, suite, own, env);

    test("records, but not a test that fails", async () => {
      const before = asked;
      const { status, output } = await run({ RESPOOL_MODE: "new_episodes", FAILS: "1" });
      expect(output).toMatch(suite.summary);
      expect(output).toContain("mine");
      expect(status).toBe(1);
      // Of the two tests that share a cassette one may already find what the other has recorded.
      expect([16, 17]).toContain(asked - before);
      expect(readdirSync(own).filter((file) => file.endsWith(".yaml"))).toEqual([
        ...["at-once-1.yaml", "at-once-2.yaml", "at-once-3.yaml", "first.yaml", "shared.yaml"],
      ]);
      const stem = suite.file.replace(/\.[cm]js$/, "");
      expect(readdirSync(join(own, "cassettes", stem))).toEqual(["by-its-name.yaml"]);
      const shared = readFileSync(join(own, "shared.yaml"), "utf8").match(/url: \S+/g) ?? [];
      expect(shared.map((url) => url.replace(/.*:\d+/, "")).sort()).toEqual(["/own/1", "/own/2", "/shared"]);
    });

    test("replays without the network, and tells a miss that is hidden", async () => {
      const before = asked;
      const { status, output } = await run({ MISSES: "1" });
      expect(output).toMatch(suite.summary);
      expect(output).toMatch(/no recorded interaction for GET http:\/\/127.0.0.1:\d+\/missing/);
      expect(status).toBe(1);
      expect(asked).toBe(before);
    });
  });
}

test("in the hook of vitest, tests that fail are not recorded either", async () => {
  const own = project("hooked", HOOKED);
  const { status, output } = await runSuite(process.execPath, HOOKED, own, {});
  expect(output).toMatch(HOOKED.summary);
  expect(status).toBe(1);
  expect(readdirSync(join(own, "cassettes", "hooked.test"))).toEqual(["passes.yaml"]);
});
