import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { discover } from "../../src/node/discover.ts";
import { fileSource } from "../../src/node/source.ts";
import { giveAway, noPermissions, temporaryFolder, withoutRights } from "./folder.ts";

const inFolder = async (root: string) => (await discover([root])).inputs.map((input) => input.relative);

describe("a folder", () => {
  test("gives its files sorted by code units, with the paths below it", async () => {
    const root = temporaryFolder({
      "b.yaml": "",
      "a/z.yaml": "",
      "a/é.yaml": "",
      "a.yaml": "",
      "B.yaml": "",
      "10": "",
    });
    expect(await discover([root])).toEqual({
      several: true,
      inputs: ["10", "B.yaml", "a.yaml", "a/z.yaml", "a/é.yaml", "b.yaml"].map((path) => ({
        path: join(root, path),
        relative: path,
        named: false,
      })),
    });
  });

  test("that is empty means several inputs all the same", async () => {
    expect(await discover([temporaryFolder()])).toEqual({ inputs: [], several: true });
  });

  test("hidden files and folders and node_modules are left out, at every depth", async () => {
    const root = temporaryFolder({
      ".hidden.yaml": "",
      ".git/a.yaml": "",
      "node_modules/a.yaml": "",
      "x/node_modules/a.yaml": "",
      "x/.b/a.yaml": "",
      "x/node_modules.yaml": "",
      "not_node_modules/a.yaml": "",
    });
    expect(await inFolder(root)).toEqual(["not_node_modules/a.yaml", "x/node_modules.yaml"]);
  });

  test("that is hidden itself was named", async () => {
    const root = temporaryFolder({ ".cassettes/a.yaml": "", "node_modules/b.yaml": "" });
    const { inputs } = await discover([join(root, ".cassettes"), join(root, "node_modules")]);
    expect(inputs.map((input) => input.relative)).toEqual(["a.yaml", "b.yaml"]);
  });

  test("a folder with the name of a file is walked", async () => {
    expect(await inFolder(temporaryFolder({ "chat.yaml/inner.yaml": "", "chat.yaml/x.har/y": "" }))).toEqual([
      "chat.yaml/inner.yaml",
      "chat.yaml/x.har/y",
    ]);
  });

  test("names with line breaks, glob characters, quotes and bytes beyond ASCII are names", async () => {
    const names = [
      "a\nb\r.yaml",
      "*.yaml",
      "[x]{y}.yaml",
      "-",
      "--to",
      "\u001b[31m.yaml",
      "\"'$&.yaml",
      "👍.yaml",
    ].sort();
    const root = temporaryFolder(Object.fromEntries(names.map((name) => [name, ""])));
    expect(await inFolder(root)).toEqual(names);
  });
});

