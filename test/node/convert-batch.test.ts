import { chmodSync, readFileSync, statSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ConvertFilesOptions, convertFiles, type FileResult } from "../../src/node/convert-files.ts";
import { reset } from "../drivers/formats.ts";
import { filesIn, giveAway, noPermissions, temporaryFolder, withoutRights } from "./folder.ts";
import { brief, useLines } from "./lines.ts";

beforeEach(useLines);
afterEach(reset);

const one = "first\nhttps://a/1\n";
const two = "first\nhttps://a/1\nhttps://b/2\n";
const text = (...path: string[]) => readFileSync(join(...path), "utf8");
const none = { counts: {}, first: [] };

describe("a batch", () => {
  test("a recording split up: parts are named after the whole, and no two meet", async () => {
    const root = temporaryFolder({ "in/a.first": two, "in/a.b.first": one });
    const o: ConvertFilesOptions = { to: "second", out: join(root, "out"), split: "host" };
    const { files } = await convertFiles([join(root, "in")], o);
    expect(
      files.map(({ outputs, error }) => error?.code ?? outputs.map(({ path }) => path.slice(root.length + 1))),
    ).toEqual([["out/a.b.a.second"], ["out/a.a.second", "out/a.b.second"]]);
    const clash = temporaryFolder({ "in/a.first": two, "in/a.b.first": "first\nhttps://b/1\n", "in/a.B.b.first": one });
    const entries = await convertFiles([join(clash, "in")], {
      ...o,
      out: join(clash, "out"),
      name: "x",
      split: "entry",
    }).catch((e) => e.code);
    expect(entries).toBe("output/collision");
  });

  test("a folder converted into itself leaves out the outputs of the last run", async () => {
    const root = temporaryFolder({ "in/a.first": one, "in/b.first": two });
    const again = async (o: Partial<ConvertFilesOptions> = {}) =>
      brief(root, await convertFiles([join(root, "in")], { to: "second", out: join(root, "in"), ...o })).files;
    expect(await again()).toEqual([
      ["in/a.first", "written in/a.second"],
      ["in/b.first", "written in/b.second"],
    ]);
    expect(await again({ check: true })).toEqual([
      ["in/a.first", "unchanged in/a.second"],
      ["in/b.first", "unchanged in/b.second"],
    ]);
  });

  test("one bad file does not stop the rest", async () => {
    const root = temporaryFolder({
      "in/1.first": one,
      "in/2-bad.first": "first\nhttps://a/1\nbad\n",
      "in/3-bug.first": "first\nbug\n",
      "in/4.first": two,
    });
    symlinkSync("gone", join(root, "in/5-gone.first"));
    const seen: string[] = [];
    const onFile = (result: FileResult) => seen.push(result.input);
    const result = await convertFiles([join(root, "in")], { to: "second", out: join(root, "out"), onFile });
    expect(brief(root, result)).toEqual({
      files: [
        ["in/5-gone.first", "input/unreadable"],
        ["in/1.first", "written out/1.second"],
        ["in/2-bad.first", "input/syntax"],
        ["in/3-bug.first", "internal/bug"],
        ["in/4.first", "written out/4.second"],
      ],
      skipped: [],
    });
    expect(seen).toEqual(result.files.map(({ input }) => input));
    const error = result.files[2]?.error;
    expect(error).toMatchObject({ message: "a bad line", at: { file: join(root, "in/2-bad.first"), line: 3 } });
    expect(result.files[2]).toEqual({
      input: join(root, "in/2-bad.first"),
      from: expect.objectContaining({ format: "first" }),
      to: "second",
      interactions: 0,
      hosts: 0,
      redactions: [],
      outputs: [],
      files: [],
      notices: none,
      error,
    });
    expect(filesIn(join(root, "out"))).toEqual(["1.second", "4.second"]);
  });

  test("named files that are missing or folders within paths do not stop the rest", async () => {
    const root = temporaryFolder({ "a.first": one });
    const inputs = ["gone.first", "a.first", "a.first/x.first", "nul\0"].map((name) => join(root, name));
    expect(brief(root, await convertFiles(inputs, { to: "second", out: join(root, "out") })).files).toEqual([
      ["gone.first", "input/unreadable"],
      ["a.first/x.first", "input/unreadable"],
      ["nul\0", "input/unreadable"],
      ["a.first", "written out/a.second"],
    ]);
  });

  test.skipIf(noPermissions)("files and folders without permission do not stop the rest", async () => {
    const root = temporaryFolder({ "in/a.first": one, "in/b/c.first": one, "in/d.first": one });
    chmodSync(join(root, "in/a.first"), 0o000);
    chmodSync(join(root, "in/b"), 0o000);
    giveAway(root);
    await withoutRights(async () => {
      expect(
        brief(root, await convertFiles([join(root, "in")], { to: "second", out: join(root, "out") })).files,
      ).toEqual([
        ["in/a.first", "input/unreadable"],
        ["in/b", "input/unreadable"],
        ["in/d.first", "written out/d.second"],
      ]);
    });
  });

  test("what is no cassette is skipped inside a folder, an error when named or matched by a glob", async () => {
    const root = temporaryFolder({ "in/README.md": "# no", "in/a.first": one, "in/empty.yaml": "" });
    const o = { to: "second", out: join(root, "out") };
    expect(brief(root, await convertFiles([join(root, "in")], o))).toEqual({
      files: [["in/a.first", "written out/a.second"]],
      skipped: ["in/README.md", "in/empty.yaml"],
    });
    for (const path of ["in/README.md", "in/*.md"]) {
      const { files, skipped } = await convertFiles([join(root, path)], o);
      expect(skipped).toEqual([]);
      expect(files[0]?.error).toMatchObject({
        code: "input/unknown-format",
        message: "not recognised as any format",
        at: { file: join(root, "in/README.md") },
      });
    }
  });

  test("a folder without any cassette is done", async () => {
    const root = temporaryFolder({ "in/README.md": "# no" });
    expect(brief(root, await convertFiles([join(root, "in")], { to: "second", out: join(root, "out") }))).toEqual({
      files: [],
      skipped: ["in/README.md"],
    });
  });

  test("an output that fails does not stop the rest", async () => {
    const root = temporaryFolder({ "in/a.first": one, "in/b.first": two, "out/a.second/x": "", "out/b.second": "old" });
    const result = await convertFiles([join(root, "in")], { to: "second", out: join(root, "out") });
    expect(brief(root, result).files).toEqual([
      ["in/a.first", "output/unwritable"],
      ["in/b.first", "output/exists"],
    ]);
    expect(result.files.map(({ error }) => error?.at)).toEqual([
      { file: join(root, "out/a.second") },
      { file: join(root, "out/b.second") },
    ]);
    expect(text(root, "out/b.second")).toBe("old");
  });

  test("names with line breaks are names", async () => {
    const root = temporaryFolder({ "in/a\nb\r.first": one });
    await convertFiles([join(root, "in")], { to: "second", out: join(root, "out") });
    expect(filesIn(join(root, "out"))).toEqual(["a\nb\r.second"]);
  });

  test("one file twice is a collision like any other", async () => {
    const root = temporaryFolder({ "a.first": one });
    const path = join(root, "a.first");
    await expect(convertFiles([path, path], { to: "second", out: join(root, "out") })).rejects.toMatchObject({
      code: "output/collision",
    });
  });
});

