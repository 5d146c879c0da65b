import { expect, test, vi } from "vitest";
import { progressOf } from "./progress.ts";

const calls: unknown[][] = [];
vi.mock("cli-progress", () => ({
  default: {
    SingleBar: class {
      start = (...args: unknown[]) => calls.push(["start", ...args]);
      update = (...args: unknown[]) => calls.push(["update", ...args]);
      stop = () => calls.push(["stop"]);
    },
  },
}));

const settled = () => new Promise((resume) => setTimeout(resume, 20));

test("a bar comes when work lasts, and goes at the end", async () => {
  calls.length = 0;
  let time = 0;
  const progress = progressOf(true, () => time);
  progress.start(4);
  progress.step();
  await settled();
  expect(calls).toEqual([]);
  time = 1000;
  progress.step();
  await settled();
  progress.step();
  progress.stop();
  expect(calls).toEqual([["start", 4, 2], ["update", 3], ["stop"]]);
});

test.each([
  [false, 4],
  [true, 1],
])("none where it is not wanted (%s), or for one file (%s)", async (wanted, total) => {
  calls.length = 0;
  let time = 0;
  const progress = progressOf(wanted, () => time);
  progress.start(total);
  time = 5000;
  progress.step();
  await settled();
  progress.stop();
  expect(calls).toEqual([]);
});
