import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { route, strict } from "../match/presets.ts";
import { listedFiles, matchOf, rewritesOf, selectionOf, setOf } from "./settings.ts";

const folder = mkdtempSync(join(tmpdir(), "respool-settings-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const invalid = (message: string) => expect.objectContaining({ code: "option/invalid", message });

test("without a flag of its group nothing is asked for", async () => {
  expect(selectionOf({ out: "x" })).toBeUndefined();
  expect(await matchOf({ out: "x" })).toBeUndefined();
  expect(setOf({})).toEqual({});
  expect(rewritesOf({})).toEqual([]);
  expect(await listedFiles({})).toEqual([]);
});

test("a selection is checked at once", () => {
  expect(selectionOf({ host: ["a.test"], "api-only": true, entries: "1-3", dedupe: "identical" })).toEqual({
    include: [],
    exclude: [],
    host: ["a.test"],
    method: [],
    status: [],
    type: [],
    apiOnly: true,
    entries: "1-3",
    dedupe: "identical",
  });
  expect(() => selectionOf({ status: ["many"] })).toThrow(invalid('"many" is no status'));
});

test("a policy comes from a preset or a file, and flags add to it", async () => {
  expect(await matchOf({ match: "route" })).toEqual(route);
  expect(await matchOf({ "ignore-query": ["a"], "ignore-body": ["/b"], "match-header": ["C"] })).toEqual({
    ...strict,
    ignoreQuery: ["a"],
    ignoreBody: ["/b"],
    headers: ["C"],
  });
  const policy = file("policy.json", '{ "preset": "route", "ignoreQuery": ["x"] }');
  expect(await matchOf({ match: policy, "ignore-query": ["y"] })).toEqual({ ...route, ignoreQuery: ["x", "y"] });
});

test("mistakes in a policy", async () => {
  await expect(matchOf({ match: "strct" })).rejects.toEqual(invalid('match policy: preset cannot be "strct"'));
  await expect(matchOf({ match: file("broken.json", "{") })).rejects.toEqual(invalid("the match policy is no JSON"));
  await expect(matchOf({ match: file("list.json", "[]") })).rejects.toMatchObject({ code: "option/invalid" });
  await expect(matchOf({ "match-header": ["no name"] })).rejects.toMatchObject({ code: "option/invalid" });
});

test("options of formats are divided at the first equals sign", () => {
  expect(setOf({ set: ["nock.reqheaders=A=B", "nock.indent="] })).toEqual({
    "nock.reqheaders": "A=B",
    "nock.indent": "",
  });
  expect(() => setOf({ set: ["nock.indent"] })).toThrow(invalid('--set "nock.indent" gives no value'));
  expect(() => setOf({ set: ["=1"] })).toThrow(invalid('--set "=1" gives no value'));
});

test("lists of files", async () => {
  expect(await listedFiles({ "files-from": file("lines", "a\r\nb c\n\n-\n") })).toEqual(["a", "b c", "-"]);
  expect(await listedFiles({ "files-from": file("zeros", "a\nb\0c\0") })).toEqual(["a\nb", "c"]);
  await expect(listedFiles({ "files-from": file("binary", Uint8Array.of(0xff)) })).rejects.toMatchObject({
    code: "input/syntax",
    message: "is no UTF-8 text",
  });
  await expect(listedFiles({ "files-from": join(folder, "none") })).rejects.toMatchObject({ code: "input/unreadable" });
});
