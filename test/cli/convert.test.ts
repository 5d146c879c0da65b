import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { cassette, makePlace, type Place } from "./respool.ts";

const chat = cassette(["GET", "https://api.test/a?key=k", '{"a":1}'], ["GET", "https://api.test/b", '{ "b": 2.0 }']);
const broken = `${cassette(["GET", "https://api.test/a", "{}"])}\t- id: 1\n`;
const definitions = [
  {
    scope: "https://api.test:443",
    method: "GET",
    path: "/a?key=k",
    body: "",
    status: 200,
    response: { a: 1 },
    rawHeaders: ["Content-Type", "application/json"],
  },
  {
    scope: "https://api.test:443",
    method: "GET",
    path: "/b",
    body: "",
    status: 200,
    response: "7b202262223a20322e30207d",
    rawHeaders: ["Content-Type", "application/json"],
    responseIsBinary: true,
  },
];
const json = `${JSON.stringify(definitions, null, 2)}\n`;
const report = `go-vcr v2 -> nock: 2 interactions, 1 host
  note  2  changed/framing-header  Content-Length dropped (no framing on replay)
  note  2  lost/request-headers    request header Authorization dropped; nock does not match on it
  note  2  lost/timing             nock holds no durations
secrets: 2 kinds (key parameter, once; authorization header, 2 times); see: respool redact in/chat.yaml
`;
let place: Place;
beforeEach(() => {
  place = makePlace({ "in/chat.yaml": chat });
});
const at = (path: string) => join(place.folder, path);
const text = (path: string) => readFileSync(at(path), "utf8");

test("a file to a file", () => {
  expect(place.respool(["convert", "in/chat.yaml", "-o", "out/chat.nock.json"])).toEqual({
    exit: 0,
    stdout: "",
    stderr: `${report}wrote out/chat.nock.json (${json.length} B)\n`,
  });
  expect(text("out/chat.nock.json")).toBe(json);
});

test("one input to standard output, from standard input too; the report does not mix with it", () => {
  expect(place.respool(["convert", "in/chat.yaml", "--to", "nock"])).toEqual({ exit: 0, stdout: json, stderr: report });
  expect(place.respool(["convert", "-", "--to", "nock", "-o", "-"], chat)).toEqual({
    exit: 0,
    stdout: json,
    stderr: report.replace("; see: respool redact in/chat.yaml", ""),
  });
  expect(place.respool(["convert", "in/chat.yaml", "--to", "nock", "--quiet"])).toEqual({
    exit: 0,
    stdout: json,
    stderr: "",
  });
});

test("what is there already is left, or needs force; check and dry run write nothing", () => {
  const convert = (...more: string[]) => place.respool(["convert", "in/chat.yaml", "-o", "o.nock.json", ...more]);
  const last = ({ exit, stderr }: ReturnType<typeof convert>) => [exit, stderr.split("\n").at(-2)];
  expect(last(convert("--check"))).toEqual([1, `differs o.nock.json (${json.length} B)`]);
  expect(last(convert("--dry-run"))).toEqual([0, `would write o.nock.json (${json.length} B)`]);
  expect(existsSync(at("o.nock.json"))).toBe(false);
  expect(last(convert())).toEqual([0, `wrote o.nock.json (${json.length} B)`]);
  expect(last(convert())).toEqual([0, `unchanged o.nock.json (${json.length} B)`]);
  expect(last(convert("--check"))).toEqual([0, `unchanged o.nock.json (${json.length} B)`]);
  place.write("o.nock.json", "[]");
  expect(last(convert("--check"))).toEqual([1, `differs o.nock.json (${json.length} B)`]);
  expect(convert()).toEqual({
    exit: 4,
    stdout: "",
    stderr: "error: o.nock.json: exists with other content [output/exists]\n  Use --force to replace it.\n",
  });
  expect(text("o.nock.json")).toBe("[]");
  expect(last(convert("--force"))).toEqual([0, `wrote o.nock.json (${json.length} B)`]);
  expect(text("o.nock.json")).toBe(json);
});

