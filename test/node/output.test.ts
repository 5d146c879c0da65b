import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, utimesSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { putFile } from "../../src/node/output.ts";
import { filesIn, giveAway, noPermissions, temporaryFolder, withoutRights } from "./folder.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (path: string) => readFileSync(path, "utf8");
const past = new Date("2001-02-03T04:05:06Z");

test("writes a new file, and the folders above it", async () => {
  const root = temporaryFolder();
  const path = join(root, "a/b/c.json");
  expect(await putFile(path, bytes("new"), {})).toEqual({ path, bytes: 3, state: "written" });
  expect(filesIn(root)).toEqual(["a/b/c.json"]);
  expect(text(path)).toBe("new");
});

test("writes what comes in pieces", async () => {
  const path = join(temporaryFolder(), "a.json");
  async function* pieces() {
    yield bytes("one ");
    yield bytes("");
    yield bytes("two");
  }
  expect(await putFile(path, pieces(), {})).toEqual({ path, bytes: 7, state: "written" });
  expect(text(path)).toBe("one two");
});

test("pieces that fail leave nothing behind", async () => {
  const root = temporaryFolder();
  async function* pieces() {
    yield bytes("one");
    throw new Error("broken");
  }
  await expect(putFile(join(root, "x/a.json"), pieces(), {})).rejects.toThrow("broken");
  expect(filesIn(root)).toEqual([]);
});

test("writes an empty file", async () => {
  const path = join(temporaryFolder(), "a.json");
  expect((await putFile(path, new Uint8Array(0), {})).state).toBe("written");
  expect((await putFile(path, new Uint8Array(0), {})).state).toBe("unchanged");
  expect(statSync(path).size).toBe(0);
});

describe.each([{}, { force: true }, { check: true }, { dryRun: true }])("the same bytes, %j", (mode) => {
  test("are left alone with their time", async () => {
    const root = temporaryFolder({ "a.json": "same" });
    const path = join(root, "a.json");
    utimesSync(path, past, past);
    const { ino } = statSync(path);
    expect(await putFile(path, bytes("same"), mode)).toEqual({ path, bytes: 4, state: "unchanged" });
    expect(statSync(path)).toMatchObject({ mtimeMs: past.getTime(), ino });
    expect(filesIn(root)).toEqual(["a.json"]);
  });
});

describe.each(["old", "older"])("other content, %j", (content) => {
  test("needs force", async () => {
    const root = temporaryFolder({ "a.json": content });
    const path = join(root, "a.json");
    const refusal = {
      code: "output/exists",
      message: "exists with other content",
      at: { file: path },
      hint: "Use --force to replace it.",
    };
    await expect(putFile(path, bytes("new"), {})).rejects.toMatchObject(refusal);
    await expect(putFile(path, bytes("new"), { dryRun: true })).rejects.toMatchObject(refusal);
    expect(text(path)).toBe(content);
    expect(await putFile(path, bytes("new"), { force: true })).toEqual({ path, bytes: 3, state: "written" });
    expect(text(path)).toBe("new");
    expect(filesIn(root)).toEqual(["a.json"]);
  });

  test("differs when checked, whatever else was asked", async () => {
    const root = temporaryFolder({ "a.json": content });
    const path = join(root, "a.json");
    utimesSync(path, past, past);
    for (const mode of [{ check: true }, { check: true, force: true }, { check: true, dryRun: true }]) {
      expect(await putFile(path, bytes("new"), mode)).toEqual({ path, bytes: 3, state: "differs" });
    }
    expect(text(path)).toBe(content);
    expect(statSync(path).mtimeMs).toBe(past.getTime());
  });

  test("a dry run with force only says so", async () => {
    const root = temporaryFolder({ "a.json": content });
    const path = join(root, "a.json");
    expect(await putFile(path, bytes("new"), { dryRun: true, force: true })).toEqual({
      path,
      bytes: 3,
      state: "would-write",
    });
    expect(text(path)).toBe(content);
  });
});

test("a file that is missing differs when checked; a dry run makes no folder", async () => {
  const root = temporaryFolder();
  const path = join(root, "x/a.json");
  expect(await putFile(path, bytes("new"), { check: true })).toEqual({ path, bytes: 3, state: "differs" });
  expect(await putFile(path, bytes("new"), { dryRun: true })).toEqual({ path, bytes: 3, state: "would-write" });
  expect(statSync(join(root, "x"), { throwIfNoEntry: false })).toBeUndefined();
});

