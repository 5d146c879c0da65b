import { lstatSync, readFileSync, statSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ConvertFilesOptions, convertFiles } from "../../src/node/convert-files.ts";
import { reset, second } from "../drivers/formats.ts";
import { filesIn, temporaryFolder } from "./folder.ts";
import { brief, useLines } from "./lines.ts";

beforeEach(useLines);
afterEach(reset);

const key = ["9f21", "77aa", "c0de", "5b3e"].join("-");
const secret = `https://a/?api_key=${key}\n`;
const clean = "https://a/?api_key=REDACTED_API_KEY_1\n";
const text = (...path: string[]) => readFileSync(join(...path), "utf8");

async function run(root: string, paths: readonly string[], o: Partial<ConvertFilesOptions>) {
  const inputs = paths.map((path) => (path === "-" ? path : join(root, path)));
  return brief(root, await convertFiles(inputs, { to: "same", redact: {}, ...o }));
}

describe("each in its own format", () => {
  const files = { "in/a.first": `first\n${secret}`, "in/x/b.second": `second\n${secret}`, "in/c.txt": "no cassette" };

  test("into a folder, under the names they have", async () => {
    const root = temporaryFolder(files);
    expect(await run(root, ["in"], { out: join(root, "out") })).toEqual({
      files: [
        ["in/a.first", "written out/a.first"],
        ["in/x/b.second", "written out/x/b.second"],
      ],
      skipped: ["in/c.txt"],
    });
    expect(text(root, "out/a.first")).toBe(`first\n${clean}`);
    expect(text(root, "out/x/b.second")).toBe(`second\n${clean}`);
    expect(text(root, "in/a.first")).toBe(`first\n${secret}`);
  });

  test("handed back", async () => {
    const root = temporaryFolder(files);
    const { files: results } = await convertFiles([join(root, "in/x/b.second")], { to: "same", redact: {} });
    expect(results.map((result) => [result.to, result.files, result.redactions])).toEqual([
      [
        "second",
        [{ path: "b.second", bytes: new TextEncoder().encode(`second\n${clean}`) }],
        [{ kind: "api-key", place: "request query api_key", count: 1 }],
      ],
    ]);
  });

  test("a format that is none of the two is no target", async () => {
    await expect(convertFiles(["a.first"], { to: "third" })).rejects.toMatchObject({ code: "option/invalid" });
  });

  test("what cannot be told has no target either", async () => {
    const root = temporaryFolder(files);
    const { files: results } = await convertFiles([join(root, "in/c.txt")], { to: "same" });
    expect(results.map(({ to, error }) => [to, error?.code])).toEqual([[undefined, "input/unknown-format"]]);
  });
});