describe("before anything is written", () => {
  const refused = async (files: Record<string, string>, o: Partial<ConvertFilesOptions>, expected: object) => {
    const root = temporaryFolder(files);
    const run = convertFiles([join(root, "in")], { to: "second", out: join(root, "out"), ...o });
    await expect(run).rejects.toMatchObject(expected);
    expect(filesIn(root)).toEqual(Object.keys(files).sort());
  };

  test("collisions are found", async () => {
    await refused({ "in/0.first": one, "in/a.first": one, "in/A.txt": one }, {}, { code: "output/collision" });
    await refused({ "in/x/a.first": one, "in/y/a.first": one }, { name: "{stem}" }, { code: "output/collision" });
    await refused({ "in/a.first": one, "in/a.second": "second\n" }, {}, { code: "output/collision" });
  });

  test("options that cannot be meant are found", async () => {
    const files = { "in/a.first": one, "in/b.first": one };
    const invalid = { code: "option/invalid" };
    await refused(files, { to: "thrid" }, invalid);
    await refused(files, { from: "frist" }, invalid);
    await refused(files, { name: "{dir}/" }, invalid);
    await refused(files, { set: { "first.nothing": "1" } }, invalid);
    await refused(files, { set: { "first.depth": "1" } }, invalid);
    await refused(files, { select: { entries: "x" } }, invalid);
    await refused(files, { select: { include: ["/(/"] } }, invalid);
    await refused(files, { baseUrl: "here" }, invalid);
  });

  test("a file that is skipped or fails collides with nothing", async () => {
    const root = temporaryFolder({ "in/a.first": one, "in/A.txt": "no cassette" });
    symlinkSync("gone", join(root, "in/a.gone"));
    const { files } = await convertFiles([join(root, "in")], { to: "second", out: join(root, "out") });
    expect(files.map(({ error }) => error?.code)).toEqual(["input/unreadable", undefined]);
  });
});