test("a batch: one bad file does not stop the rest", () => {
  place.write("in/sub/deep.yaml", chat);
  place.write("in/broken.yaml", broken);
  place.write("in/notes.txt", "no cassette");
  const run = place.respool(["convert", "in", "--to", "nock", "-o", "out"]);
  const lines = run.stderr.split("\n");
  expect(run.exit).toBe(3);
  expect(lines[0]).toBe("go-vcr -> nock: 2 files, 4 interactions");
  expect(lines).toContain("secrets: 2 kinds (key parameter, 2 times; authorization header, 4 times)");
  expect(lines.find((line) => line.startsWith("error:"))).toMatch(
    /^error: in\/broken\.yaml:39:1: .* \[input\/syntax\]$/,
  );
  expect(lines.at(-2)).toBe("4 files: 2 written, 1 failed, 1 skipped (no cassette)");
  expect([text("out/chat.nock.json"), text("out/sub/deep.nock.json")]).toEqual([json, json]);

  const check = place.respool(["convert", "in/chat.yaml", "in/sub/deep.yaml", "--to", "nock", "-o", "out", "--check"]);
  expect([check.exit, check.stderr.split("\n").at(-2)]).toEqual([0, "2 files: 2 unchanged"]);
  place.write("out/chat.nock.json", "[]");
  const differs = place.respool(["convert", "in/**/*p.yaml", "in/chat.yaml", "--to", "nock", "-o", "out", "--check"]);
  expect([differs.exit, differs.stderr.split("\n").slice(-3)]).toEqual([
    1,
    [`differs out/chat.nock.json (${json.length} B)`, "2 files: 1 unchanged, 1 differs", ""],
  ]);
});

test("a named input that is no cassette is an error", () => {
  place.write("notes.txt", "no cassette");
  expect(place.respool(["convert", "notes.txt", "--to", "nock"])).toEqual({
    exit: 3,
    stdout: "",
    stderr:
      "error: notes.txt: not recognised as any format [input/unknown-format]\n  Name the format with --from: go-vcr, nock, har, polly.\n",
  });
  expect(place.respool(["convert", "none.yaml", "--to", "nock"])).toEqual({
    exit: 3,
    stdout: "",
    stderr: "error: none.yaml: cannot be opened (ENOENT) [input/unreadable]\n  Check the path.\n",
  });
});

test("two inputs for one output stop everything", () => {
  place.write("in/CHAT.yml", chat);
  expect(place.respool(["convert", "in", "--to", "nock", "-o", "out"])).toEqual({
    exit: 4,
    stdout: "",
    stderr: `error: in/CHAT.yml and in/chat.yaml would both be written to out/chat.nock.json [output/collision]
  Convert them into different folders, or give --name a pattern that tells them apart.
`,
  });
  expect(existsSync(at("out"))).toBe(false);
});

test("usage", () => {
  const table: readonly (readonly [readonly string[], string])[] = [
    [["in/chat.yaml"], "the target format is not given [option/invalid]\n  Add --to FORMAT.\n"],
    [["in/chat.yaml", "-o", "x.json"], "the target format is not given [option/invalid]\n  Add --to FORMAT.\n"],
    [["in/chat.yaml", "--to", "nok"], 'unknown format "nok" [option/invalid]\n  Did you mean nock?\n'],
    [["in", "--to", "nock"], "several inputs need a folder to write to [option/invalid]\n  Add -o FOLDER/.\n"],
    [["-", "-", "--to", "nock"], "standard input can be read once only [option/invalid]\n"],
    [
      ["in/chat.yaml", "--to", "nock", "--set", "nock.bodis=pretty"],
      'unknown option "nock.bodis" [option/invalid]\n  Did you mean nock.bodies?\n',
    ],
    [["in/chat.yaml", "--to", "nock", "--status", "x"], '"x" is no status [option/invalid]\n  Write 404 or 4xx.\n'],
  ];
  for (const [args, message] of table) {
    const { exit, stderr } = place.respool(["convert", ...args]);
    expect([exit, stderr]).toEqual([2, `error: ${message}`]);
  }
});

test("selection, changes, policies and options of formats reach the conversion", () => {
  const converted = (...more: string[]) => {
    const { stdout } = place.respool(["convert", "in/chat.yaml", "--to", "nock", "--quiet", ...more]);
    return JSON.parse(stdout).map(({ scope, path, response }: { scope: string; path: string; response: unknown }) => [
      scope,
      path,
      response,
    ]);
  };
  expect(converted("--entries", "1", "--set", "nock.bodies=pretty")).toEqual([
    ["https://api.test:443", "/b", { b: 2 }],
  ]);
  expect(converted("--exclude", "**/b", "--rewrite-url", "https://api.test=http://localhost:8080")).toEqual([
    ["http://localhost:8080", "/a?key=k", { a: 1 }],
  ]);
  const refused = place.respool(["convert", "in/chat.yaml", "--to", "nock", "--ignore-query", "key"]);
  expect([refused.exit, refused.stderr.split("\n")[0]]).toEqual([
    4,
    expect.stringMatching(/^error: .* \[output\/unrepresentable\]$/),
  ]);
});

