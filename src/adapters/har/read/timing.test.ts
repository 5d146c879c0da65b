import { expect, test } from "vitest";
import { readTiming } from "./timing.ts";

const startedDateTime = "2026-01-02T03:04:05.678Z";
const timings = { blocked: 1, dns: -1, connect: 2, ssl: 1.5, send: 0, wait: 10.25, receive: 3 };
const phases = { blocked: 1, connect: 2, ssl: 1.5, send: 0, receive: 3 };

test.each<[name: string, entry: object, expected: object]>([
  [
    "all of it",
    { startedDateTime, time: 17, timings },
    { timing: { startedAt: startedDateTime, waitMs: 10.25, totalMs: 17, phases }, members: [] },
  ],
  // ssl is a part of connect.
  [
    "a total that is not known",
    { time: -1, timings },
    { timing: { waitMs: 10.25, totalMs: 16.25, phases }, members: [] },
  ],
  [
    "Playwright's minimal",
    { time: -1, timings: { send: -1, wait: -1, receive: -1 } },
    { timing: undefined, members: [] },
  ],
  ["nothing", {}, { timing: undefined, members: [] }],
  ["nulls", { startedDateTime: null, time: null, timings: null }, { timing: undefined, members: [] }],
  [
    "wrong ones",
    { startedDateTime: "then", time: "5", timings: { wait: "10", dns: -0.5, receive: 3, _queued: 4, comment: "" } },
    {
      timing: { totalMs: 3, phases: { receive: 3 } },
      members: [
        ["startedDateTime", "then"],
        ["time", "5"],
        ["timings", { _queued: 4, wait: "10", dns: -0.5 }],
      ],
    },
  ],
  ["timings that are none", { timings: [1] }, { timing: undefined, members: [["timings", [1]]] }],
  [
    "a start without a zone",
    { startedDateTime: "2026-01-02T03:04:05" },
    { timing: { startedAt: "2026-01-02T03:04:05Z" }, members: [["startedDateTime", "2026-01-02T03:04:05"]] },
  ],
])("%s", (_, entry, expected) => {
  expect(readTiming(entry as never, "generic")).toEqual(expected);
});

test("our own writer has the beginning of 1970 for no start", () => {
  const entry = { startedDateTime: "1970-01-01T00:00:00.000Z", time: 1 };
  expect(readTiming(entry, "respool")).toEqual({ timing: { totalMs: 1 }, members: [] });
  expect(readTiming(entry, "generic").timing).toEqual({ startedAt: entry.startedDateTime, totalMs: 1 });
});

test("our own writer has -1 for no total", () => {
  const entry = { time: -1, timings: { send: -1, wait: 5, receive: -1 } };
  expect(readTiming(entry, "respool").timing).toEqual({ waitMs: 5 });
  expect(readTiming(entry, "generic").timing).toEqual({ waitMs: 5, totalMs: 5 });
});
