import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fileSource } from "../../src/node/source.ts";
import { giveAway, noPermissions, temporaryFolder, withoutRights } from "./folder.ts";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const large = 8 * 1024 * 1024 + 1;

/** Bytes of which every four tell their place. */
function numbered(length: number): Uint8Array {
  return new Uint8Array(Uint32Array.from({ length: Math.ceil(length / 4) }, (_, i) => i).buffer).subarray(0, length);
}

describe("a small file", () => {
  test("is read whole and in slices", async () => {
    const path = join(temporaryFolder({ "a.yaml": "0123456789" }), "a.yaml");
    const source = fileSource(path);
    expect([source.name, source.size]).toEqual([path, 10]);
    expect(text(await source.bytes())).toBe("0123456789");
    expect(text(await source.slice(2, 5))).toBe("234");
    expect(text(await source.slice(8, 99))).toBe("89");
    expect(text(await source.slice(20, 30))).toBe("");
  });

  test("has the name it is given", () => {
    expect(fileSource(join(temporaryFolder({ a: "" }), "a"), "shown").name).toBe("shown");
  });

  test("may be empty", async () => {
    const source = fileSource(join(temporaryFolder({ a: "" }), "a"));
    expect(source.size).toBe(0);
    expect(await source.bytes()).toEqual(new Uint8Array(0));
  });

  test("is what it was when it was opened", async () => {
    const path = join(temporaryFolder({ a: "before" }), "a");
    const source = fileSource(path);
    writeFileSync(path, "after");
    expect(text(await source.bytes())).toBe("before");
  });

  test("its bytes are plain", async () => {
    const bytes = await fileSource(join(temporaryFolder({ a: "x" }), "a")).bytes();
    expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype);
  });
});

describe("a large file", () => {
  const file = (length: number) => {
    const bytes = numbered(length);
    return { bytes, path: join(temporaryFolder({ large: bytes }), "large") };
  };

  test("is read in slices", async () => {
    const { bytes, path } = file(large);
    const source = fileSource(path);
    expect(source.size).toBe(large);
    expect(await source.slice(0, 16)).toEqual(bytes.slice(0, 16));
    expect(await source.slice(5_000_001, 5_000_009)).toEqual(bytes.slice(5_000_001, 5_000_009));
    expect(await source.slice(large - 4, large + 100)).toEqual(bytes.slice(-4));
    expect(await source.slice(large, large + 9)).toEqual(new Uint8Array(0));
    expect(await source.slice(9, 3)).toEqual(new Uint8Array(0));
    expect(Buffer.compare(await source.bytes(), bytes)).toBe(0);
  });

  test("is not held: what a slice gives is what stands there then", async () => {
    const { path } = file(large);
    const source = fileSource(path);
    writeFileSync(path, "changed");
    expect(text(await source.slice(0, 4))).toBe("chan");
    expect(text(await source.slice(4, 100))).toBe("ged");
    execFileSync("rm", [path]);
    await expect(source.slice(0, 4)).rejects.toMatchObject({
      code: "input/unreadable",
      message: "cannot be read (ENOENT)",
      at: { file: path },
    });
  });

  test("just below the limit is held", async () => {
    const { path } = file(large - 1);
    const source = fileSource(path);
    writeFileSync(path, "changed");
    expect(await source.slice(0, 4)).toEqual(new Uint8Array(4));
  });

  test("of gigabytes is read where it is asked for, and is too large as a whole", async () => {
    const path = join(temporaryFolder({ huge: "head" }), "huge");
    truncateSync(path, 5 * 1024 ** 3);
    const source = fileSource(path);
    expect(source.size).toBe(5 * 1024 ** 3);
    expect(text(await source.slice(0, 4))).toBe("head");
    expect(await source.slice(5 * 1024 ** 3 - 2, 5 * 1024 ** 3)).toEqual(new Uint8Array(2));
    await expect(source.bytes()).rejects.toMatchObject({
      code: "input/too-large",
      message: "5368709120 bytes do not fit into memory at once",
      at: { file: path },
    });
  });
});

