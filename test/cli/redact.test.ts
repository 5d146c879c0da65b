import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { minimalEntry } from "../support/har-entry.ts";
import { cassette, makePlace, type Place } from "./respool.ts";

// Put together here, so that no file of the project looks as if it held a token.
const token = `ghp${"_"}${"a1B2".repeat(9)}`;
const chat = `${cassette(
  ["GET", `https://api.test/a?api_key=${"k3y-".repeat(4)}`, `{"note":"use ${token}"}`],
  ["GET", "https://api.test/b", '{ "b": 2.0 }'],
)}# recorded with ${token}\n`;
const plain = cassette(["GET", "https://api.test/c", "{}"]).replace("Bearer hunter2", "REDACTED_TOKEN_1");
const har = JSON.stringify({
  log: {
    version: "1.2",
    creator: { name: "test", version: "1" },
    entries: [{ ...minimalEntry, request: { ...(minimalEntry.request as object), url: `https://h.test/?q=${token}` } }],
  },
});
const clean = chat
  .replaceAll("Bearer hunter2", "Bearer REDACTED_TOKEN_1")
  .replaceAll("k3y-".repeat(4), "REDACTED_API_KEY_1")
  .replaceAll(token, "REDACTED_GITHUB_TOKEN_1")
  // As the library quotes that go-vcr 3 writes with.
  .replace(/body: "(\{.*\})"/g, (_, body: string) => `body: '${body.replaceAll('\\"', '"')}'`);

let place: Place;
beforeEach(() => {
  place = makePlace({
    "in/chat.yaml": chat,
    "in/plain.yaml": plain,
    "in/visit.har": har,
    "in/notes.txt": "no cassette",
  });
});
const text = (path: string) => readFileSync(join(place.folder, path), "utf8");
const report = `redacted: 3 kinds in 4 places
  token         2 times  request header authorization
  api-key       once     request query api_key
  github-token  once     response body /note
  github-token  once     comment
`;
const head = `go-vcr v2: 2 interactions, 1 host
  warning  1  changed/request  request query api_key holds a placeholder now; a client must send that, or it must take no part in matching
`;

