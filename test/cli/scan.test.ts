import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import type { JsonObject } from "../../src/model/types.ts";
import { minimalEntry } from "../support/har-entry.ts";
import { sarifComplaints } from "../support/sarif-schema.ts";
import { cassette, makePlace } from "./respool.ts";

// Put together here, so that no file of the project looks as if it held a token.
const token = `ghp${"_"}${"a1B2".repeat(9)}`;
const hidden = `glpat${"-"}${"x9Y8".repeat(5)}`;
const database = `postgres:${"//"}app:s3cr3t-pass@db.test/app`;
// Known to secretlint only.
const vercel = `vcp${"_"}${"k7L6".repeat(6)}`;
const values = [vercel, token, hidden, database, "s3cr3t-pass", "hunter2"];

const har = (...entries: readonly object[]) =>
  JSON.stringify({ log: { version: "1.2", creator: { name: "test", version: "1" }, entries } }, null, 1);
const coded: JsonObject = {
  ...minimalEntry,
  request: { ...(minimalEntry.request as JsonObject), url: "https://h.test/coded?api_key=hunter2-9f3a&page=2" },
  response: {
    ...(minimalEntry.response as JsonObject),
    headers: [
      { name: "Content-Type", value: "application/json" },
      { name: "Content-Encoding", value: "gzip" },
    ],
    content: {
      size: 1,
      mimeType: "application/json",
      encoding: "base64",
      text: gzipSync(JSON.stringify({ note: `use ${hidden}`, dsn: database, hint: `or ${vercel}` })).toString("base64"),
    },
  },
};
const files = {
  "clean.har": har(minimalEntry),
  "chat.yaml": cassette(["GET", "https://api.test/a", `{"note":"use ${token}"}`], ["GET", "https://api.test/b", "{}"]),
  "all/chat.yaml": `${cassette(["GET", "https://api.test/a", "{}"])}# recorded with ${token}\n`,
  "all/clean.har": har(minimalEntry),
  "all/notes.txt": `no cassette: ${token}`,
  "coded.har": har(minimalEntry, coded),
};
const { folder, write, respool } = makePlace(files);

/** Runs scan, and checks that nothing that it says holds a value. */
function scan(...args: readonly string[]) {
  const run = respool(["scan", ...args]);
  for (const value of values) expect(run.stdout + run.stderr).not.toContain(value);
  return run;
}

test("nothing found", () => {
  expect(scan("clean.har")).toEqual({ exit: 0, stdout: "", stderr: "1 file, 1 interaction: no secrets\n" });
});

test("one line for each finding; the sum is for people", () => {
  expect(scan("chat.yaml")).toEqual({
    exit: 1,
    stdout: `chat.yaml:4: interaction 0 GET https://api.test/a: token in request header authorization [name]
chat.yaml:4: interaction 0 GET https://api.test/a: github-token in response body /note [structure]
chat.yaml:39: interaction 1 GET https://api.test/b: token in request header authorization [name]
`,
    stderr: "1 file, 2 interactions: 3 findings (token 2, github-token 1)\n",
  });
  expect(scan("chat.yaml", "-q")).toMatchObject({ exit: 1, stderr: "" });
  expect(
    scan("chat.yaml", "--limit", "1").stdout,
  ).toBe(`chat.yaml:4: interaction 0 GET https://api.test/a: token in request header authorization [name]
chat.yaml:4: interaction 0 GET https://api.test/a: github-token in response body /note [structure]
chat.yaml: 1 more token
`);
});

test("bodies are decoded; secretlint's rules look at them too", () => {
  const { exit, stdout, stderr } = scan("coded.har");
  const request = "coded.har:49: interaction 1 GET https://h.test/coded?api_key=…&page=2:";
  const own = `${request} api-key in request query api_key [name]
${request} gitlab-token in response body /note [structure]
${request} password in response body /dsn [name]
`;
  const more = `${request} vercel-token in response body [@secretlint/secretlint-rule-vercel]\n`;
  expect([exit, stdout, stderr]).toEqual([
    1,
    own + more,
    "1 file, 2 interactions: 4 findings (api-key 1, gitlab-token 1, password 1, vercel-token 1)\n",
  ]);
  expect(scan("coded.har", "--own-rules").stdout).toBe(own);
});