describe("what is there already", () => {
  const files = {
    "in/a.first": one,
    "out/a.second": "second\nhttps://a/1\n",
    "in/b.first": two,
    "out/b.second": "old",
  };
  const convert = async (root: string, o: Partial<ConvertFilesOptions>) =>
    brief(root, await convertFiles([join(root, "in")], { to: "second", out: join(root, "out"), ...o })).files;

  test("the same bytes are left alone", async () => {
    const root = temporaryFolder(files);
    const past = new Date("2001-02-03T04:05:06Z");
    utimesSync(join(root, "out/a.second"), past, past);
    expect(await convert(root, { force: true })).toEqual([
      ["in/a.first", "unchanged out/a.second"],
      ["in/b.first", "written out/b.second"],
    ]);
    expect(statSync(join(root, "out/a.second")).mtimeMs).toBe(past.getTime());
    expect(text(root, "out/b.second")).toBe("second\nhttps://a/1\nhttps://b/2\n");
    expect(await convert(root, {})).toEqual([
      ["in/a.first", "unchanged out/a.second"],
      ["in/b.first", "unchanged out/b.second"],
    ]);
  });

  test("--check says what would be another", async () => {
    const root = temporaryFolder({ ...files, "in/c.first": one });
    expect(await convert(root, { check: true })).toEqual([
      ["in/a.first", "unchanged out/a.second"],
      ["in/b.first", "differs out/b.second"],
      ["in/c.first", "differs out/c.second"],
    ]);
    expect(filesIn(root)).toEqual(["in/a.first", "in/b.first", "in/c.first", "out/a.second", "out/b.second"]);
    expect(text(root, "out/b.second")).toBe("old");
  });

  test("--check needs something to compare with", async () => {
    const root = temporaryFolder(files);
    await expect(convertFiles([join(root, "in/a.first")], { to: "second", check: true })).rejects.toMatchObject({
      code: "option/invalid",
      message: "--check needs the output to compare with",
    });
  });

  test("a dry run writes nothing", async () => {
    const root = temporaryFolder(files);
    expect(await convert(root, { dryRun: true, force: true })).toEqual([
      ["in/a.first", "unchanged out/a.second"],
      ["in/b.first", "would-write out/b.second"],
    ]);
    expect(text(root, "out/b.second")).toBe("old");
  });

  test("an input is never modified, not even by force", async () => {
    const root = temporaryFolder({ "a.first": two });
    const path = join(root, "a.first");
    const edited = { to: "first", select: { entries: "0" } } as const;
    for (const out of [path, `${root}/`, join(root, "x/../a.first")]) {
      await expect(convertFiles([path], { ...edited, out, force: true })).rejects.toMatchObject({
        code: "output/collision",
        hint: "Write to another place.",
      });
    }
    expect((await convertFiles([path], { ...edited, out: path })).files[0]?.error?.code).toBe("output/exists");
    expect(text(path)).toBe(two);
  });
});

describe("an abort", () => {
  test.each([1, 3])("after %i of five files stops the batch with its reason", async (after) => {
    const root = temporaryFolder(Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`in/${n}.first`, one])));
    const controller = new AbortController();
    const reason = new Error("enough");
    let count = 0;
    const onFile = () => {
      if (++count === after) controller.abort(reason);
    };
    const run = convertFiles([join(root, "in")], {
      to: "second",
      out: join(root, "out"),
      onFile,
      signal: controller.signal,
    });
    expect(await run.catch((e: unknown) => e)).toBe(reason);
    expect(filesIn(join(root, "out"))).toHaveLength(after);
  });

  test("in the middle of a conversion is no mistake of the reader", async () => {
    const root = temporaryFolder({ "a.first": two });
    const controller = new AbortController();
    const run = convertFiles([join(root, "a.first")], {
      out: join(root, "a.second"),
      signal: controller.signal,
      onInteraction: () => controller.abort("enough"),
    });
    expect(await run.catch((e: unknown) => e)).toBe("enough");
    expect(filesIn(root)).toEqual(["a.first"]);
  });

  test("from a timer is heard between small files", async () => {
    const root = temporaryFolder(Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`in/${n}.first`, one])));
    const controller = new AbortController();
    let count = 0;
    const onFile = () => {
      if (++count === 1) setImmediate(() => controller.abort());
    };
    await expect(
      convertFiles([join(root, "in")], { to: "second", out: join(root, "out"), onFile, signal: controller.signal }),
    ).rejects.toMatchObject({ name: "AbortError" });
    expect(count).toBeLessThan(5);
  });
});