test("the mode of a replaced file is kept", async () => {
  const path = join(temporaryFolder({ "a.json": "old" }), "a.json");
  for (const mode of [0o600, 0o664, 0o755]) {
    chmodSync(path, mode);
    await putFile(path, bytes(`mode ${mode}`), { force: true });
    expect(statSync(path).mode & 0o777).toBe(mode);
  }
});

describe("what is in the way", () => {
  test.each([{}, { force: true }, { check: true }, { dryRun: true }])("a folder, %j", async (mode) => {
    const root = temporaryFolder();
    const path = join(root, "a.json");
    mkdirSync(path);
    await expect(putFile(path, bytes("new"), mode)).rejects.toMatchObject({
      code: "output/unwritable",
      message: "is a folder",
      at: { file: path },
    });
    expect(filesIn(root)).toEqual([]);
  });

  test.each([{}, { force: true }])("a pipe, %j", async (mode) => {
    const path = join(temporaryFolder(), "pipe");
    execFileSync("mkfifo", [path]);
    const refusal = { code: "output/unwritable", message: "is no regular file", at: { file: path } };
    await expect(putFile(path, bytes("new"), mode)).rejects.toMatchObject(refusal);
    await expect(putFile(path, bytes(""), mode)).rejects.toMatchObject(refusal);
  });

  test("a device stays a device", async () => {
    await expect(putFile("/dev/null", bytes("new"), { force: true })).rejects.toMatchObject({
      code: "output/unwritable",
      message: "is no regular file",
    });
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  test("a file where a folder is needed", async () => {
    const root = temporaryFolder({ "x.json": "file" });
    const path = join(root, "x.json/a.json");
    for (const mode of [{}, { force: true }, { check: true }]) {
      await expect(putFile(path, bytes("new"), mode)).rejects.toMatchObject({
        code: "output/unwritable",
        message: "cannot be compared (ENOTDIR)",
        at: { file: path },
      });
    }
    expect(text(join(root, "x.json"))).toBe("file");
  });

  test("a link that leads nowhere is replaced, not followed", async () => {
    const root = temporaryFolder();
    symlinkSync("elsewhere.json", join(root, "a.json"));
    expect((await putFile(join(root, "a.json"), bytes("new"), {})).state).toBe("written");
    expect(filesIn(root)).toEqual(["a.json"]);
  });

  test("a path that no system takes", async () => {
    for (const name of ["nul\0.json", "n".repeat(300)]) {
      await expect(putFile(join(temporaryFolder(), name), bytes("new"), {})).rejects.toMatchObject({
        code: "output/unwritable",
      });
    }
  });
});

test("a name as long as the disk allows, and one with a line break", async () => {
  const root = temporaryFolder();
  for (const name of ["n".repeat(255), "line\nbreak"]) {
    const { path } = await putFile(join(root, name), bytes(name), {});
    expect([basename(path), text(path)]).toEqual([name, name]);
  }
});

test.skipIf(noPermissions)("a folder that is read-only", async () => {
  const root = temporaryFolder({ "x/old.json": "old" });
  chmodSync(join(root, "x"), 0o500);
  giveAway(root);
  await withoutRights(async () => {
    for (const name of ["new.json", "old.json", "y/new.json"]) {
      const path = join(root, "x", name);
      await expect(putFile(path, bytes("new"), { force: true })).rejects.toMatchObject({
        code: "output/unwritable",
        message: "cannot be written (EACCES)",
        at: { file: path },
      });
    }
  });
  expect(filesIn(root)).toEqual(["x/old.json"]);
});

test.skipIf(noPermissions)("a file that cannot be read to compare it", async () => {
  const root = temporaryFolder({ "a.json": "old" });
  const path = join(root, "a.json");
  chmodSync(path, 0o200);
  giveAway(root);
  await withoutRights(async () => {
    await expect(putFile(path, bytes("new"), { check: true })).rejects.toMatchObject({
      code: "output/unwritable",
      message: "cannot be compared (EACCES)",
      at: { file: path },
    });
  });
});