test("a folder: comments are looked at, what is no cassette is skipped and counted", () => {
  expect(scan("all")).toEqual({
    exit: 1,
    stdout: `all/chat.yaml:4: interaction 0 GET https://api.test/a: token in request header authorization [name]
all/chat.yaml: github-token in comment [structure]
`,
    stderr: "2 files, 2 interactions: 2 findings (github-token 1, token 1)\n1 file skipped (no cassette)\n",
  });
});

test("selection, --files-from, standard input, --from", () => {
  expect(scan("chat.yaml", "--entries", "1").stdout).toBe(
    "chat.yaml:39: interaction 1 GET https://api.test/b: token in request header authorization [name]\n",
  );
  write("list.txt", "clean.har\nall/clean.har\n");
  expect(scan("--files-from", "list.txt").stderr).toBe("2 files, 2 interactions: no secrets\n");
  const { exit, stdout } = respool(["scan", "-", "--from", "go-vcr", "--entries", "1"], files["chat.yaml"]);
  expect([exit, stdout]).toEqual([
    1,
    "-:39: interaction 1 GET https://api.test/b: token in request header authorization [name]\n",
  ]);
});

test("a policy adds and exempts", () => {
  write(
    "policy.yaml",
    "redact:\n  values:\n    - { name: license, env: ACME_LICENSE }\nexempt:\n  headers: [authorization]\n",
  );
  write("license.har", har({ ...minimalEntry, comment: "L1C-ense-0001" }).replace('"ok"', '"it is L1C-ense-0001"'));
  vi.stubEnv("ACME_LICENSE", "L1C-ense-0001");
  const { exit, stdout } = scan("license.har", "chat.yaml", "--policy", "policy.yaml", "--entries", "0");
  vi.unstubAllEnvs();
  expect([exit, stdout.split("\n").map((line) => line.replace(/^.*: (?=[^:]*$)/, ""))]).toEqual([
    1,
    [
      "license in response body [policy]",
      "license in extension har [policy]",
      "github-token in response body /note [structure]",
      "",
    ],
  ]);
});

test("what cannot be read does not stop the rest", () => {
  const { exit, stdout, stderr } = scan("all/notes.txt", "missing.har", "chat.yaml");
  expect([exit, stdout.split("\n").length]).toEqual([3, 4]);
  expect(stderr).toContain("error: all/notes.txt: not recognised as any format [input/unknown-format]\n");
  expect(stderr).toContain("error: missing.har: cannot be opened");
});

test("wrong usage", () => {
  expect(scan()).toMatchObject({ exit: 2, stdout: "" });
  expect(scan("chat.yaml", "--limit", "x")).toMatchObject({ exit: 2, stdout: "" });
  const { exit, stdout } = scan("chat.yaml", "--json", "--sarif");
  expect([exit, JSON.parse(stdout).error]).toMatchObject([
    2,
    { code: "option/invalid", message: "--json and --sarif both write to standard output" },
  ]);
});

test("the document", () => {
  const { exit, stdout, stderr } = scan("chat.yaml", "all", "missing.har", "--json", "--entries", "0");
  const { files: listed, ...rest } = JSON.parse(stdout);
  expect([exit, stderr, rest]).toEqual([
    3,
    "",
    { command: "scan", exit: 3, accepted: 0, gone: 0, skipped: ["all/notes.txt"] },
  ]);
  const at = { file: "chat.yaml", interaction: 0, line: 4 };
  const request = "GET https://api.test/a";
  const print = expect.stringMatching(/^[0-9a-f]{40}$/);
  expect(listed.find(({ input }: JsonObject) => input === "chat.yaml")).toEqual({
    input: "chat.yaml",
    from: { format: "go-vcr", version: "2" },
    interactions: 1,
    counts: { token: 1, "github-token": 1 },
    findings: [
      { kind: "token", by: "name", place: "request header authorization", request, count: 1, fingerprint: print, at },
      {
        kind: "github-token",
        by: "structure",
        place: "response body /note",
        request,
        count: 1,
        fingerprint: print,
        at,
      },
    ],
    notices: { counts: {}, first: [] },
  });
  expect(listed.map(({ input, error }: JsonObject) => [input, (error as JsonObject | undefined)?.code])).toEqual([
    ["chat.yaml", undefined],
    ["missing.har", "input/unreadable"],
    ["all/chat.yaml", undefined],
    ["all/clean.har", undefined],
  ]);
});

