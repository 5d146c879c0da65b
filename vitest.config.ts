import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    exclude: ["**/node_modules/**", "test/interop/**"],
    globalSetup: "test/support/global-setup.ts",
    // Vitest keeps one processor to itself, which is half of a small machine.
    maxWorkers: "100%",
    testTimeout: 30_000,
    projects: [
      // Tests beside the source leave nothing behind in their process: they share it, and the modules that are loaded in it.
      { extends: true, test: { name: "units", include: ["src/**/*.test.ts"], isolate: false } },
      { extends: true, test: { name: "whole", include: ["test/**/*.test.ts", "examples/**/*.test.ts"] } },
    ],
  },
});
