import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { withLock } from "../../src/node/lock.ts";

const folder = mkdtempSync(join(tmpdir(), "respool-lock-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What stands beside a file while it is locked. */
async function lockOf(path: string): Promise<string> {
  let file = "";
  await withLock(path, async () => {
    file = join(folder, readdirSync(folder).find((name) => name.endsWith(".lock")) as string);
  });
  expect(existsSync(file)).toBe(false);
  return file;
}

test("one after the other, also when one fails", async () => {
  const path = join(folder, "a.yaml");
  let inside = 0;
  const done: number[] = [];
  const runs = Array.from({ length: 20 }, (_, i) =>
    withLock(path, async () => {
      expect(++inside).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 1));
      inside--;
      done.push(i);
      if (i % 3 === 0) throw new Error("mine");
    }).catch((e) => expect(e.message).toBe("mine")),
  );
  await Promise.all(runs);
  expect(done).toHaveLength(20);
  expect(readdirSync(folder)).toEqual([]);
});

test("the lock of a process that is gone does not count", async () => {
  const path = join(folder, "b.yaml");
  const file = await lockOf(path);
  // No process has a number as high.
  writeFileSync(file, `${JSON.stringify({ host: hostname(), pid: 2 ** 31 - 7, id: "x" })}\n`);
  expect(await withLock(path, async () => "mine")).toBe("mine");
});

test("one that has been silent for long does not count, wherever it is from", async () => {
  const path = join(folder, "c.yaml");
  const file = await lockOf(path);
  for (const content of [JSON.stringify({ host: "elsewhere", pid: 1, id: "x" }), "", "{"]) {
    writeFileSync(file, content);
    const old = Date.now() / 1000 - 61;
    utimesSync(file, old, old);
    expect(await withLock(path, async () => "mine")).toBe("mine");
  }
});

test("the lock of another machine counts while it is fresh", async () => {
  const path = join(folder, "d.yaml");
  const file = await lockOf(path);
  writeFileSync(file, JSON.stringify({ host: "elsewhere", pid: 1, id: "x" }));
  let taken = false;
  const waiting = withLock(path, async () => {
    taken = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(taken).toBe(false);
  rmSync(file);
  await waiting;
  expect(taken).toBe(true);
});

test("whoever has lost it is told", async () => {
  const path = join(folder, "e.yaml");
  const file = await lockOf(path);
  const run = withLock(path, async (lock) => {
    lock.keep();
    writeFileSync(file, "another's");
    lock.keep();
  });
  await expect(run).rejects.toMatchObject({ code: "output/unwritable", at: { file: path } });
  expect(existsSync(file)).toBe(true);
});

test("a folder that cannot be", async () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  await expect(withLock(join(file, "a.yaml"), async () => {})).rejects.toMatchObject({ code: "output/unwritable" });
});
