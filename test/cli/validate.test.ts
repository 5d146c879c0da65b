import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/model/types.ts";
import { minimalEntry } from "../support/har-entry.ts";
import { bin, cassette, makePlace } from "./respool.ts";

const har = (...entries: readonly object[]) =>
  JSON.stringify({ log: { version: "1.2", creator: { name: "test", version: "1" }, entries } }, null, 1);
const bad: JsonObject = {
  ...minimalEntry,
  request: { ...(minimalEntry.request as JsonObject), url: "https://h.test/?key=hunter2", headers: null },
  response: { ...(minimalEntry.response as JsonObject), status: 999 },
};

const { respool, write, folder } = makePlace({
  "good.har": har(minimalEntry),
  "bad.har": har(minimalEntry, bad, bad),
  "all/chat.yaml": cassette(["GET", "https://api.test/a", "{}"]),
  "all/good.har": har(minimalEntry),
  "all/notes.txt": "no cassette",
});

test("a file in order", () => {
  expect(respool(["validate", "good.har"])).toEqual({
    exit: 0,
    stdout: "",
    stderr: "good.har: har v1.2 (own checks): nothing found\n",
  });
});

test("findings are data, with what to do once for each code; the verdict is for people", () => {
  expect(respool(["validate", "bad.har", "--limit", "1"])).toEqual({
    exit: 1,
    stdout: `bad.har:56:17: warning field/type: interaction 1 GET https://h.test/?key=…: request.headers is to be a list, found null
  Nothing needs to be done for respool; other tools may refuse the file.
bad.har:63:16: error status/range: interaction 1 GET https://h.test/?key=…: the status is none of HTTP, found 999
  Correct it; the entry is skipped where the recording is played.
bad.har: 1 more field/type
bad.har: 1 more status/range
`,
    stderr: "bad.har: har v1.2 (own checks): 2 errors, 2 warnings\n",
  });
});

test("a folder: formats without own checks are read, what is no cassette is skipped", () => {
  expect(respool(["validate", "all", "bad.har", "-q"]).exit).toBe(1);
  expect(respool(["validate", "all"])).toEqual({
    exit: 0,
    stdout: "",
    stderr: `all/chat.yaml: go-vcr v2 (checked by reading it): nothing found
all/good.har: har v1.2 (own checks): nothing found
1 file skipped (no cassette)
`,
  });
});

test("what cannot be read at all", () => {
  write("broken.yaml", `${cassette(["GET", "https://api.test/a", "{}"])}\t- id: 1\n`);
  const { exit, stdout } = respool(["validate", "broken.yaml"]);
  expect(exit).toBe(1);
  expect(stdout).toMatch(/^broken\.yaml:39:1: error file\/unreadable: .*\n/);
  const failed = respool(["validate", "all/notes.txt", "missing.har", "good.har"]);
  expect([failed.exit, failed.stdout]).toEqual([3, ""]);
  expect(failed.stderr).toContain("error: all/notes.txt: not recognised as any format [input/unknown-format]\n");
  expect(failed.stderr).toContain("error: missing.har: cannot be opened");
  expect(failed.stderr).toContain("good.har: har v1.2 (own checks): nothing found\n");
  expect(respool(["validate"])).toMatchObject({ exit: 2, stdout: "" });
});

test("the document", () => {
  const { exit, stdout, stderr } = respool(["validate", "bad.har", "all", "--json", "--limit", "1"]);
  const { files, ...rest } = JSON.parse(stdout);
  expect([exit, stderr, rest]).toEqual([1, "", { command: "validate", exit: 1, skipped: ["all/notes.txt"] }]);
  expect(files[0]).toEqual({
    input: "bad.har",
    from: { format: "har", version: "1.2" },
    checks: ["own"],
    errors: 2,
    warnings: 2,
    counts: { "field/type": 2, "status/range": 2 },
    findings: [
      {
        code: "field/type",
        severity: "warning",
        text: "request.headers is to be a list",
        hint: "Nothing needs to be done for respool; other tools may refuse the file.",
        at: { interaction: 1, pointer: "/log/entries/1/request/headers", line: 56, column: 17 },
        method: "GET",
        url: "https://h.test/?key=…",
        found: "null",
      },
      {
        code: "status/range",
        severity: "error",
        text: "the status is none of HTTP",
        hint: "Correct it; the entry is skipped where the recording is played.",
        at: { interaction: 1, pointer: "/log/entries/1/response/status", line: 63, column: 16 },
        method: "GET",
        url: "https://h.test/?key=…",
        found: "999",
      },
    ],
  });
  expect(files.slice(1).map(({ input, errors }: JsonObject) => [input, errors])).toEqual([
    ["all/chat.yaml", 0],
    ["all/good.har", 0],
  ]);
});

