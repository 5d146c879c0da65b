import { expect, test } from "vitest";
import type { Finding } from "../../adapters/adapter.ts";
import { emptyBody } from "../../model/body.ts";
import type { Interaction, Timing } from "../../model/types.ts";
import { ageCheck } from "./age.ts";

const now = Date.UTC(2026, 0, 31);
const one = (timing: Timing | undefined, date?: string): Interaction => ({
  request: { method: "GET", url: "http://h/", headers: [], body: emptyBody },
  outcome: { kind: "response", status: 200, headers: date === undefined ? [] : [["date", date]], body: emptyBody },
  ...(timing !== undefined && { timing }),
});
const found = (...interactions: readonly Interaction[]) => {
  const check = ageCheck({ maxAge: 10 * 86_400_000, now });
  interactions.forEach((interaction, i) => void check.see?.(interaction, i));
  return [...((check.end?.() ?? []) as Iterable<Finding>)][0];
};

test.each<[string, readonly Interaction[], unknown]>([
  ["nothing", [], "cassette/undated"],
  ["no time", [one(undefined)], "cassette/undated"],
  ["no time that can be", [one({ startedAt: "1970-01-01T00:00:00Z" }), one(undefined, "x")], "cassette/undated"],
  ["a clock that is ahead", [one({ startedAt: "2026-02-02T00:00:00Z" })], "cassette/undated"],
  ["young enough", [one({ startedAt: "2026-01-21T00:00:00Z" })], undefined],
  ["the oldest counts", [one({ recordedAt: "2026-01-30T00:00:00Z" }), one({ startedAt: "2026-01-20T23:00:00Z" })], 1],
  [
    "the recorder's time before the server's",
    [one({ startedAt: "2026-01-30" }, "Mon, 01 Jan 2024 00:00:00 GMT")],
    undefined,
  ],
  ["the server's time", [one({ waitMs: 1 }, "Mon, 01 Jan 2024 00:00:00 GMT")], 0],
])("%s", (_, interactions, expected) => {
  const finding = found(...interactions);
  expect(typeof expected === "number" ? finding?.at.interaction : finding?.code).toBe(expected);
});

test("the date and the age in days", () => {
  expect(found(one({ startedAt: "2025-12-31T12:00:00+01:00" }))).toEqual({
    code: "cassette/old",
    at: { interaction: 0 },
    data: { date: "2025-12-31", days: 30 },
  });
});