describe("what cannot be read", () => {
  test.each([
    ["missing.yaml", "cannot be opened (ENOENT)", "Check the path."],
    ["folder.yaml", "cannot be read (EISDIR)", undefined],
    ["a/b", "cannot be opened (ENOTDIR)", undefined],
    ["ring", "cannot be opened (ELOOP)", undefined],
    ["nul\0", "cannot be opened (ERR_INVALID_ARG_VALUE)", undefined],
    ["n".repeat(300), "cannot be opened (ENAMETOOLONG)", undefined],
  ])("%j", (name, message, hint) => {
    const root = temporaryFolder({ a: "" });
    mkdirSync(join(root, "folder.yaml"));
    symlinkSync("ring", join(root, "ring"));
    const path = join(root, name);
    expect(() => fileSource(path, "as given")).toThrow(
      expect.objectContaining({ code: "input/unreadable", message, hint, at: { file: "as given" } }),
    );
  });

  test.skipIf(noPermissions)("a file without permission", async () => {
    const root = temporaryFolder({ a: "x" });
    chmodSync(join(root, "a"), 0o000);
    giveAway(root);
    await withoutRights(async () => {
      expect(() => fileSource(join(root, "a"))).toThrow(
        expect.objectContaining({ code: "input/unreadable", message: "cannot be opened (EACCES)" }),
      );
    });
  });
});

test("a device without a size is read to its end", async () => {
  const source = fileSource("/dev/null");
  expect(await source.bytes()).toEqual(new Uint8Array(0));
});

describe("siblings", () => {
  const files = { "in/a.har": "a", "in/b.txt": "b", "in/sub/c.txt": "c", "secret.txt": "secret", "inner/d.txt": "d" };
  const siblingOf = async (root: string, other: string) => fileSource(join(root, "in/a.har")).sibling(other);

  test.each([
    ["b.txt", "b"],
    ["./b.txt", "b"],
    ["sub/c.txt", "c"],
    ["sub/../b.txt", "b"],
    ["../in/b.txt", "b"],
  ])("%j is in the folder", async (other, content) => {
    const source = await siblingOf(temporaryFolder(files), other);
    expect(source?.name).toBe(other);
    expect(text((await source?.bytes()) ?? new Uint8Array(0))).toBe(content);
  });

  test.each([
    "missing.txt",
    "../secret.txt",
    "../inner/d.txt",
    "sub/../../secret.txt",
    "sub",
    "",
    ".",
    "..",
    "/etc/passwd",
    "nul\0",
    "b.txt/x",
    "n".repeat(5000),
  ])("%j is none", async (other) => {
    expect(await siblingOf(temporaryFolder(files), other)).toBeUndefined();
  });

  test("an absolute path is none, even of a file beside", async () => {
    const root = temporaryFolder(files);
    expect(await siblingOf(root, join(root, "in/b.txt"))).toBeUndefined();
  });

  test("links may lead to what is in the folder, nowhere else", async () => {
    const root = temporaryFolder(files);
    symlinkSync("sub/c.txt", join(root, "in/inside"));
    symlinkSync("../secret.txt", join(root, "in/outside"));
    symlinkSync("..", join(root, "in/up"));
    symlinkSync("ring", join(root, "in/ring"));
    expect(text((await (await siblingOf(root, "inside"))?.bytes()) ?? new Uint8Array(0))).toBe("c");
    expect(await siblingOf(root, "outside")).toBeUndefined();
    expect(await siblingOf(root, "up/secret.txt")).toBeUndefined();
    expect(await siblingOf(root, "ring")).toBeUndefined();
  });

  test("the folder itself may be a link", async () => {
    const root = temporaryFolder(files);
    symlinkSync("in", join(root, "link"));
    const source = await fileSource(join(root, "link/a.har")).sibling("b.txt");
    expect(text((await source?.bytes()) ?? new Uint8Array(0))).toBe("b");
  });

  test("a pipe is none: opening it would wait for ever", async () => {
    const root = temporaryFolder(files);
    execFileSync("mkfifo", [join(root, "in/pipe")]);
    expect(await siblingOf(root, "pipe")).toBeUndefined();
  });

  test("a sibling's siblings are no further up than its own folder", async () => {
    const root = temporaryFolder(files);
    const inner = await siblingOf(root, "sub/c.txt");
    expect(await inner?.sibling("../b.txt")).toBeUndefined();
    expect((await inner?.sibling("c.txt"))?.size).toBe(1);
  });

  test("a large file has siblings too", async () => {
    const root = temporaryFolder({ "in/a.har": new Uint8Array(large), "in/b.txt": "b", "secret.txt": "" });
    expect((await siblingOf(root, "b.txt"))?.size).toBe(1);
    expect(await siblingOf(root, "../secret.txt")).toBeUndefined();
  });
});
