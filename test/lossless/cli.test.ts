import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { read } from "../../src/index.ts";
import { cassette, makePlace } from "../cli/respool.ts";
import { expectWhole } from "./whole.ts";

const recorded = cassette(["GET", "https://api.test/a", "hi"], ["GET", "https://api.test/b", "ho"]);

test("--lossless keeps what the target cannot hold, and says what is secret of it", async () => {
  const { respool, folder } = makePlace({ "chat.yaml": recorded });
  expect(respool(["convert", "chat.yaml", "-o", "chat.nock.json", "--lossless"])).toMatchObject({
    exit: 0,
    stdout: "",
    stderr: expect.stringMatching(
      /^go-vcr v2 -> nock: 2 interactions, 1 host\n {2}warning {2}2 {2}kept\/secret-header {2}request header Authorization is kept in the lossless part; it looks like a secret\nsecrets: 1 kind \(authorization header, 2 times\); see: respool redact chat.yaml\nwrote chat.nock.json \(\S+ kB\)\n$/,
    ),
  });
  const { meta, interactions } = (await read(new Uint8Array(readFileSync(join(folder, "chat.nock.json"))))).cassette;
  const { cassette: before } = await read(new TextEncoder().encode(recorded));
  expectWhole({ meta: before.meta, interactions }, before);
  // And how the source is spelled, which go-vcr's writer takes from there.
  expect(meta).toEqual({
    ...before.meta,
    extensions: { "go-vcr": { profile: { layout: "full", shape: "default", library: "yaml.v3" } } },
  });
});

test("a check knows a lossless file from a clean one, and an edit is said", () => {
  const { respool, folder, write } = makePlace({ "chat.yaml": recorded });
  const convert = (...more: string[]) =>
    respool(["convert", "chat.yaml", "-o", "chat.nock.json", "--quiet", ...more]).exit;
  expect(convert("--lossless")).toBe(0);
  expect([convert("--lossless", "--check"), convert("--check")]).toEqual([0, 1]);
  write("chat.nock.json", readFileSync(join(folder, "chat.nock.json"), "utf8").replace('"path": "/b"', '"path": "/c"'));
  expect(respool(["inspect", "chat.nock.json"]).stderr).toContain("skipped/patch");
});
