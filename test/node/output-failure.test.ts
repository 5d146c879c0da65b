import * as fs from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { putFile } from "../../src/node/output.ts";
import { filesIn, temporaryFolder } from "./folder.ts";

vi.mock("node:fs", async (original) => ({ ...(await original<typeof fs>()) }));

const fail = (code: string) => () => {
  throw Object.assign(new Error(code), { code });
};
const bytes = new TextEncoder().encode("new content");

test.each([
  ["the disk is full", "writeSync", "ENOSPC"],
  ["the mode cannot be kept", "fchmodSync", "EPERM"],
  ["the name cannot be taken", "renameSync", "EACCES"],
] as const)("when %s the old file stays and no temporary one is left", async (_, call, code) => {
  const root = temporaryFolder({ "a.json": "old" });
  const path = join(root, "a.json");
  const spy = vi.spyOn(fs, call).mockImplementationOnce(fail(code));
  await expect(putFile(path, bytes, { force: true })).rejects.toMatchObject({
    code: "output/unwritable",
    message: `cannot be written (${code})`,
    at: { file: path },
  });
  expect(spy).toHaveBeenCalledTimes(1);
  expect(filesIn(root)).toEqual(["a.json"]);
  expect(fs.readFileSync(path, "utf8")).toBe("old");
  spy.mockRestore();
  expect((await putFile(path, bytes, { force: true })).state).toBe("written");
});

test("a disk that takes a few bytes at a time gets them all", async () => {
  const path = join(temporaryFolder(), "a.json");
  const { writeSync } = await vi.importActual<typeof fs>("node:fs");
  const spy = vi
    .spyOn(fs, "writeSync")
    .mockImplementation(((file: number, all: Uint8Array, at: number) =>
      writeSync(file, all, at, Math.min(3, all.length - at))) as typeof fs.writeSync);
  await putFile(path, bytes, {});
  expect(spy).toHaveBeenCalledTimes(4);
  spy.mockRestore();
  expect(fs.readFileSync(path, "utf8")).toBe("new content");
});

test("nobody sees half of a file: it has its own name only when it is complete", async () => {
  const root = temporaryFolder({ "a.json": "old" });
  const path = join(root, "a.json");
  const { renameSync } = await vi.importActual<typeof fs>("node:fs");
  const before: string[] = [];
  const spy = vi.spyOn(fs, "renameSync").mockImplementationOnce((from, to) => {
    before.push(
      ...filesIn(root).map((name) => (name === "a.json" ? name : "temporary")),
      fs.readFileSync(path, "utf8"),
    );
    expect(fs.readFileSync(from, "utf8")).toBe("new content");
    renameSync(from, to);
  });
  await putFile(path, bytes, { force: true });
  spy.mockRestore();
  expect(before).toEqual(["temporary", "a.json", "old"]);
  expect(fs.readFileSync(path, "utf8")).toBe("new content");
});