test("SARIF", () => {
  const { exit, stdout, stderr } = scan("chat.yaml", "coded.har", "all", "missing.har", "--sarif");
  const log = JSON.parse(stdout);
  expect(sarifComplaints(log)).toEqual([]);
  expect(exit).toBe(3);
  expect(stderr).toContain("error: missing.har: cannot be opened");
  expect(stderr).toContain("5 files, 6 interactions: 9 findings");
  const { tool, results, invocations } = log.runs[0];
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  expect([tool.driver.name, tool.driver.version]).toEqual(["respool", version]);
  expect(results).toHaveLength(9);
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
  expect(invocations[0].executionSuccessful).toBe(false);
  const empty = JSON.parse(scan("clean.har", "--sarif").stdout);
  expect([sarifComplaints(empty), empty.runs[0].results]).toEqual([[], []]);
});

test("a baseline: what it lists is accepted, whatever the value is; what is gone is counted", () => {
  expect(scan("chat.yaml", "all", "--write-baseline", "accepted.json")).toMatchObject({ exit: 0 });
  const text = readFileSync(join(folder, "accepted.json"), "utf8");
  for (const value of values) expect(text).not.toContain(value);
  expect(JSON.parse(text).findings).toHaveLength(5);
  expect(scan("chat.yaml", "all", "--baseline", "accepted.json")).toEqual({
    exit: 0,
    stdout: "",
    stderr: "3 files, 4 interactions: no secrets\nbaseline: 5 accepted, 0 gone\n1 file skipped (no cassette)\n",
  });
  // The same file by other ways.
  expect(scan("./chat.yaml", "--baseline", "accepted.json").stderr).toContain("baseline: 3 accepted, 2 gone\n");
  expect(scan(join(folder, "chat.yaml"), "--baseline", "accepted.json").exit).toBe(0);
  // Another value at the same place, then another place.
  write("chat.yaml", files["chat.yaml"].replace(token, `ghp${"_"}${"c3D4".repeat(9)}`));
  expect(scan("chat.yaml", "--baseline", "accepted.json").exit).toBe(0);
  write("chat.yaml", files["chat.yaml"].replace('\\"note\\"', '\\"hint\\"'));
  const { exit, stdout, stderr } = scan("chat.yaml", "all", "--baseline", "accepted.json");
  expect([exit, stdout]).toEqual([
    1,
    "chat.yaml:4: interaction 0 GET https://api.test/a: github-token in response body /hint [structure]\n",
  ]);
  expect(stderr).toContain("baseline: 4 accepted, 1 gone\n");
  write("chat.yaml", files["chat.yaml"]);
  // Written again it is the same file, and one that was written from other paths too.
  expect(scan("all", "./chat.yaml", "--write-baseline", "again.json").exit).toBe(0);
  expect(readFileSync(join(folder, "again.json"), "utf8")).toBe(text);
});

test("a baseline that is none", () => {
  write("bad.json", '{"version":1,"findings":[{"fingerprint":"hunter2"}]}');
  expect(scan("chat.yaml", "--baseline", "bad.json")).toEqual({
    exit: 3,
    stdout: "",
    stderr:
      "error: bad.json: holds no finding at /findings/0 [input/invalid]\n  Write it anew with --write-baseline.\n",
  });
  expect(scan("chat.yaml", "--baseline", "missing.json")).toMatchObject({ exit: 3, stdout: "" });
  write("blocked/x", "");
  expect(scan("chat.yaml", "--write-baseline", "blocked")).toMatchObject({ exit: 4 });
});

test("files with faults: errors quote nothing", () => {
  const text = files["coded.har"];
  const cuts = [0.3, 0.6, 0.9].map((part) => text.slice(0, Math.floor(text.length * part)));
  const broken = [...cuts, text.replace('"GET"', `["${token}"]`), text.replace("https://h.test/coded", hidden)];
  for (const [i, content] of broken.entries()) write(`broken/${i}.har`, content);
  write("broken/a.yaml", files["chat.yaml"].replace("status: 200 OK", `status: &${token} *${token}`));
  write("broken/b.yaml", `${files["chat.yaml"]}\t${token}: ${database}\n`);
  for (const mode of [[], ["--json"], ["--sarif"], ["--strict"]]) {
    expect(scan("broken", ...mode).exit).not.toBe(70);
  }
});
