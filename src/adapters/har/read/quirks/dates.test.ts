import { expect, test } from "vitest";
import { instantOf, lacksZone } from "./dates.ts";

test.each([
  "2026-01-02T03:04:05.678Z",
  "2026-01-02T03:04:05Z",
  "2026-01-02T03:04:05.1234567+01:00",
  "2026-01-02T03:04:05.123456789-0130",
])("%s stays as it is", (raw) => {
  expect([instantOf(raw), lacksZone(raw)]).toEqual([raw, false]);
});

test.each([
  ["2026-01-02t03:04:05z", "2026-01-02T03:04:05Z"],
  ["2026-01-02 03:04:05Z", "2026-01-02T03:04:05Z"],
  ["2026-01-02 03:04:05 +0100", "2026-01-02T03:04:05+0100"],
  ["2026-01-02T03:04:05,5+01", "2026-01-02T03:04:05.5+01:00"],
  ["2026-01-02T03:04Z", "2026-01-02T03:04:00Z"],
  ["Fri, 02 Jan 2026 03:04:05 GMT", "2026-01-02T03:04:05.000Z"],
  [1767323045678, "2026-01-02T03:04:05.678Z"],
])("%s is an instant", (raw, expected) => {
  expect([instantOf(raw), lacksZone(raw)]).toEqual([expected, false]);
});

test("without a zone it is UTC", () => {
  const raw = "2026-01-02T03:04:05.678";
  expect([instantOf(raw), lacksZone(raw)]).toEqual(["2026-01-02T03:04:05.678Z", true]);
});

test.each([
  "2026-13-02T03:04:05Z",
  "2026-01-02T25:04:05",
  "2026-01-02",
  "yesterday",
  "5",
  "",
  1767323045,
  1e300,
  -1,
  null,
  true,
  undefined,
  [],
])("%j is no instant", (raw) => {
  expect(instantOf(raw)).toBeUndefined();
});
