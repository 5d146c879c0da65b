import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bin, cassette, makePlace } from "./respool.ts";

const before = cassette(
  ["GET", "https://api.test/a?key=hunter2secret&page=1", '{"token":"tok-1234567890abcdef","n":1}'],
  ["GET", "https://api.test/b", '{"list":[1,2]}'],
  ["GET", "https://api.test/c", '{"c":1}'],
);
const after = cassette(
  ["GET", "https://api.test/a?key=hunter2secret&page=1", '{"token":"tok-fedcba0987654321","n":2}'],
  ["GET", "https://api.test/c", '{"c":1}'],
  ["POST", "https://api.test/d", "{}"],
);
const { respool, write, folder } = makePlace({
  "a.yaml": before,
  "b.yaml": after,
  "notes.txt": "no cassette",
  "broken.yaml": `${before}   - nonsense: [`,
});

test("what changed, with its places, secrets masked; exit 1", () => {
  expect(respool(["diff", "a.yaml", "b.yaml"])).toEqual({
    exit: 1,
    stdout: [
      "~ #0 GET https://api.test/a?key=…&page=1",
      "    response body /n: 1 -> 2",
      "    response body /token: … -> …",
      "- #1 GET https://api.test/b  200 application/json 14 B",
      "+ #2 POST https://api.test/d  200 application/json 2 B",
      "",
    ].join("\n"),
    stderr:
      "a.yaml (go-vcr v2, 3 interactions) and b.yaml (go-vcr v2, 3 interactions): 1 changed, 1 gone, 1 added, 1 the same\n",
  });
});

test("no difference: exit 0, also across formats", () => {
  respool(["convert", "a.yaml", "-o", "a.har"]);
  expect(respool(["diff", "a.yaml", "a.har"])).toEqual({
    exit: 0,
    stdout: "",
    stderr: expect.stringMatching(/^a\.yaml .* and a\.har .*: no difference\n/),
  });
  expect(respool(["diff", "--quiet", "-", "a.har"], before)).toEqual({ exit: 0, stdout: "", stderr: "" });
});

test("one document", () => {
  const { exit, stdout, stderr } = respool(["diff", "--json", "--limit", "1", "a.yaml", "b.yaml"]);
  expect({ exit, stderr }).toEqual({ exit: 1, stderr: "" });
  const { changes, ...rest } = JSON.parse(stdout);
  expect(rest).toEqual({
    command: "diff",
    exit: 1,
    a: { input: "a.yaml", from: { format: "go-vcr", version: "2" }, interactions: 3 },
    b: { input: "b.yaml", from: { format: "go-vcr", version: "2" }, interactions: 3 },
    file: [],
    same: 1,
    muted: 0,
    notices: { counts: {}, first: [] },
  });
  expect(changes[0]).toMatchObject({
    kind: "changed",
    a: { index: 0 },
    b: { index: 0 },
    moved: false,
    differences: [{ part: "response", field: "body", pointer: "/n", kind: "differs", a: "1", b: "2" }],
    more: 1,
  });
});

test("dates, ids and durations count with --all", () => {
  const timed = before.replaceAll("6.036881ms", "7ms");
  write("timed.yaml", timed);
  const { exit, stderr } = respool(["diff", "a.yaml", "timed.yaml"]);
  expect({ exit, stderr }).toEqual({
    exit: 0,
    stderr: expect.stringContaining(
      "no difference\n3 differences left out (dates, ids, durations, what a format cannot hold); --all shows them\n",
    ),
  });
  const all = respool(["diff", "--all", "a.yaml", "timed.yaml"]);
  expect(all.exit).toBe(1);
  expect(all.stdout).toContain("~ #2 GET https://api.test/c\n    timing waitMs: 6.036881 -> 7\n");
});

test("what could not be read is said", () => {
  write(
    "cut.har",
    '{"log":{"version":"1.2","entries":[{"request":{"method":"GET","url":"http://h/","headers":[]},"response":{"status":200}},{"request"',
  );
  const { exit, stderr } = respool(["diff", "cut.har", "cut.har"]);
  expect(exit).toBe(0);
  expect(stderr).toMatch(/no difference\n {2}loss {2,5}\d+ {2}\S+/);
});

