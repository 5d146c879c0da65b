import { expect, test } from "vitest";
import { har } from "./index.ts";
import { withOptions } from "./target.ts";

test("without options the row is as it is", () => {
  expect(withOptions(har, {})).toEqual(har);
  expect(withOptions(har, { content: "attach", player: "none", indent: 4 })).toEqual(har);
});

test("a zip has a name of its own", () => {
  expect(withOptions(har, { content: "zip" })).toEqual({ ...har, fileNames: [".har.zip"] });
});

test("what Playwright plays must have answers", () => {
  const { holds, ...row } = withOptions(har, { player: "playwright" });
  expect({ ...row, holds: har.holds }).toEqual(har);
  const changed = Object.entries(holds).filter(([feature, held]) => har.holds[feature as keyof typeof holds] !== held);
  expect(Object.fromEntries(changed)).toEqual({
    statusText: "lost/status-text",
    repeatedHeaders: "lost/repeated-header",
    rawHeaderBytes: "lost/header",
    failure: "skipped/failure",
    brokenBody: "lost/broken-body",
    lostBody: "skipped/lost-body",
    unrecorded: "skipped/unrecorded",
  });
});
