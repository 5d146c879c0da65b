import { expect, test } from "vitest";
import { formats } from "../../src/index.ts";
import { makePlace } from "./respool.ts";

const { respool } = makePlace();

test("the table has a row for each format and for each of its options", () => {
  const { exit, stdout, stderr } = respool(["formats"]);
  const names = stdout.split("\n").map((line) => line.split(" ")[0]);
  const options = formats.flatMap(({ id, options }) => options.map(({ name }) => `${id}.${name}`));
  expect([exit, names, stderr]).toEqual([
    0,
    ["format", ...formats.map(({ id }) => id), "", "--set", ...options, ""],
    "",
  ]);
  expect(stdout).toMatch(/^go-vcr {2}yes {4}yes {5}\.yaml/m);
  expect(stdout).toMatch(/^nock {4}yes {4}yes {5}\.nock\.json/m);
});

test("the document holds the rows of the registry", async () => {
  const { stdout } = respool(["formats", "--json"]);
  const rows = formats.map(({ detect: _, load: __, with: ___, pathOf: ____, ...row }) => ({
    ...row,
    reads: true,
    writes: true,
  }));
  expect(JSON.parse(stdout)).toEqual({ command: "formats", exit: 0, formats: rows });
});
