import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ConvertFilesOptions, convertFiles } from "../../src/node/convert-files.ts";
import { exchange, first, reset } from "../drivers/formats.ts";
import { filesIn, temporaryFolder } from "./folder.ts";
import { brief, useLines } from "./lines.ts";

beforeEach(useLines);
afterEach(reset);

const one = "first\nhttps://a/1\n";
const two = "first\nhttps://a/1\nhttps://b/2\n";
const text = (...path: string[]) => readFileSync(join(...path), "utf8");
const none = { counts: {}, first: [] };

test("one file to one file", async () => {
  const root = temporaryFolder({ "in/a.first": two });
  const input = join(root, "in/a.first");
  const out = join(root, "deep/b.second");
  expect(await convertFiles([input], { out })).toEqual({
    files: [
      {
        input,
        from: { format: "first", confidence: 1, why: "its first line" },
        to: "second",
        interactions: 2,
        hosts: 2,
        redactions: [],
        outputs: [{ path: out, bytes: 31, state: "written" }],
        files: [],
        notices: none,
      },
    ],
    skipped: [],
  });
  expect(text(out)).toBe("second\nhttps://a/1\nhttps://b/2\n");
});

test.each([undefined, "-"])("out %s hands the files back", async (out) => {
  const root = temporaryFolder({ "a.first": one });
  const { files } = await convertFiles([join(root, "a.first")], { to: "second", ...(out && { out }) });
  expect(files[0]?.outputs).toEqual([]);
  expect(files[0]?.files).toEqual([{ path: "a.second", bytes: new TextEncoder().encode("second\nhttps://a/1\n") }]);
  expect(filesIn(root)).toEqual(["a.first"]);
});

describe("the target format", () => {
  test.each([
    [{ out: "x.second" }, "second"],
    [{ out: "x.SECOND" }, "second"],
    [{ out: "x.second", to: "first" }, "first"],
    [{ out: "x.txt", to: "first-alias" }, "first"],
  ])("%j is %s", async (o, to) => {
    const root = temporaryFolder({ "a.first": one });
    const { files } = await convertFiles([join(root, "a.first")], { ...o, out: join(root, o.out) });
    expect(files[0]?.to).toBe(to);
  });

  test.each([{}, { out: "x.yaml" }, { out: "second" }, { out: "folder/" }, { out: "-" }])(
    "%j does not say it",
    async (o) => {
      await expect(convertFiles(["a.first"], o)).rejects.toMatchObject({
        code: "option/invalid",
        message: "the target format is not given",
        hint: "Add --to FORMAT.",
      });
    },
  );
});

describe("whether out is a folder", () => {
  const run = async (root: string, inputs: string[], out: string, o: Partial<ConvertFilesOptions> = {}) => {
    const inputPaths = inputs.map((input) => (input === "." ? root : join(root, input)));
    return brief(root, await convertFiles(inputPaths, { to: "second", out: `${root}/${out}`, ...o }));
  };

  test("one file and a new name: a file", async () => {
    const root = temporaryFolder({ "in/a.first": one });
    expect((await run(root, ["in/a.first"], "out")).files).toEqual([["in/a.first", "written out"]]);
  });

  test("a slash at its end", async () => {
    const root = temporaryFolder({ "in/a.first": one });
    expect((await run(root, ["in/a.first"], "out/")).files).toEqual([["in/a.first", "written out/a.second"]]);
  });

  test("a folder that is there", async () => {
    const root = temporaryFolder({ "in/a.first": one, "out/other": "" });
    expect((await run(root, ["in/a.first"], "out")).files).toEqual([["in/a.first", "written out/a.second"]]);
  });

  test("several files: mirrored from the folder they share", async () => {
    const root = temporaryFolder({ "in/x/a.first": one, "in/y/a.first": two });
    expect((await run(root, ["in/x/a.first", "in/y/a.first"], "out")).files).toEqual([
      ["in/x/a.first", "written out/x/a.second"],
      ["in/y/a.first", "written out/y/a.second"],
    ]);
  });

  test("a folder: mirrored from itself, with one file in it too", async () => {
    const root = temporaryFolder({ "in/x/a.first": one });
    expect((await run(root, ["in"], "out")).files).toEqual([["in/x/a.first", "written out/x/a.second"]]);
  });

  test("a glob, with one match too", async () => {
    const root = temporaryFolder({ "in/x/a.first": one });
    expect((await run(root, ["in/**/*.first"], "out")).files).toEqual([["in/x/a.first", "written out/a.second"]]);
  });

  test("the same format keeps its names", async () => {
    const root = temporaryFolder({ "in/x/a.txt": one, "in/b": "second\nhttps://c/\n" });
    expect((await run(root, ["in"], "out", { to: "first" })).files).toEqual([
      ["in/b", "written out/b.first"],
      ["in/x/a.txt", "written out/x/a.txt"],
    ]);
    expect(text(root, "out/x/a.txt")).toBe(one);
  });

  test("--name", async () => {
    const root = temporaryFolder({ "in/x/a.first": one });
    expect((await run(root, ["in"], "out", { name: "{stem}/../../../{dir}/new-{stem}" })).files).toEqual([
      ["in/x/a.first", "written out/x/new-a.second"],
    ]);
  });
});

