import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decode } from "../../src/entry/node.ts";
import { convert, type Notice } from "../../src/index.ts";
import { encodeUtf8 } from "../../src/model/bytes.ts";
import { cassette, makePlace } from "./respool.ts";

const fixture = (path: string) => readFileSync(new URL(`../fixtures/${path}`, import.meta.url));
const recorded = fixture("go-vcr/recorded/v4.0.7/origin.yaml");
const { respool, write, folder } = makePlace({
  "origin.yaml": recorded,
  "by-test.nock.json": fixture("nock/wrapped/by-test.nock.json"),
  "visit.har": fixture("har/recorded/playwright/visit.har"),
  "a.yaml": cassette(["GET", "https://api.test/a", "{}"], ["GET", "https://api.test/b", "{}"]),
  "b.yaml": cassette(["GET", "https://api.test/b", '{"other":1}'], ["GET", "https://api.test/a", "{}"]),
  "c/notes.txt": "no cassette",
  "c/c.yaml": cassette(["GET", "https://other.test/", "{}"]),
});
const bytes = (path: string) => readFileSync(join(folder, path));

describe("merge", () => {
  test("the parts of a file give the file, byte for byte", () => {
    expect(respool(["split", "origin.yaml", "--by", "20", "-o", "parts"]).exit).toBe(0);
    const merged = respool(["merge", "parts", "-o", "whole.yaml"]);
    expect(merged.exit).toBe(0);
    expect(merged.stderr).toContain("8 files -> go-vcr: 142 interactions, 1 host\n");
    expect(bytes("whole.yaml").equals(recorded)).toBe(true);
  });

  test("equal requests with other answers are said, and can be made a failure", () => {
    const { exit, stderr } = respool(["merge", "a.yaml", "b.yaml", "-o", "ab.yaml", "--fail-on", "assumed/collision"]);
    expect(exit).toBe(1);
    expect(stderr).toBe(
      [
        "2 files -> go-vcr: 4 interactions, 1 host",
        "  warning  1  assumed/collision  the request is that of interaction 1 of a.yaml, and the answer another; it answers second",
        "secrets: 1 kind (authorization header, 4 times)",
        `wrote ab.yaml (${(bytes("ab.yaml").length / 1000).toFixed(1)} kB)`,
        "failed: --fail-on met assumed/collision",
        "",
      ].join("\n"),
    );
    expect(
      respool(["inspect", "ab.yaml", "--quiet"])
        .stdout.split("\n")
        .map((line) => line.split("/").at(-1)),
    ).toEqual([expect.stringContaining("url"), "a", "b", "b", "a", ""]);
  });

  test("repeats go where that is asked for, other formats are taken in, folders too", () => {
    const { exit, stdout } = respool([
      "merge",
      "a.yaml",
      "b.yaml",
      "c",
      "--dedupe",
      "identical",
      "--to",
      "har",
      "-o",
      "all.har",
      "--json",
    ]);
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      command: "merge",
      exit: 0,
      inputs: [
        { input: "a.yaml", format: "go-vcr", interactions: 2 },
        { input: "b.yaml", format: "go-vcr", interactions: 2 },
        { input: expect.stringMatching(/c\.yaml$/), format: "go-vcr", interactions: 1 },
      ],
      to: "har",
      interactions: 4,
      hosts: 2,
      outputs: [{ path: "all.har", state: "written" }],
      skipped: [expect.stringMatching(/notes\.txt$/)],
      notices: { counts: { "assumed/collision": 1 } },
    });
    expect(respool(["merge", "a.yaml", "all.har"]).stderr).toContain("the target format is not given");
    expect(respool(["merge", "a.yaml", "all.har", "--to", "nock"]).stdout).toMatch(/^\[/);
  });

  test("a file is not written over without being asked, and --check says what would change", () => {
    write("there.yaml", "other");
    expect(respool(["merge", "a.yaml", "-o", "there.yaml"]).exit).toBe(4);
    expect(respool(["merge", "a.yaml", "-o", "there.yaml", "--check"]).exit).toBe(1);
    expect(bytes("there.yaml").toString()).toBe("other");
    expect(respool(["merge", "a.yaml", "-o", "there.yaml", "--force"]).exit).toBe(0);
    expect(respool(["merge", "a.yaml", "-o", "there.yaml", "--check"]).exit).toBe(0);
    expect(bytes("there.yaml").equals(bytes("a.yaml"))).toBe(true);
  });

  test.each([
    [["merge"], 2, "no input given"],
    [["merge", "c/notes.txt", "-o", "x.yaml"], 3, "not recognised"],
    [["merge", "a.yaml", "--json"], 2, ""],
  ])("%j", (args, exit, message) => {
    const run = respool(args);
    expect([run.exit, run.stderr]).toEqual([exit, expect.stringContaining(message)]);
  });
});

describe("split", () => {
  const parts = (args: readonly string[]) => {
    const { stdout, exit } = respool([
      "split",
      ...args,
      "--json",
      "-o",
      `out-${args.join("-").replace(/[^a-z-]/g, "")}`,
    ]);
    expect(exit).toBe(0);
    return JSON.parse(stdout).files[0].outputs.map(({ path }: { path: string }) => path.replace(/^.*\//, ""));
  };

  test("by test: the lists of nock, the pages of a HAR", () => {
    expect(parts(["by-test.nock.json", "--by", "test"])).toEqual([
      "by-test.notes_are_listed_1.nock.json",
      "by-test.a_note_is_missing_1.nock.json",
    ]);
    expect(parts(["visit.har", "--by", "test"])).toEqual(["visit.cases.har"]);
    const { exit, stderr } = respool(["split", "a.yaml", "--by", "test", "-o", "none"]);
    expect(exit).toBe(2);
    expect(stderr).toContain("nothing in the recording says which test an interaction is of");
  });

  test("by test: what stands beside the lists, and names that no file can have, are said to be gone", async () => {
    const [definition] = JSON.parse(bytes("by-test.nock.json").toString())["notes are listed 1"];
    const lists = { call: "f", plain: [definition], none: [], "a note/1": [definition] };
    const notices: Notice[] = [];
    const onNotice = (notice: Notice) => notices.push(notice);
    const source = encodeUtf8(JSON.stringify(lists));
    const { files } = await convert(source, { from: "nock", to: "nock", split: "test", decode, onNotice });
    expect(files.map(({ path }) => path)).toEqual(["cassette.plain.nock.json", "cassette.a_note_1.nock.json"]);
    expect(notices.filter(({ code }) => code === "lost/extension")).toEqual(
      ["call", "none", "a note/1"].map((path) => ({
        code: "lost/extension",
        at: {},
        data: { format: "nock", path, target: "nock" },
      })),
    );
  });

  test("by host, by interaction, by number, in another format", () => {
    expect(parts(["c/c.yaml", "--by", "host"])).toEqual(["c.other.test.yaml"]);
    expect(parts(["a.yaml", "--by", "interaction"])).toEqual(["a.0.yaml", "a.1.yaml"]);
    expect(parts(["a.yaml", "--by", "1", "--to", "nock"])).toEqual(["a.0.nock.json", "a.1.nock.json"]);
  });

  test.each([
    [["split", "a.yaml", "--by", "host"], "--out DIR is missing"],
    [["split", "a.yaml", "-o", "x"], "--by HOW is missing"],
    [["split", "a.yaml", "-o", "x", "--by", "colour"], '"colour" splits nothing'],
  ])("%j", (args, message) => {
    const run = respool(args);
    expect([run.exit, run.stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
