import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Format } from "../adapters/adapter.ts";
import {
  checkCollisions,
  checkInputsKept,
  formatOfName,
  outputName,
  packedEnding,
  relateToSharedFolder,
} from "./plan.ts";

const format = (id: string, ...fileNames: string[]): Format => ({
  id,
  title: id,
  aliases: [],
  fileNames,
  holds: {} as Format["holds"],
  options: [],
  detect: () => undefined,
  load: async () => ({}),
});
const yaml = format("yaml", ".yaml", ".yml");
const nock = format("nock", ".nock.json");
const har = format("har", ".har");
/** A format whose archives are read, and written as a file of its own or as an archive. */
const packed: Format = { ...har, packedNames: [".zip", ".zhar"] };
const archive: Format = { ...packed, fileNames: [".har.zip"] };

describe("the format that a name says", () => {
  test.each([
    ["fixtures/chat.nock.json", "nock"],
    ["CHAT.NOCK.JSON", "nock"],
    ["chat.json", undefined],
    ["chat.yaml", undefined],
    ["chat.yml", undefined],
    ["nock.json", undefined],
    ["chat.nock.json/other", undefined],
    ["", undefined],
    [".", undefined],
  ])("%j: %s", (path, id) => {
    expect(formatOfName(path)?.id).toBe(id);
  });
});

