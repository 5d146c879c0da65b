import { expect, test } from "vitest";
import { emptyBody } from "../model/body.ts";
import type { Interaction } from "../model/types.ts";
import { type Part, parseSplit, partPath, type Split, splitUp } from "./split.ts";

const urls = ["http://a.test/1", "https://B.test:8443/2", "http://a.test/3", "/no-host", "http://a.test/5"];
const interactions: Interaction[] = urls.map((url, i) => ({
  request: { method: "GET", url, headers: [], body: emptyBody },
  outcome: { kind: "response", status: 200, headers: [], body: emptyBody },
  origin: { index: i + 10 },
}));

test.each<[Split, Record<string, string[]>]>([
  ["host", { "a.test": ["/1", "/3", "/5"], "b.test_8443": ["/2"], "no-host": ["/no-host"] }],
  ["entry", { 10: ["/1"], 11: ["/2"], 12: ["/3"], 13: ["/no-host"], 14: ["/5"] }],
  [2, { 0: ["/1", "/2"], 1: ["/3", "/no-host"], 2: ["/5"] }],
  [9, { 0: ["/1", "/2", "/3", "/no-host", "/5"] }],
])("by %s", async (by, expected) => {
  expect(await pathsOf(splitUp(interactions, by))).toEqual(expected);
});

async function pathsOf(parts: AsyncIterable<Part>): Promise<Record<string, string[]>> {
  const paths: Record<string, string[]> = {};
  for await (const { name, interactions } of parts) {
    const part: string[] = [];
    for await (const { request } of interactions) part.push(`/${request.url.split("/").at(-1)}`);
    paths[name] = part;
  }
  return paths;
}

test("by host, with nothing held", async () => {
  const asked: (readonly number[])[] = [];
  async function* again(indexes: readonly number[]) {
    asked.push(indexes);
    for (const index of indexes) yield interactions[index - 10] as Interaction;
  }
  expect(await pathsOf(splitUp(interactions, "host", { again: again }))).toEqual({
    "a.test": ["/1", "/3", "/5"],
    "b.test_8443": ["/2"],
    "no-host": ["/no-host"],
  });
  expect(asked).toEqual([[10, 12, 14], [11], [13]]);
});

test("values", () => {
  expect(["host", "entry", "100"].map(parseSplit)).toEqual(["host", "entry", 100]);
  for (const text of ["", "0", "-1", "1.5", "hosts", "1e3"]) expect(() => parseSplit(text)).toThrow("splits nothing");
});

test.each([
  ["chat.nock.json", [".nock.json"], "chat.7.nock.json"],
  ["chat.NOCK.JSON", [".nock.json"], "chat.7.NOCK.JSON"],
  ["out.json", [".nock.json"], "out.7.json"],
  ["a.b/chat", [".nock.json"], "a.b/chat.7"],
])("%s", (path, endings, expected) => {
  expect(partPath(path, "7", endings)).toBe(expected);
});
