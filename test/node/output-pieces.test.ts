import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { putFile } from "../../src/node/output.ts";
import { filesIn, temporaryFolder } from "./folder.ts";

const megabyte = 1024 * 1024;
const piece = (i: number) => new Uint8Array(megabyte).fill(i);
const whole = (count: number) => Buffer.concat(Array.from({ length: count }, (_, i) => piece(i)));

/** More than is held before anything is written. */
async function* pieces(count = 20, fail?: Error) {
  for (let i = 0; i < count; i++) yield piece(i);
  if (fail !== undefined) throw fail;
}

function folderWith(present?: Uint8Array) {
  const root = temporaryFolder();
  const path = join(root, "a.har");
  if (present !== undefined) writeFileSync(path, present);
  return { root, path };
}

describe("a file of many pieces", () => {
  test("is written as it comes", async () => {
    const { root, path } = folderWith();
    expect(await putFile(path, pieces(), {})).toEqual({ path, bytes: 20 * megabyte, state: "written" });
    expect(readFileSync(path).equals(whole(20))).toBe(true);
    expect(filesIn(root)).toEqual(["a.har"]);
  });

  test("is left alone where it is there already", async () => {
    const { root, path } = folderWith(whole(20));
    const { ino } = statSync(path);
    expect(await putFile(path, pieces(), { force: true })).toEqual({ path, bytes: 20 * megabyte, state: "unchanged" });
    expect(statSync(path).ino).toBe(ino);
    expect(filesIn(root)).toEqual(["a.har"]);
  });

  const others: readonly (readonly [string, Uint8Array])[] = [
    ["longer", whole(21)],
    ["shorter", whole(19)],
    ["empty", new Uint8Array(0)],
    ["other at its end", Buffer.concat([whole(19), new Uint8Array(megabyte)])],
    ["other at its start", Buffer.concat([Uint8Array.of(9), whole(20).subarray(1)])],
  ];

  test.each(others)("replaces one that is %s, when told to", async (_, present) => {
    const { root, path } = folderWith(present);
    const refused = { code: "output/exists", at: { file: path } };
    await expect(putFile(path, pieces(), {})).rejects.toMatchObject(refused);
    await expect(putFile(path, pieces(), { dryRun: true })).rejects.toMatchObject(refused);
    expect((await putFile(path, pieces(), { check: true })).state).toBe("differs");
    expect((await putFile(path, pieces(), { dryRun: true, force: true })).state).toBe("would-write");
    expect(readFileSync(path).equals(present)).toBe(true);
    expect(await putFile(path, pieces(), { force: true })).toEqual({ path, bytes: 20 * megabyte, state: "written" });
    expect(readFileSync(path).equals(whole(20))).toBe(true);
    expect(filesIn(root)).toEqual(["a.har"]);
  });

  test("leaves nothing behind when it breaks off", async () => {
    const { root, path } = folderWith();
    const failure = new Error("broken");
    await expect(putFile(path, pieces(20, failure), {})).rejects.toBe(failure);
    expect(filesIn(root)).toEqual([]);
  });

  test("is not written when nothing may be", async () => {
    const { root, path } = folderWith();
    expect((await putFile(path, pieces(), { check: true })).state).toBe("differs");
    expect(await putFile(path, pieces(), { dryRun: true })).toEqual({
      path,
      bytes: 20 * megabyte,
      state: "would-write",
    });
    expect(filesIn(root)).toEqual([]);
  });

  test("stops asking for pieces where it is refused", async () => {
    const { path } = folderWith(Uint8Array.of(1));
    let asked = 0;
    let isClosed = false;
    async function* counted() {
      try {
        for await (const each of pieces(100)) {
          asked++;
          yield each;
        }
      } finally {
        isClosed = true;
      }
    }
    await expect(putFile(path, counted(), {})).rejects.toMatchObject({ code: "output/exists" });
    expect([asked < 10, isClosed]).toEqual([true, true]);
  });
});
