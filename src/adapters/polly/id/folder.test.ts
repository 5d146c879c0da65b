import { expect, test } from "vitest";
import { folderOf } from "./folder.ts";

// Made by Polly 6.0.6.
test.each([
  ["sample/node http", "sample_2531492519/node-http_614019639"],
  ["t/fetch é x", "t_4044111267/fetch-x_2273221477"],
  ["foo!", "foo_2152783170"],
  ["---", "_3303332998"],
  ["日本", "_2670128721"],
  ["../../etc/passwd", "_2748622605/_2748622605/etc_2375820365/passwd_2098883227"],
  ["a//b", "a_3826002220/_2166136261/b_3876335077"],
  ["héllo wörld", "h-llo-w-rld_3558752674"],
])("%s lies in %s", (name, folder) => {
  expect(folderOf(name)).toBe(folder);
});

test("a long name is cut; its hash is not", () => {
  const folder = folderOf("x".repeat(300));
  expect(folder.length).toBe(100);
  expect(folder).toMatch(/^x{80,}_\d+$/);
  expect(folderOf("x".repeat(301))).not.toBe(folder);
});
