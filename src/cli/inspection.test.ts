import { expect, test } from "vitest";
import type { Inspection, InteractionRow } from "../verbs/inspect.ts";
import { groupedTable, leftOutLines, plainTable } from "./inspection.ts";

const row = (index: number, url: string, more: Partial<InteractionRow> = {}): InteractionRow => ({
  index,
  method: "GET",
  url,
  outcome: 200,
  mediaType: "text/plain",
  size: 12,
  ...more,
});
const several: Inspection = {
  rows: [
    row(0, "https://A.test/x?key=…", { waitMs: 1.5 }),
    row(3, "wss://b.test", { outcome: 101, size: 0, mediaType: "", note: "WebSocket, 12 messages" }),
    row(10, "https://a.test/\u001b[2J", { outcome: 302, note: "body evicted" }),
    row(11, `data:,${"x".repeat(200)}`),
  ],
  chosen: 6,
  total: 20,
  hosts: 3,
  origins: [
    { origin: "https://a.test", count: 3, bytes: 1500 },
    { origin: "wss://b.test", count: 1, bytes: 0 },
    { origin: "", count: 1, bytes: 12 },
    { origin: "https://c.test", count: 1, bytes: 9 },
  ],
};

test("a table in groups, each with its sums", () => {
  expect(groupedTable(several)).toEqual([
    " #  method  status  type                               body    wait  url",
    "",
    "https://a.test: 3 interactions, 1.5 kB",
    " 0  GET     200     text/plain                         12 B  1.5 ms  /x?key=…",
    "10  GET     302     text/plain           12 B, body evicted          /\\x1B[2J",
    "",
    "wss://b.test: 1 interaction, 0 B",
    " 3  GET     101                 0 B, WebSocket, 12 messages          /",
    "",
    "no host: 1 interaction, 12 B",
    `11  GET     200     text/plain                         12 B          data:,${"x".repeat(113)}…`,
    "",
    "https://c.test: 1 interaction, 9 B",
  ]);
});

test("one origin needs no heading, and URLs stand in full", () => {
  const one: Inspection = { ...several, rows: [row(0, "https://a.test/x")], origins: several.origins.slice(0, 1) };
  const lines = [
    "#  method  status  type        body  wait  url",
    "0  GET     200     text/plain  12 B        https://a.test/x",
  ];
  expect(groupedTable(one)).toEqual(lines);
  expect(plainTable({ ...one, origins: several.origins })).toEqual(lines);
});

test("a recording of nothing has a head", () => {
  expect(groupedTable({ rows: [], chosen: 0, total: 0, hosts: 0, origins: [] })).toEqual([
    "#  method  status  type  body  wait  url",
  ]);
});

test("what is not shown is said", () => {
  const left = (rows: number, chosen: number, total: number) =>
    leftOutLines({ ...several, rows: several.rows.slice(0, rows), chosen, total });
  expect(left(2, 2, 2)).toEqual([]);
  expect(left(2, 2, 5)).toEqual(["  2 selected"]);
  expect(left(2, 5, 5)).toEqual(["  the first 2 shown"]);
  expect(left(0, 3, 5)).toEqual(["  3 selected, the first 0 shown"]);
});
