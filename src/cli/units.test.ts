import { expect, test } from "vitest";
import { count, formatBytes, formatMs, times } from "./units.ts";

test("sizes", () => {
  expect([0, 999, 1000, 18_249, 999_949, 999_950, 1_500_000_000, 5e15].map(formatBytes)).toEqual([
    "0 B",
    "999 B",
    "1.0 kB",
    "18.2 kB",
    "999.9 kB",
    "1.0 MB",
    "1.5 GB",
    "5000.0 TB",
  ]);
});

test("durations", () => {
  expect([0, 0.000477, 6.036881, 94.900458, 999.4, 999.5, 1210, 90_000, 3_600_000].map(formatMs)).toEqual([
    "0 ms",
    "0.000477 ms",
    "6.04 ms",
    "94.9 ms",
    "999 ms",
    "1 s",
    "1.21 s",
    "90 s",
    "3600 s",
  ]);
});

test("numbers with nouns", () => {
  expect([count(0, "host"), count(1, "host"), count(2, "host")]).toEqual(["0 hosts", "1 host", "2 hosts"]);
  expect([times(1), times(2)]).toEqual(["once", "2 times"]);
});
