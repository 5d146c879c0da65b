import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { nodeBinary } from "../nodes/index.mjs";
import { interaction, writeTape } from "./tapes.mjs";

// A small project of a user's, with respool as one of its packages, run by the runners themselves.
const root = fileURLToPath(new URL("../../../", import.meta.url));
const project = mkdtempSync(join(tmpdir(), "respool-runners-"));
afterAll(() => rmSync(project, { recursive: true }));

mkdirSync(join(project, "node_modules"));
symlinkSync(root, join(project, "node_modules", "respool"));
symlinkSync(join(root, "node_modules", "vitest"), join(project, "node_modules", "vitest"));
put("package.json", '{ "type": "module" }');
const names = Array.from({ length: 8 }, (_, i) => `case${i}`);
for (const name of names) {
  await writeTape(
    project,
    name,
    Array.from({ length: 5 }, () => interaction("plain", name)),
  );
}

put(
  "wrapped.test.mjs",
  `import { cassetteTest } from "respool/vitest";
import { describe, expect, test } from "vitest";
describe.concurrent("wrapped", () => {
  for (const name of ${JSON.stringify(names)}) {
    test(name, cassetteTest(name + ".yaml", { unused: "error" }, async () => {
      const asked = await Promise.all([1, 2, 3, 4, 5].map(() => fetch("https://api.invalid/x")));
      for (const response of asked) expect(await response.text()).toBe(name);
    }));
  }
});`,
);
put(
  "hooked.test.mjs",
  `import { cassettes, configure } from "respool/vitest";
import { describe, expect, test } from "vitest";
configure({ name: ({ name }) => name.split(" ").at(-1), unused: "error" });
describe.concurrent("hooked", () => {
  cassettes();
  for (const name of ${JSON.stringify(names)}) {
    test(name, async () => {
      const asked = await Promise.all([1, 2, 3, 4, 5].map(() => fetch("https://api.invalid/x")));
      for (const response of asked) expect(await response.text()).toBe(name);
    });
  }
});`,
);
put(
  "missing.test.mjs",
  `import { cassetteTest } from "respool/vitest";
import { test } from "vitest";
test("hides a miss", cassetteTest("case0.yaml", async () => {
  await fetch("https://api.invalid/other").catch(() => {});
}));`,
);
put(
  "serial.mjs",
  `import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { cassetteTest, useCassette } from "respool/node-test";
describe("at once", { concurrency: true }, () => {
  for (const name of ${JSON.stringify(names)}) {
    test(name, cassetteTest(name + ".yaml", { unused: "error" }, async () => {
      const asked = await Promise.all([1, 2, 3, 4, 5].map(() => fetch("https://api.invalid/x")));
      for (const response of asked) assert.equal(await response.text(), name);
    }));
  }
});
for (const name of ["case0", "case1"]) {
  test("bound to " + name, async () => {
    const session = useCassette(name + ".yaml");
    assert.equal(await (await fetch("https://api.invalid/x")).text(), name);
    await session.done();
  });
}`,
);
put(
  "using.mjs",
  `import assert from "node:assert/strict";
import { test } from "node:test";
import { useCassette } from "respool/node-test";
for (const name of ["case0", "case1"]) {
  test(name, async () => {
    await using session = useCassette(name + ".yaml");
    assert.equal(await (await fetch("https://api.invalid/x")).text(), name);
    assert.equal(session.unused.length, 4);
  });
}
test("hides a miss", async () => {
  await using session = useCassette("case0.yaml");
  await fetch("https://api.invalid/other").catch(() => {});
});`,
);
put(
  "missing.mjs",
  `import { test } from "node:test";
import { cassetteTest } from "respool/node-test";
test("hides a miss", cassetteTest("case0.yaml", async () => {
  await fetch("https://api.invalid/other").catch(() => {});
}));`,
);

const missed = "respool: no recorded interaction for GET https://api.invalid/other";

describe.each(["forks", "threads"])("vitest in %s", (pool) => {
  const vitest = (...files: string[]) =>
    run(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), "run", "--pool", pool, ...files]);

  test.each(["wrapped.test.mjs", "hooked.test.mjs"])("tests at once keep to their cassettes: %s", (file) => {
    const { status, output } = vitest(file);
    expect(output).toMatch(/Tests\s+8 passed \(8\)/);
    expect(status).toBe(0);
  });

  test("a miss that is hidden fails its test", () => {
    const { status, output } = vitest("missing.test.mjs");
    expect([status, output]).toEqual([1, expect.stringContaining(missed)]);
  });
});

for (const major of [20, 22, 24] as const) {
  const node = nodeBinary(major);

  describe.skipIf(node === undefined)(
    `node:test on Node ${major}${node ? "" : ` (skipped: needs Node ${major})`}`,
    () => {
      const nodeTest = (file: string) => run(node as string, ["--test", "--test-reporter=tap", file]);

      test("tests at once keep to their cassettes", () => {
        const { status, output } = nodeTest("serial.mjs");
        expect(output).toMatch(/^# pass 10$/m);
        expect(status).toBe(0);
      });

      // Node 22 does not know the declaration.
      test.runIf(major === 24)("await using ends a session, and its test where there was a miss", () => {
        const { status, output } = nodeTest("using.mjs");
        expect(output).toMatch(/^# pass 2\n# fail 1$/m);
        expect([status, output]).toEqual([1, expect.stringContaining(missed)]);
      });

      test("a miss that is hidden fails its test", () => {
        const { status, output } = nodeTest("missing.mjs");
        expect([status, output]).toEqual([1, expect.stringContaining(missed)]);
      });
    },
  );
}

function put(name: string, text: string): void {
  writeFileSync(join(project, name), text);
}

function run(command: string, args: readonly string[]): { status: number | null; output: string } {
  // A runner inside of a runner must not take the outer one's settings for its own.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_TEST|NODE_OPTIONS|TEST$)/.test(name)),
  );
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: project,
    encoding: "utf8",
    env: { ...env, NO_COLOR: "1" },
    timeout: 60_000,
  });
  return { status, output: stdout + stderr };
}