describe("in place", () => {
  const long = new Date("2020-01-01T00:00:00Z");

  test("only what changes is written, and nothing the second time", async () => {
    const root = temporaryFolder({
      "in/a.first": `first\n${secret}`,
      "in/b.second": `second\n${secret}`,
      "in/plain.first": "first\nhttps://a/1\n",
      "in/notes.txt": key,
    });
    const all = filesIn(root);
    const age = () => {
      for (const path of all) utimesSync(join(root, path), long, long);
    };
    const touched = () => all.filter((path) => statSync(join(root, path)).mtimeMs !== long.getTime());
    age();
    expect(await run(root, ["in"], { inPlace: true })).toEqual({
      files: [
        ["in/a.first", "written in/a.first"],
        ["in/b.second", "written in/b.second"],
        ["in/plain.first", "unchanged in/plain.first"],
      ],
      skipped: ["in/notes.txt"],
    });
    expect([text(root, "in/a.first"), text(root, "in/b.second")]).toEqual([`first\n${clean}`, `second\n${clean}`]);
    expect(touched()).toEqual(["in/a.first", "in/b.second"]);
    age();
    expect((await run(root, ["in"], { inPlace: true })).files.map(([, what]) => what)).toEqual([
      "unchanged in/a.first",
      "unchanged in/b.second",
      "unchanged in/plain.first",
    ]);
    expect([touched(), filesIn(root)]).toEqual([[], all]);
  });

  test.each([
    [{ check: true }, "differs"],
    [{ dryRun: true }, "would-write"],
  ])("%j writes nothing", async (o, state) => {
    const root = temporaryFolder({ "a.first": `first\n${secret}` });
    expect((await run(root, ["a.first"], { inPlace: true, ...o })).files).toEqual([["a.first", `${state} a.first`]]);
    expect([text(root, "a.first"), filesIn(root)]).toEqual([`first\n${secret}`, ["a.first"]]);
  });

  test("a file that fails stays as it is, and stops no other", async () => {
    const root = temporaryFolder({ "in/a.first": `first\n${secret}bad\n`, "in/b.first": `first\n${secret}` });
    expect((await run(root, ["in"], { inPlace: true })).files).toEqual([
      ["in/a.first", "input/syntax"],
      ["in/b.first", "written in/b.first"],
    ]);
    expect([text(root, "in/a.first"), filesIn(root)]).toEqual([`first\n${secret}bad\n`, ["in/a.first", "in/b.first"]]);
  });

  test("a link stays a link, and the file that it leads to loses its secrets", async () => {
    const root = temporaryFolder({ "real/a.first": `first\n${secret}`, "in/b.first": "first\n" });
    symlinkSync("../real/a.first", join(root, "in/link.first"));
    await run(root, ["in"], { inPlace: true });
    expect(lstatSync(join(root, "in/link.first")).isSymbolicLink()).toBe(true);
    expect(text(root, "real/a.first")).toBe(`first\n${clean}`);
  });

  test("a file that is named several times, by links too, is written once", async () => {
    const root = temporaryFolder({ "in/a.first": `first\n${secret}` });
    symlinkSync("a.first", join(root, "in/b.first"));
    const { files } = await run(root, ["in/a.first", "in", "in/a.first"], { inPlace: true });
    expect(files).toEqual([["in/a.first", "written in/a.first"]]);
    expect(text(root, "in/a.first")).toBe(`first\n${clean}`);
  });

  const foldsCase = process.platform !== "linux";
  test.skipIf(foldsCase)("names that differ in case are two files", async () => {
    const root = temporaryFolder({ "A.first": `first\n${secret}`, "a.first": `first\n${secret}` });
    await run(root, ["."], { inPlace: true });
    expect([text(root, "A.first"), text(root, "a.first")]).toEqual([`first\n${clean}`, `first\n${clean}`]);
  });

  test("inputs may share the files beside them", async () => {
    const root = temporaryFolder({ "a.second": `second\n${secret}`, "b.second": `second\n${secret}`, "1.bin": "x" });
    const { load } = second;
    second.load = async () => {
      const { write, ...adapter } = await load();
      return {
        ...adapter,
        async *write(reading, o, ctx) {
          if (write !== undefined) yield* write(reading, o, ctx);
          yield { path: "1.bin", bytes: new TextEncoder().encode("x") };
        },
      };
    };
    expect((await run(root, ["a.second", "b.second"], { inPlace: true })).files).toEqual([
      ["a.second", "written a.second", "unchanged 1.bin"],
      ["b.second", "written b.second", "unchanged 1.bin"],
    ]);
  });

  test.each<[readonly string[], Partial<ConvertFilesOptions>, string]>([
    [["a.first"], { out: "x" }, "--in-place and -o exclude each other"],
    [["a.first"], { out: "-" }, "--in-place and -o exclude each other"],
    [["a.first"], { split: "host" }, "--in-place and --split exclude each other"],
    [["a.first"], { name: "{stem}" }, "--in-place and --name exclude each other"],
    [["a.first"], { to: "second" }, "--in-place keeps the format, and ROOT/a.first is first"],
    [["b.second", "a.first"], { to: "second" }, "--in-place keeps the format, and ROOT/a.first is first"],
  ])("%j with %j is refused before anything is written", async (paths, o, message) => {
    const files = { "a.first": `first\n${secret}`, "b.second": `second\n${secret}` };
    const root = temporaryFolder(files);
    await expect(run(root, paths, { inPlace: true, ...o })).rejects.toMatchObject({
      code: "option/invalid",
      message: message.replace("ROOT", root),
    });
    expect([text(root, "a.first"), text(root, "b.second"), filesIn(root)]).toEqual([
      files["a.first"],
      files["b.second"],
      ["a.first", "b.second"],
    ]);
  });
});
