import { afterEach, expect, test, vi } from "vitest";
import { paintFor } from "./colour.ts";

afterEach(() => vi.unstubAllEnvs());

test("colours on a terminal only, and only when they are wanted", () => {
  vi.stubEnv("NO_COLOR", "");
  expect(paintFor(true, false)("red", "x")).toBe("\u001b[31mx\u001b[39m");
  expect(paintFor(false, false)("red", "x")).toBe("x");
  expect(paintFor(true, true)("red", "x")).toBe("x");
  vi.stubEnv("NO_COLOR", "1");
  expect(paintFor(true, false)("red", "x")).toBe("x");
});