describe("where an output goes below its folder", () => {
  test.each([
    ["b.yaml", yaml, nock, "b.nock.json"],
    ["b.YAML", yaml, nock, "b.nock.json"],
    ["b.yml", yaml, nock, "b.nock.json"],
    ["a/b.yaml", yaml, nock, "a/b.nock.json"],
    ["a/b.yaml", yaml, har, "a/b.har"],
    ["a/b.har", har, yaml, "a/b.yaml"],
    ["a/b.nock.json", nock, yaml, "a/b.yaml"],
    ["a.x/b", yaml, nock, "a.x/b.nock.json"],
    ["b.cassette.yaml", yaml, nock, "b.cassette.nock.json"],
    ["b.txt", yaml, nock, "b.nock.json"],
    [".yaml", yaml, nock, ".yaml.nock.json"],
    ["a/.hidden", yaml, nock, "a/.hidden.nock.json"],
    ["..yaml", yaml, nock, "..nock.json"],
    ["...yaml", yaml, nock, "...nock.json"],
    ["b.yaml.yaml", yaml, nock, "b.yaml.nock.json"],
    ["stdin", yaml, nock, "stdin.nock.json"],
    ["a/b.yml", yaml, yaml, "a/b.yml"],
    ["a/b", yaml, yaml, "a/b"],
    ["a/b.json", nock, nock, "a/b.json"],
    ["line\nbreak/b\r\n.yaml", yaml, nock, "line\nbreak/b\r\n.nock.json"],
    ["$&/$1$$.yaml", yaml, nock, "$&/$1$$.nock.json"],
    ["{stem}/{dir}.yaml", yaml, nock, "{stem}/{dir}.nock.json"],
    ["back\\slash.yaml", yaml, nock, "back\\slash.nock.json"],
  ])("%j from %o", (input, from, to, expected) => {
    expect(outputName(input, from, to).path).toBe(expected);
  });

  test.each([
    ["a/b.yaml", "{dir}/{stem}", "a/b.nock.json"],
    ["b.yaml", "{dir}/{stem}", "b.nock.json"],
    ["a/b.yaml", "{stem}", "b.nock.json"],
    ["a/b.yaml", "x/{dir}/{stem}-y", "x/a/b-y.nock.json"],
    ["a/b.yaml", "{stem}.nock.json", "b.nock.json"],
    ["a/b.yaml", "{stem}.json", "b.json.nock.json"],
    ["a/b.yaml", "{dir}-{stem}", "a-b.nock.json"],
    ["b.yaml", "{dir}-{stem}", "-b.nock.json"],
    ["a/b.yaml", "{stem}/{stem}", "b/b.nock.json"],
    ["a/b.yaml", "all", "all.nock.json"],
    ["a/b.yaml", "{other}", "{other}.nock.json"],
    ["a/b.yaml", "/{stem}", "b.nock.json"],
    ["a/b.yaml", "../{stem}", "b.nock.json"],
    ["a/b.yaml", "{dir}/../../../{stem}", "b.nock.json"],
    ["a/b.yaml", "/etc/../../{stem}", "b.nock.json"],
    ["a/b.yaml", "..", "...nock.json"],
    ["a/b.yaml", "./{stem}", "b.nock.json"],
    ["a/$&.yaml", "{dir}/$1{stem}", "a/$1$&.nock.json"],
    ["{stem}/b.yaml", "{dir}/{stem}", "{stem}/b.nock.json"],
  ])("%j as %j", (input, pattern, expected) => {
    expect(outputName(input, yaml, nock, pattern).path).toBe(expected);
  });

  test("a pattern holds for the same format too, and any of its endings will do", () => {
    expect(outputName("a/b.yml", yaml, yaml, "{stem}").path).toBe("b.yaml");
    expect(outputName("a/b.yaml", yaml, yaml, "{stem}.yml").path).toBe("b.yml");
  });

  test.each(["", "/", "{dir}/", ".nock.json", "{dir}/.nock.json", "../"])("%j gives no file name", (pattern) => {
    expect(() => outputName("a/b.yaml", yaml, nock, pattern)).toThrow(
      expect.objectContaining({
        code: "option/invalid",
        message: `--name "${pattern}" gives no file name`,
        hint: "Use {dir}/{stem}.",
      }),
    );
  });

  test("no pattern and no name leads out of the folder", () => {
    const piece = fc.constantFrom("..", ".", "/", "//", "a", "{dir}", "{stem}", ".nock.json", "\\", " ", "$&", "é");
    const pattern = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));
    const input = fc.array(fc.constantFrom("a", "..b", "c.yaml", "$&", "{dir}"), { minLength: 1, maxLength: 4 });
    const folder = resolve("/out/folder");
    fc.assert(
      fc.property(input, fc.option(pattern, { nil: undefined }), (parts, name) => {
        let path: string;
        try {
          ({ path } = outputName(parts.join("/"), yaml, nock, name));
        } catch (e) {
          expect(e).toMatchObject({ code: "option/invalid" });
          return;
        }
        expect(resolve(join(folder, path)).startsWith(`${folder}/`)).toBe(true);
        expect(path).toMatch(/[^/]\.nock\.json$/);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});

describe("an archive", () => {
  test.each([
    ["a/visit.zip", packed, ".zip"],
    ["a/VISIT.ZIP", packed, ".zip"],
    ["visit.har.zip", packed, ".zip"],
    ["visit.zhar", packed, ".zhar"],
    ["visit.har", packed, undefined],
    ["visit.zip/visit.har", packed, undefined],
    ["zip", packed, undefined],
    ["visit.zip", har, undefined],
    ["visit.zip", archive, undefined],
    ["visit.har.zip", archive, undefined],
    ["visit.zhar", archive, ".zhar"],
  ])("%j is named so for what is written as another file: %o", (path, to, ending) => {
    expect(packedEnding(path, to)).toBe(ending);
  });

  test.each([
    ["a/visit.zip", packed, "a/visit.har"],
    ["a/visit.har.zip", packed, "a/visit.har"],
    ["VISIT.HAR.ZIP", packed, "VISIT.HAR"],
    ["a/visit.zhar", packed, "a/visit.har"],
    ["a/visit.har", packed, "a/visit.har"],
    ["a/visit", packed, "a/visit"],
    ["a/visit.zip", archive, "a/visit.zip"],
  ])("%j keeps its name but for that: %o", (input, to, path) => {
    expect(outputName(input, to, to)).toEqual({ path });
  });
});

describe("files that were named", () => {
  const relatives = (...paths: string[]) => relateToSharedFolder(paths).map(({ relative }) => relative);

  test("are mirrored from the deepest folder they share", () => {
    expect(relateToSharedFolder(["x/a/1.yaml", "x/b/c/2.yaml"])).toEqual([
      { path: "x/a/1.yaml", relative: "a/1.yaml", named: true },
      { path: "x/b/c/2.yaml", relative: "b/c/2.yaml", named: true },
    ]);
  });

  test.each<[string[], string[]]>([
    [[], []],
    [["a.yaml"], ["a.yaml"]],
    [["x/y/a.yaml"], ["a.yaml"]],
    [["/x/y/a.yaml"], ["a.yaml"]],
    [["/a.yaml"], ["a.yaml"]],
    [
      ["/a.yaml", "/b/c.yaml"],
      ["a.yaml", "b/c.yaml"],
    ],
    [
      ["/x/a.yaml", "/y/a.yaml"],
      ["x/a.yaml", "y/a.yaml"],
    ],
    [
      ["x/a.yaml", "x/b.yaml"],
      ["a.yaml", "b.yaml"],
    ],
    [
      ["x/a.yaml", "x/y/b.yaml"],
      ["a.yaml", "y/b.yaml"],
    ],
    [
      ["x/y/b.yaml", "x/a.yaml"],
      ["y/b.yaml", "a.yaml"],
    ],
    [
      ["xa/a.yaml", "xb/b.yaml"],
      ["xa/a.yaml", "xb/b.yaml"],
    ],
    [
      ["x/./a.yaml", "./x/../x/b.yaml"],
      ["a.yaml", "b.yaml"],
    ],
    [
      ["../p/a.yaml", "../q/b.yaml"],
      ["p/a.yaml", "q/b.yaml"],
    ],
    [
      ["a.yaml", "a.yaml"],
      ["a.yaml", "a.yaml"],
    ],
    [
      ["l\ni/a", "l\nj/b"],
      ["l\ni/a", "l\nj/b"],
    ],
  ])("%j: %j", (paths, expected) => {
    expect(relatives(...paths)).toEqual(expected);
  });
});

describe("collisions", () => {
  const plan = (...pairs: [string, string][]) => pairs.map(([input, output]) => ({ input, output }));

  test("two inputs for one output, the case of letters aside", () => {
    expect(() =>
      checkCollisions(plan(["x/a.yaml", "out/A.har"], ["b", "out/b.har"], ["y/A.yml", "out/a.har"])),
    ).toThrow(
      expect.objectContaining({
        code: "output/collision",
        message: "x/a.yaml and y/A.yml would both be written to out/a.har",
        hint: "Convert them into different folders, or give --name a pattern that tells them apart.",
      }),
    );
  });

  test("different outputs", () => {
    checkCollisions(plan(["a", "x/a.har"], ["b", "y/a.har"], ["c", "__proto__"], ["d", "constructor"]));
    checkCollisions([]);
  });

  test("an output that is an input", () => {
    checkInputsKept(plan(["in/a", "out/a"], ["in/b", "out/b"]));
    expect(() => checkInputsKept(plan(["in/a", "in/../in/b"], ["./in/b", "in/c"]))).toThrow(
      expect.objectContaining({
        code: "output/collision",
        message: "in/a would be written to in/../in/b, which is an input",
        hint: "Write to another place.",
      }),
    );
  });
});