test.each([[["a.first", "a.first"]], [["a.first", "-"]], [["."]]])(
  "%j need a folder to be written to",
  async (inputs) => {
    const root = temporaryFolder({ "a.first": one });
    const paths = inputs.map((input) => (input === "-" ? input : join(root, input)));
    for (const o of [{}, { out: "-" }]) {
      await expect(convertFiles(paths, { to: "second", ...o })).rejects.toMatchObject({
        code: "option/invalid",
        message: "several inputs need a folder to write to",
        hint: "Add -o FOLDER/.",
      });
    }
  },
);

test("a large input is read again for its conversion, a small one is not", async () => {
  const large = `first\n${"https://a/1\n".repeat(750_000)}`;
  const root = temporaryFolder({ "in/large.first": large, "in/small.first": one });
  const path = join(root, "in/small.first");
  first.detect = new Proxy(first.detect, {
    apply: (target, self, args: [{ name?: string }]) => {
      // Once the format of the small file is known, its content does not matter any more.
      const result = Reflect.apply(target, self, args);
      if (args[0].name === path) writeFileSync(path, "changed");
      return result;
    },
  });
  const { files } = await convertFiles([join(root, "in")], { to: "second", out: join(root, "out") });
  expect(files.map(({ interactions }) => interactions)).toEqual([750_000, 1]);
  expect(text(root, "out/small.second")).toBe("second\nhttps://a/1\n");
  expect(statSync(join(root, "out/large.second")).size).toBe(large.length + 1);
});

test("interactions are shown with their input", async () => {
  const root = temporaryFolder({ "in/a.first": one, "in/b.first": two });
  const seen: unknown[] = [];
  await convertFiles([join(root, "in")], {
    to: "second",
    out: join(root, "out"),
    onInteraction: ({ origin, request }, input) =>
      seen.push([input.replace(`${root}/`, ""), origin?.index, request.url]),
  });
  expect(seen).toEqual([
    ["in/a.first", 0, "https://a/1"],
    ["in/b.first", 0, "https://a/1"],
    ["in/b.first", 1, "https://b/2"],
  ]);
});

test("Node's codecs are lent unless others are", async () => {
  const root = temporaryFolder({ "a.first": one });
  const results: unknown[] = [];
  const coded = gzipSync("x");
  first.load = async () => ({
    read: async (_, __, ctx) => {
      results.push(ctx.decode?.("gzip", coded, 100));
      return { meta: {}, interactions: [] };
    },
  });
  await convertFiles([join(root, "a.first")], { to: "second" });
  await convertFiles([join(root, "a.first")], { to: "second", decode: () => undefined });
  expect(results).toEqual([new TextEncoder().encode("x"), undefined]);
});

test("further files of a conversion go beside the first, and never above it", async () => {
  const root = temporaryFolder({ "in/x/a.first": one });
  const files = ["cassette.first", "bodies/1.bin", "../../2.bin"].map((path) => ({ path, bytes: Uint8Array.of(1) }));
  first.load = async () => ({
    read: async () => ({ meta: {}, interactions: [exchange("https://a/")] }),
    write: () => files,
  });
  await convertFiles([join(root, "in")], { to: "first", out: join(root, "out") });
  expect(filesIn(join(root, "out"))).toEqual(["x/2.bin", "x/a.first", "x/bodies/1.bin"]);
});