test("selection and matching", () => {
  expect(respool(["diff", "a.yaml", "b.yaml", "--include", "**/c"]).exit).toBe(0);
  const paged = before.replace("page=1", "page=2");
  write("paged.yaml", paged);
  expect(respool(["diff", "a.yaml", "paged.yaml"]).stdout).toBe(
    "~ #0 GET https://api.test/a?key=…&page=2\n    request query page: 1 -> 2\n",
  );
});

test.each([
  [["diff", "a.yaml"], 2, "B is missing"],
  [["diff", "-", "-"], 2, "standard input can be read once only"],
  [["diff", "--textconv", "a.yaml", "b.yaml"], 2, "--textconv takes one file"],
  [["diff", "a.yaml", "notes.txt"], 3, "notes.txt: not recognised as any format"],
  [["diff", "a.yaml", "missing.yaml"], 3, "missing.yaml"],
])("%j", (args, exit, message) => {
  const run = respool(args);
  expect(run.exit).toBe(exit);
  expect(run.stderr).toContain(message);
});

describe("git", () => {
  const git = (...args: string[]) => {
    const run = spawnSync("git", args, {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null", GIT_PAGER: "cat" },
    });
    if (run.status !== 0) throw new Error(run.stderr);
    return run.stdout;
  };
  const commit = (message: string) => git("-c", "user.name=x", "-c", "user.email=x@x.test", "commit", "-qam", message);

  test("diff and log -p show what changed, in the words of the recording", () => {
    git("init", "-q");
    write(".gitattributes", "*.yaml diff=respool\n");
    git("config", "diff.respool.textconv", `"${process.execPath}" "${bin}" diff --textconv`);
    write("chat.yaml", before);
    git("add", ".gitattributes", "chat.yaml", "broken.yaml", "notes.txt");
    commit("first");
    const names = readdirSync(folder).sort();
    write("chat.yaml", after.replaceAll("6.036881ms", "9ms"));
    const shown = git("diff");
    expect(shown.split("\n").filter((line) => /^[-+]/.test(line) && !/^(---|\+\+\+) [ab]\//.test(line))).toEqual([
      '-  "n": 1',
      '+  "n": 2',
      "-=== GET https://api.test/b",
      "+=== GET https://api.test/c",
      "-Content-Length: 14",
      "+Content-Length: 7",
      '-  "list": [',
      "-    1,",
      "-    2",
      "-  ]",
      '+  "c": 1',
      "-=== GET https://api.test/c",
      "+=== POST https://api.test/d",
      "-Content-Length: 7",
      "+Content-Length: 2",
      "-{",
      '-  "c": 1',
      "-}",
      "+{}",
    ]);
    expect(shown).toContain('-  "n": 1\n+  "n": 2\n');
    expect(shown).not.toMatch(/hunter2|tok-|duration|9ms/);
    commit("second");
    expect(git("log", "-p", "--format=%s", "-1")).toContain("second\n\ndiff --git a/chat.yaml b/chat.yaml\n");
    expect(git("log", "-p", "--format=%s", "-1")).toContain("+=== POST https://api.test/d\n");
    expect(readdirSync(folder).sort()).toEqual(names);
  });

  test("a file that is no cassette, or is broken, comes out as it is", () => {
    expect(respool(["diff", "--textconv", "notes.txt"])).toEqual({ exit: 0, stdout: "no cassette", stderr: "" });
    const { exit, stdout } = respool(["diff", "--textconv", "broken.yaml"]);
    expect(exit).toBe(0);
    expect(stdout.endsWith("   - nonsense: [")).toBe(true);
    const cut =
      '{"log":{"version":"1.2","entries":[{"request":{"method":"GET","url":"http://h/","headers":[]},"response":{"status":200}},{"request"';
    write("half.har", cut);
    const half = respool(["diff", "--textconv", "half.har"]);
    expect(half.stdout).toMatch(/^=== GET http:\/\/h\/\n.*\n\[the file ends in the middle, at byte \d+; .*\]\n/s);
    expect(half.stdout.endsWith(cut)).toBe(true);
    write("broken.yaml", `${before}   - nonsense: [ more`);
    expect(git("diff", "broken.yaml")).toContain("+   - nonsense: [ more");
  });
});