test("the verdict of har-validator", () => {
  const { exit, stdout, stderr } = respool(["validate", "bad.har", "good.har", "--schema"]);
  expect([exit, stderr]).toEqual([
    1,
    `bad.har: har v1.2 (own checks and schema): 4 errors, 2 warnings
good.har: har v1.2 (own checks and schema): nothing found
`,
  ]);
  expect(stdout).toContain(
    "bad.har:56:17: error schema/violation: interaction 1 GET https://h.test/?key=…: should be array, found null\n",
  );
});

test("without har-validator it is said what to install", () => {
  mkdirSync(join(folder, "alone/dist"), { recursive: true });
  // Empty, so that none is found further up either.
  mkdirSync(join(folder, "alone/node_modules/har-validator"), { recursive: true });
  copyFileSync(join(dirname(bin), "../dist/cli.js"), join(folder, "alone/dist/cli.mjs"));
  const run = spawnSync(process.execPath, [join(folder, "alone/dist/cli.mjs"), "validate", "good.har", "--schema"], {
    cwd: folder,
    encoding: "utf8",
  });
  expect([run.status, run.stdout, run.stderr]).toEqual([
    2,
    "",
    "error: --schema needs the package har-validator [option/invalid]\n  Install it beside respool: npm install --save-dev har-validator\n",
  ]);
});

describe("--max-age", () => {
  const dated = (...dates: readonly string[]) =>
    `---\nversion: 2\ninteractions:\n${dates
      .map((date, id) => {
        const headers = date === "" ? "{}" : `\n        Date:\n        - ${date}`;
        return `- id: ${id}\n  request:\n    url: https://api.test/${id}\n    method: GET\n  response:\n    body: ""\n    headers: ${headers}\n    code: 200\n    duration: 0s\n`;
      })
      .join("")}`;
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

  test.each([
    [
      "a go-vcr cassette, by the answers' Date",
      "old.yaml",
      dated(daysAgo(1).toUTCString(), daysAgo(200).toUTCString()),
    ],
    ["a HAR", "old.har", har({ ...minimalEntry, startedDateTime: daysAgo(200).toISOString() })],
  ])("%s that is older", (_, name, text) => {
    write(name, text);
    const { exit, stdout } = respool(["validate", name, "--max-age", "180d"]);
    expect(exit).toBe(1);
    expect(stdout).toMatch(
      /^old\.(yaml|har)(:\d+)*: error cassette\/old: interaction [01]: recorded on \d{4}-\d\d-\d\d, 200 days ago\n {2}Record it again/,
    );
    expect(respool(["validate", name, "--max-age", "29w"]).exit).toBe(0);
  });

  test("one that says nothing of its age", () => {
    write("undated.yaml", dated("", "yesterday"));
    expect(respool(["validate", "undated.yaml", "--max-age", "12h"])).toEqual({
      exit: 0,
      stdout: `undated.yaml: warning cassette/undated: nothing in the file says when it was recorded
  Look at the file's history, or record it again.
`,
      stderr: "undated.yaml: go-vcr v2 (checked by reading it): 0 errors, 1 warning\n",
    });
  });

  test.each(["180", "1y", "-1d"])("%j is no age", (age) => {
    const { exit, stderr } = respool(["validate", "good.har", `--max-age=${age}`]);
    expect(exit).toBe(2);
    expect(stderr).toContain("Write a number with h, d or w for hours, days or weeks: 180d.");
  });
});