describe("links", () => {
  test("loops end", async () => {
    const root = temporaryFolder({ "a/b/c.yaml": "" });
    symlinkSync("..", join(root, "a/b/up"));
    symlinkSync(root, join(root, "a/root"));
    symlinkSync(".", join(root, "a/self"));
    expect(await inFolder(root)).toEqual(["a/b/c.yaml"]);
  });

  test("the folder itself comes before links to it, whatever their names", async () => {
    const root = temporaryFolder({ "v3/a.yaml": "" });
    symlinkSync("v3", join(root, "latest"));
    symlinkSync("v3", join(root, "zero"));
    expect(await inFolder(root)).toEqual(["v3/a.yaml"]);
  });

  test("those that lead out are followed once, in the order of their names", async () => {
    const outside = temporaryFolder({ "deep/a.yaml": "", "b.yaml": "" });
    const root = temporaryFolder({ "own.yaml": "" });
    symlinkSync(outside, join(root, "two"));
    symlinkSync(outside, join(root, "one"));
    symlinkSync(join(outside, "deep"), join(root, "three"));
    expect(await inFolder(root)).toEqual(["one/b.yaml", "one/deep/a.yaml", "own.yaml"]);
  });

  test("of two in different folders the first by its path is followed", async () => {
    const outside = temporaryFolder({ "c.yaml": "" });
    const root = temporaryFolder({ "a/own.yaml": "", "b/own.yaml": "" });
    symlinkSync(outside, join(root, "b/link"));
    symlinkSync(outside, join(root, "a/link"));
    expect(await inFolder(root)).toEqual(["a/link/c.yaml", "a/own.yaml", "b/own.yaml"]);
  });

  test("links to files are files", async () => {
    const root = temporaryFolder({ "a.yaml": "" });
    symlinkSync("a.yaml", join(root, "b.yaml"));
    expect(await inFolder(root)).toEqual(["a.yaml", "b.yaml"]);
  });

  test("those that lead nowhere are not passed over: opening them says why", async () => {
    const root = temporaryFolder();
    symlinkSync("gone.yaml", join(root, "broken.yaml"));
    symlinkSync("ring", join(root, "ring"));
    const { inputs } = await discover([root]);
    expect(inputs.map((input) => input.relative)).toEqual(["broken.yaml", "ring"]);
    const [broken, ring] = inputs.map(({ path }) => path) as [string, string];
    expect(() => fileSource(broken)).toThrow(
      expect.objectContaining({ code: "input/unreadable", message: "cannot be opened (ENOENT)", at: { file: broken } }),
    );
    expect(() => fileSource(ring)).toThrow(expect.objectContaining({ message: "cannot be opened (ELOOP)" }));
  });

  test("pipes are no files, linked or not", async () => {
    const root = temporaryFolder({ "a.yaml": "" });
    execFileSync("mkfifo", [join(root, "pipe")]);
    symlinkSync("pipe", join(root, "to-pipe"));
    expect(await inFolder(root)).toEqual(["a.yaml"]);
  });
});

test("folders deeper than any path are not passed over", async () => {
  const root = temporaryFolder({ "a.yaml": "" });
  const name = "d".repeat(200);
  // Each level is entered by itself: the whole path would be too long to be made.
  const script = `for (let i = 0; i < 25; i++) { require("fs").mkdirSync("${name}"); process.chdir("${name}") }
    require("fs").writeFileSync("deep.yaml", "")`;
  execFileSync(process.execPath, ["-e", script], { cwd: root });
  const { inputs } = await discover([root]);
  expect(inputs.map((input) => basename(input.path))).toEqual(["a.yaml", name]);
  const deepest = inputs[1]?.path ?? "";
  expect(() => fileSource(deepest)).toThrow(
    expect.objectContaining({ code: "input/unreadable", message: "cannot be opened (ENAMETOOLONG)" }),
  );
});

test("a thousand folders in one another", async () => {
  const root = temporaryFolder();
  const deep = Array.from({ length: 1000 }, () => "d").join("/");
  mkdirSync(join(root, deep), { recursive: true });
  execFileSync("touch", [join(root, deep, "a.yaml")]);
  expect(await inFolder(root)).toEqual([`${deep}/a.yaml`]);
});

test.skipIf(noPermissions)("a folder that cannot be listed is told, and does not stop the rest", async () => {
  const root = temporaryFolder({ "a/b.yaml": "", "c.yaml": "" });
  chmodSync(join(root, "a"), 0o000);
  giveAway(root);
  await withoutRights(async () => {
    expect(await inFolder(root)).toEqual(["a", "c.yaml"]);
    expect(() => fileSource(join(root, "a"))).toThrow(
      expect.objectContaining({ code: "input/unreadable", message: "cannot be opened (EACCES)" }),
    );
    expect(await discover([join(root, "a")])).toEqual({
      several: true,
      inputs: [{ path: join(root, "a"), relative: "", named: false }],
    });
  });
});

