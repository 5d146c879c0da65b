import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { convert } from "../src/index.ts";
import { bytesOf } from "./support/files.ts";

test("the example's definitions are what its cassette becomes", async () => {
  const example = new URL("../examples/go-to-typescript/", import.meta.url);
  const { files } = await convert(new Uint8Array(readFileSync(new URL("testdata/notes.yaml", example))), {
    to: "nock",
  });
  const committed = new Uint8Array(readFileSync(new URL("notes.nock.json", example)));
  expect(Buffer.compare(await bytesOf(files), committed)).toBe(0);
});

test("the calls of the API are what the example's capture becomes", async () => {
  const example = new URL("../examples/capture-to-fixture/", import.meta.url);
  const { files } = await convert(new Uint8Array(readFileSync(new URL("shop.har", example))), {
    to: "nock",
    select: { apiOnly: true },
  });
  const committed = new Uint8Array(readFileSync(new URL("shop.nock.json", example)));
  expect(Buffer.compare(await bytesOf(files), committed)).toBe(0);
});

test("the replay example passes under node:test", () => {
  const file = fileURLToPath(new URL("../examples/replay/notes.node-test.mjs", import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, ["--test", "--test-reporter=tap", file], { encoding: "utf8" });
  expect([status, /^# pass (\d+)$/m.exec(stdout)?.[1]]).toEqual([0, "1"]);
});
