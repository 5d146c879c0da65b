import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts", "examples/**/*.test.ts"],
    exclude: ["**/node_modules/**", "test/interop/**"],
    globalSetup: "test/support/global-setup.ts",
    testTimeout: 30_000,
  },
});
