import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts", "examples/**/*.test.ts"],
    exclude: ["**/node_modules/**", "test/interop/**"],
    globalSetup: "test/support/global-setup.ts",
    // Vitest keeps one processor to itself, which is half of a small machine.
    maxWorkers: "100%",
    testTimeout: 30_000,
  },
});