describe("files", () => {
  test("stay in the order in which they were named, also when they are missing", async () => {
    const root = temporaryFolder({ "x/a.yaml": "" });
    const paths = [join(root, "y/gone.yaml"), join(root, "x/a.yaml")];
    expect(await discover(paths)).toEqual({
      several: true,
      inputs: [
        { path: paths[0], relative: "y/gone.yaml", named: true },
        { path: paths[1], relative: "x/a.yaml", named: true },
      ],
    });
  });

  test("one file is one input", async () => {
    const path = join(temporaryFolder({ "x/a.yaml": "" }), "x/a.yaml");
    expect(await discover([path])).toEqual({ several: false, inputs: [{ path, relative: "a.yaml", named: true }] });
  });

  test("a path that no system takes is left to whoever opens it", async () => {
    expect((await discover(["nul\0.yaml"])).inputs.map(({ path }) => path)).toEqual(["nul\0.yaml"]);
  });

  test("- is standard input", async () => {
    expect(await discover(["-"])).toEqual({
      several: false,
      inputs: [{ path: "-", relative: "stdin", named: true }],
    });
  });

  test("folders keep their own root beside files", async () => {
    const root = temporaryFolder({ "x/a.yaml": "", "y/z/b.yaml": "" });
    const { inputs } = await discover([join(root, "y"), join(root, "x/a.yaml"), "-"]);
    expect(inputs.map(({ relative, named }) => [relative, named])).toEqual([
      ["a.yaml", true],
      ["z/b.yaml", false],
      ["stdin", true],
    ]);
  });

  test("nothing is nothing", async () => {
    expect(await discover([])).toEqual({ inputs: [], several: false });
  });
});

describe("globs", () => {
  const files = { "x/b.yaml": "", "x/a.yaml": "", "x/y/c.yaml": "", "x/d.har": "", "x/node_modules/e.yaml": "" };

  test("are sorted and mean several inputs", async () => {
    const root = temporaryFolder(files);
    expect(await discover([join(root, "x/*.har")])).toEqual({
      several: true,
      inputs: [{ path: join(root, "x/d.har"), relative: "d.har", named: true }],
    });
    const { inputs } = await discover([join(root, "**/*.yaml")]);
    expect(inputs).toEqual([
      { path: join(root, "x/a.yaml"), relative: "a.yaml", named: true },
      { path: join(root, "x/b.yaml"), relative: "b.yaml", named: true },
      { path: join(root, "x/y/c.yaml"), relative: "y/c.yaml", named: true },
    ]);
  });

  test("look into node_modules only when they say so", async () => {
    const root = temporaryFolder(files);
    const found = async (pattern: string) => (await discover([pattern])).inputs.map(({ path }) => path);
    const inside = [join(root, "x/node_modules/e.yaml")];
    expect(await found(join(root, "x/node_modules/*.yaml"))).toEqual(inside);
    expect(await found(`${relative(process.cwd(), root)}/x/node_modules/*`)).toEqual([
      relative(process.cwd(), inside[0] ?? ""),
    ]);
    expect(await found("node_modules/vitest/package.jso[n]")).toEqual(["node_modules/vitest/package.json"]);
    await expect(discover(["**/vitest/package.jso[n]"])).rejects.toMatchObject({ message: "matches no file" });
    await expect(discover([`${relative(process.cwd(), root)}/**/e.yaml`])).rejects.toMatchObject({
      message: "matches no file",
    });
  });

  test("relative ones give relative paths", async () => {
    const root = temporaryFolder(files);
    const here = relative(process.cwd(), root);
    const { inputs } = await discover([`${here}/x/{a,b}.yaml`]);
    expect(inputs.map(({ path }) => path)).toEqual([`${here}/x/a.yaml`, `${here}/x/b.yaml`]);
  });

  test("one without a match is an error", async () => {
    const pattern = join(temporaryFolder(files), "*.nothing");
    await expect(discover([pattern])).rejects.toMatchObject({
      code: "input/unreadable",
      message: "matches no file",
      at: { file: pattern },
    });
  });

  test("a file with such a name is meant itself", async () => {
    const root = temporaryFolder({ "[a].yaml": "brackets", "a.yaml": "plain" });
    const { inputs, several } = await discover([join(root, "[a].yaml")]);
    expect(several).toBe(false);
    expect(inputs.map(({ path }) => readFileSync(path, "utf8"))).toEqual(["brackets"]);
  });
});
