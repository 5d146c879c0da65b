import { expect, test } from "vitest";
import { type Mode, modeOf, prunesUnused } from "./mode.ts";

test.each<[Mode | undefined, Record<string, string>, Mode]>([
  [undefined, {}, "none"],
  ["once", {}, "once"],
  ["once", { RESPOOL_MODE: "all" }, "all"],
  ["all", { RESPOOL_MODE: "none" }, "none"],
  ["all", { RESPOOL_MODE: "" }, "all"],
  ["all", { CI: "1" }, "none"],
  ["all", { CI: "false" }, "all"],
  ["all", { CI: "0" }, "all"],
  [undefined, { CI: "true", RESPOOL_MODE: "new_episodes" }, "new_episodes"],
])("option %s in %j: %s", (option, environment, mode) => {
  expect(modeOf(option, environment)).toBe(mode);
});

test.each<[string, Record<string, string>, string]>([
  ["record", {}, 'mode cannot be "record"'],
  ["once", { RESPOOL_MODE: "LIVE" }, 'RESPOOL_MODE cannot be "LIVE"'],
])("option %s in %j is refused", (option, environment, message) => {
  expect(() => modeOf(option as Mode, environment)).toThrow(
    expect.objectContaining({ code: "option/invalid", message, hint: "Choose one of: none, once, new_episodes, all." }),
  );
});

test("pruning is the environment's, else the option's", () => {
  expect([prunesUnused(undefined, {}), prunesUnused(true, {})]).toEqual([false, true]);
  expect([prunesUnused(true, { RESPOOL_PRUNE: "0" }), prunesUnused(false, { RESPOOL_PRUNE: "1" })]).toEqual([
    false,
    true,
  ]);
});