test("--fail-on answers no, --allow overlooks; the output is written all the same", () => {
  const convert = (...more: string[]) => {
    const { exit, stderr } = place.respool(["convert", "in/chat.yaml", "-o", "o.nock.json", "--fail-on", ...more]);
    return [exit, stderr.split("\n").filter((line) => line.startsWith("failed:"))];
  };
  expect(convert("warning")).toEqual([0, []]);
  expect(convert("lost/timing")).toEqual([1, ["failed: --fail-on met lost/timing"]]);
  expect(convert("note", "--allow", "lost/timing,lost/request-headers")).toEqual([
    1,
    ["failed: --fail-on met changed/framing-header"],
  ]);
  expect(text("o.nock.json")).toBe(json);
});

test("inputs from a list mean a directory", () => {
  place.write("list", "in/chat.yaml\n");
  expect(place.respool(["convert", "--files-from", "list", "--to", "nock", "-o", "out", "-q"]).exit).toBe(0);
  expect(
    place.respool(["convert", "--files-from", "-", "--to", "nock", "-o", "too", "-q"], "in/chat.yaml\0").exit,
  ).toBe(0);
  expect([text("out/chat.nock.json"), text("too/chat.nock.json")]).toEqual([json, json]);
  expect(place.respool(["convert", "--files-from", "-", "--to", "nock", "-o", "three"], "\n")).toEqual({
    exit: 0,
    stdout: "",
    stderr: "0 files\n",
  });
});

test("--json is one document and nothing else", () => {
  place.write("in/broken.yaml", broken);
  place.write("in/notes.txt", "no cassette");
  const run = place.respool(["convert", "in", "--to", "nock", "-o", "out", "--json", "--fail-on", "lost/timing"]);
  const document = JSON.parse(run.stdout);
  expect([run.exit, run.stderr, document.command, document.exit]).toEqual([3, "", "convert", 3]);
  expect([document.skipped, document.failing]).toEqual([["in/notes.txt"], ["lost/timing"]]);
  const [failed, done] = document.files;
  expect([failed.input, failed.error.code, failed.outputs]).toEqual(["in/broken.yaml", "input/syntax", []]);
  expect({ ...done, notices: done.notices.counts }).toEqual({
    input: "in/chat.yaml",
    from: { format: "go-vcr", version: "2" },
    to: "nock",
    interactions: 2,
    hosts: 1,
    outputs: [{ path: "out/chat.nock.json", bytes: json.length, state: "written" }],
    notices: { "lost/timing": 2, "lost/request-headers": 2, "changed/framing-header": 2 },
    secrets: { "key parameter": 1, "authorization header": 2 },
    redactions: [],
  });
  expect(done.notices.first[0]).toMatchObject({ severity: "note", at: { file: "in/chat.yaml", interaction: 0 } });
});

test("the document and the data cannot both go to standard output", () => {
  for (const out of [[], ["-o", "-"]]) {
    const run = place.respool(["convert", "in/chat.yaml", "--to", "nock", "--json", ...out]);
    expect([run.exit, run.stderr, JSON.parse(run.stdout).error.message]).toEqual([
      2,
      "",
      "--json and an output without -o both write to standard output",
    ]);
  }
});

test("an error of the whole run is in the document", () => {
  const run = place.respool(["convert", "in", "--to", "nok", "-o", "out", "--json"]);
  expect([run.exit, run.stderr, JSON.parse(run.stdout)]).toEqual([
    2,
    "",
    {
      command: "convert",
      exit: 2,
      error: {
        name: "RespoolError",
        code: "option/invalid",
        message: 'unknown format "nok"',
        hint: "Did you mean nock?",
      },
    },
  ]);
});

test("nothing out of a cassette or a file name obeys a terminal, and no value is quoted", () => {
  const name = "evil\u001b]0;owned\u0007\u202e.yaml";
  place.write(name, cassette(["GET", "https://api.test/a", "\u001b[31m"]).replace("Content-Type:", '"X-\\e[2J-Y":'));
  for (const more of [[], ["--json"]]) {
    const run = place.respool(["convert", name, "--to", "nock", "-o", "out/", ...more]);
    const shown = run.stdout + run.stderr;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(shown).not.toContain("hunter2");
    expect(shown).toContain(
      more.length === 0 ? "evil\\x1B]0;owned\\x07\\u{202e}" : "evil\\u001b]0;owned\\u0007\\u202e",
    );
  }
});