test("one file to standard output, from standard input too", () => {
  const lengths = (yaml: string) => yaml.replace(/(content_length|Content-Length):\s+(- "?)?\d+"?/g, "$1");
  const run = place.respool(["redact", "in/chat.yaml"]);
  expect([run.exit, lengths(run.stdout)]).toEqual([0, lengths(clean)]);
  expect(run.stderr).toBe(head + report);
  expect(place.respool(["redact", "-"], chat)).toEqual(run);
  expect(place.respool(["redact", "-"], run.stdout)).toEqual({
    exit: 0,
    stdout: run.stdout,
    stderr: "go-vcr v2: 2 interactions, 1 host\n",
  });
});

test("in place: each file in its own format, what holds no secret is left alone", () => {
  const before = statSync(join(place.folder, "in/plain.yaml")).mtimeMs;
  const run = place.respool(["redact", "in", "--in-place"]);
  expect(run.exit).toBe(0);
  expect(run.stderr).toContain("4 files: 2 written, 1 unchanged, 1 skipped (no cassette)\n");
  expect(text("in/plain.yaml")).toBe(plain);
  expect(statSync(join(place.folder, "in/plain.yaml")).mtimeMs).toBe(before);
  for (const path of ["in/chat.yaml", "in/visit.har"]) {
    expect(text(path)).not.toContain(token);
    expect(text(path)).toContain("REDACTED_GITHUB_TOKEN_1");
  }
  expect(JSON.parse(text("in/visit.har")).log.entries[0].request.url).toBe("https://h.test/?q=REDACTED_GITHUB_TOKEN_1");
  const again = place.respool(["redact", "in", "--in-place", "--check"]);
  expect([again.exit, again.stderr.split("\n").at(-2)]).toEqual([0, "4 files: 3 unchanged, 1 skipped (no cassette)"]);
});

test("several formats into one folder; other content needs --force", () => {
  expect(place.respool(["redact", "in", "-o", "out", "-q"])).toEqual({ exit: 0, stdout: "", stderr: "" });
  expect(text("out/plain.yaml")).toBe(plain);
  place.write("out/plain.yaml", "other");
  const run = place.respool(["redact", "in", "-o", "out", "-q"]);
  expect([run.exit, run.stderr]).toEqual([4, expect.stringContaining("out/plain.yaml: exists with other content")]);
  expect(place.respool(["redact", "in", "-o", "out", "-q", "--force"]).exit).toBe(0);
  expect(text("out/plain.yaml")).toBe(plain);
});

test("a dry run and a check write nothing and show no value", () => {
  for (const [flags, exit] of [
    [["--dry-run"], 0],
    [["--check"], 1],
    [["--check", "-o", "out"], 1],
    [["--dry-run", "--in-place"], 0],
  ] as const) {
    const run = place.respool(["redact", "in", ...flags]);
    expect([flags, run.exit, run.stdout]).toEqual([flags, exit, ""]);
    expect(run.stderr).toContain("\nredacted: 3 kinds in 5 places\n");
    expect(run.stderr).not.toMatch(/ghp_|hunter2|k3y-/);
    expect(text("in/chat.yaml")).toBe(chat);
    expect(() => text("out/chat.yaml")).toThrow();
  }
  expect(place.respool(["redact", "in/plain.yaml", "--check", "-q"]).exit).toBe(0);
});

test("--json", () => {
  const run = place.respool(["redact", "in", "--dry-run", "--json"]);
  const { files, ...document } = JSON.parse(run.stdout);
  expect([run.stderr, document]).toEqual(["", { command: "redact", exit: 0, skipped: ["in/notes.txt"], failing: [] }]);
  expect(files.map(({ input, to, redactions }: Record<string, unknown>) => [input, to, redactions])).toEqual([
    [
      "in/chat.yaml",
      "go-vcr",
      [
        { kind: "api-key", place: "request query api_key", count: 1 },
        { kind: "token", place: "request header authorization", count: 2 },
        { kind: "github-token", place: "response body /note", count: 1 },
        { kind: "github-token", place: "comment", count: 1 },
      ],
    ],
    ["in/plain.yaml", "go-vcr", []],
    ["in/visit.har", "har", [{ kind: "github-token", place: "request query q", count: 1 }]],
  ]);
});

test("a policy", () => {
  place.write(
    "policy.yaml",
    "redact:\n  members: [/b]\n  values: [{ name: word, env: SECRET_WORD }]\nexempt:\n  headers: [authorization]\n  queries: [api_*]\n",
  );
  process.env.SECRET_WORD = `api_key=${"k3y-".repeat(4)}`;
  const run = place.respool(["redact", "in/chat.yaml", "--policy", "policy.yaml"]);
  delete process.env.SECRET_WORD;
  expect(run.exit).toBe(0);
  expect(run.stdout).toContain("Bearer hunter2");
  expect(run.stdout).toContain(`'{ "b": "REDACTED_CUSTOM_1" }'`);
  expect(run.stdout).toContain("url: https://api.test/a?REDACTED_WORD_1\n");
  place.write("policy.yaml", "redact:\n  header: [a]\n");
  expect(place.respool(["redact", "in/chat.yaml", "--policy", "policy.yaml"])).toEqual({
    exit: 2,
    stdout: "",
    stderr: expect.stringMatching(
      /^error: policy\.yaml:2:3: secret policy: redact has unknown key "header" \[option\/invalid\]\n[\s\S]*Did you mean headers\?\n$/,
    ),
  });
});

test("on the way to another format", () => {
  const run = place.respool([
    "convert",
    "in/chat.yaml",
    "--to",
    "nock",
    "--redact",
    "--lossless",
    "-o",
    "chat.nock.json",
  ]);
  expect(run.exit).toBe(0);
  expect(run.stderr).toContain("redacted: 3 kinds in 4 places\n");
  expect(run.stderr).not.toContain("secrets:");
  expect(text("chat.nock.json")).not.toMatch(/ghp_|hunter2|k3y-/);
  expect(text("chat.nock.json")).toContain("Bearer REDACTED_TOKEN_1");
});

test("--fail-on secret", () => {
  const args = ["convert", "in/chat.yaml", "--to", "nock", "-o", "x.nock.json", "--force", "--fail-on", "secret"];
  const run = place.respool(args);
  expect([run.exit, run.stderr.split("\n").at(-2)]).toEqual([1, "failed: --fail-on met secret"]);
  expect(place.respool([...args, "--redact"]).exit).toBe(0);
});

test("convert in place", () => {
  const run = place.respool(["convert", "in/chat.yaml", "--in-place", "--entries", "1", "--json"]);
  expect(JSON.parse(run.stdout).files[0].outputs).toEqual([
    { path: "in/chat.yaml", bytes: text("in/chat.yaml").length, state: "written" },
  ]);
  expect([run.exit, text("in/chat.yaml").match(/url: .*/g)]).toEqual([0, ["url: https://api.test/b"]]);
});

test("what cannot be meant", () => {
  const table: readonly (readonly [readonly string[], string])[] = [
    [["redact"], "error: no input given [option/invalid]\n  Name files, directories, globs, or -.\n"],
    [["redact", "in"], "error: several inputs need a folder to write to [option/invalid]\n  Add -o FOLDER/.\n"],
    [["redact", "in", "--in-place", "-o", "x"], "error: --in-place and -o exclude each other [option/invalid]\n"],
    [
      ["redact", "-", "--in-place"],
      "error: standard input cannot be written over [option/invalid]\n  Leave --in-place out.\n",
    ],
    [
      ["convert", "in/chat.yaml", "--in-place", "--to", "nock"],
      "error: --in-place keeps the format, and in/chat.yaml is go-vcr [option/invalid]\n  Leave --to out, or write to another place with -o.\n",
    ],
    [
      ["convert", "in/chat.yaml", "--to", "nock", "--policy", "p"],
      "error: --policy is for --redact [option/invalid]\n  Add --redact.\n",
    ],
    [
      ["redact", "in/chat.yaml", "--json"],
      "error: --json and an output without -o both write to standard output [option/invalid]\n",
    ],
  ];
  for (const [args, stderr] of table) {
    const run = place.respool(args, chat);
    const found = args.includes("--json")
      ? JSON.parse(run.stdout).error.message
      : run.stderr.replace(/in\/chat.yaml: (?=--in-place)|-: (?=standard)/, "");
    expect([args, run.exit, found]).toEqual([
      args,
      2,
      args.includes("--json") ? "--json and an output without -o both write to standard output" : stderr,
    ]);
  }
});
