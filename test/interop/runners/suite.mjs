// The same small suite in the words of each runner: it records where RESPOOL_MODE says so, from the server at ORIGIN.

const body = `
const url = process.env.ORIGIN;
const text = async (path) => (await fetch(url + path)).text();
const viaHttp = (path) =>
  new Promise((resolve, reject) => {
    const sent = http.get(url + path, (response) => {
      let all = "";
      response.on("data", (piece) => (all += piece)).on("end", () => resolve(all));
    });
    sent.on("error", reject);
  });

test("one after the other", cassetteTest("first.yaml", { unused: "error" }, async () => {
  assert.equal(await text("/a"), "answer to /a");
  assert.equal(await viaHttp("/b"), "answer to /b");
}));

together((test) => {
  for (const n of [1, 2, 3]) {
    test("at once " + n, cassetteTest("at-once-" + n + ".yaml", { unused: "error" }, async () => {
      for (const i of [1, 2, 3]) assert.equal(await text("/" + n + "/" + i), "answer to /" + n + "/" + i);
    }));
  }
  for (const n of [1, 2]) {
    test("into one file " + n, cassetteTest("shared.yaml", async () => {
      assert.equal(await text("/shared"), "answer to /shared");
      assert.equal(await text("/own/" + n), "answer to /own/" + n);
    }));
  }
});

if (process.env.NAMED) {
  test("by its name", cassetteTest(async () => assert.equal(await text("/named"), "answer to /named")));
}

if (process.env.FAILS) {
  test("a test that fails", cassetteTest("fails.yaml", async () => {
    await text("/fails");
    throw new Error("mine");
  }));
}

if (process.env.MISSES) {
  test("a miss that is hidden", cassetteTest("first.yaml", async () => {
    await fetch(url + "/missing").catch(() => {});
  }));
}
`;

const imports = `import assert from "node:assert/strict";
import http from "node:http";
`;

const JEST = /Tests: +1 failed, 7 passed, 8 total/;

/** Each runner: the file of its suite, how it is run, and how it says that one of eight tests failed. */
export const SUITES = {
  "jest, CommonJS": {
    file: "suite.test.cjs",
    text: `const assert = require("node:assert/strict");
const http = require("node:http");
const { cassetteTest } = require("respool/jest");
const together = (run) => run(test.concurrent);
${body}`,
    summary: JEST,
    args: ["node_modules/jest/bin/jest.js", "--testMatch", "**/*.test.cjs"],
  },
  "jest, ESM": {
    file: "suite.test.mjs",
    text: `${imports}import { test } from "@jest/globals";
import { cassetteTest } from "respool/jest";
const together = (run) => run(test.concurrent);
${body}`,
    summary: JEST,
    args: ["--experimental-vm-modules", "node_modules/jest/bin/jest.js", "--testMatch", "**/*.test.mjs"],
  },
  ...Object.fromEntries(
    ["forks", "threads"].map((pool) => [
      `vitest, ${pool}`,
      {
        file: "suite.test.mjs",
        text: `${imports}import { test } from "vitest";
import { cassetteTest } from "respool/vitest";
const together = (run) => run(test.concurrent);
${body}`,
        summary: /Tests {2}1 failed \| 7 passed \(8\)/,
        args: ["node_modules/vitest/vitest.mjs", "run", "--no-color", "--pool", pool],
      },
    ]),
  ),
  "node:test": {
    file: "suite.mjs",
    text: `${imports}import { describe, test } from "node:test";
import { cassetteTest } from "respool/node-test";
const together = (run) => describe("together", { concurrency: true }, () => run(test));
${body}`,
    summary: /^# pass 7\n# fail 1$/m,
    args: ["--test", "--test-reporter=tap", "suite.mjs"],
  },
};

/** Tests in the hook of vitest, which is not told of a failure. */
export const HOOKED = {
  ...SUITES["vitest, forks"],
  file: "hooked.test.mjs",
  summary: /Tests {2}2 failed \| 1 passed \(3\)/,
  text: `import { cassettes } from "respool/vitest";
import { expect, test } from "vitest";
cassettes({ mode: "once" });
const ask = (path) => fetch(process.env.ORIGIN + path);
test("passes", () => ask("/passes"));
test("throws", async () => {
  await ask("/throws");
  throw new Error("mine");
});
test("fails softly", async () => {
  await ask("/softly");
  expect.soft(1).toBe(2);
});
`,
};
