import { defineConfig } from "vitest/config";

// Tests beside the source leave nothing behind in their process, but for those that need nock to take it over: their files share
// one, and the modules that are loaded in it.
const alone = ["src/entry/nock.test.ts"];

export default defineConfig({
  test: {
    exclude: ["**/node_modules/**", "test/interop/**"],
    globalSetup: "test/support/global-setup.ts",
    // Vitest keeps one processor to itself, which is half of a small machine.
    maxWorkers: "100%",
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: { name: "units", include: ["src/**/*.test.ts"], exclude: alone, isolate: false },
      },
      {
        extends: true,
        test: { name: "whole", include: ["test/**/*.test.ts", "examples/**/*.test.ts", ...alone] },
      },
    ],
  },
});
