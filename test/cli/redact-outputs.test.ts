import { lstatSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { minimalEntry } from "../support/har-entry.ts";
import { cassette, makePlace, type Place } from "./respool.ts";

// Put together here, so that no file of the project looks as if it held a token.
const token = `ghp${"_"}${"a1B2".repeat(9)}`;
const key = ["9f21", "77aa", "c0de", "5b3e"].join("-");
const chat = cassette(
  ["GET", `https://one.test/a?api_key=${key}`, `{"access_token":"${token}"}`],
  ["GET", `https://${token}.two.test/b`, '{"b":1}'],
  ["GET", "https://one.test/c", `{"echo":"${token}"}`],
);
const har = (url: string) =>
  JSON.stringify({
    log: {
      version: "1.2",
      creator: { name: "test", version: "1" },
      entries: [{ ...minimalEntry, request: { ...(minimalEntry.request as object), url } }],
    },
  });
const visit = har(`https://h.test/?q=${token}`);

let place: Place;
/** Everything that runs said, and wrote for people or programs to read; a value in it is a leak. */
let said = "";
beforeEach(() => {
  place = makePlace({ "in/chat.yaml": chat, "in/sub/visit.har": visit });
  said = "";
});
afterEach(() => {
  expect(said).not.toMatch(/ghp_|hunter2|9f21/);
});
function run(args: readonly string[], input?: string) {
  const result = place.respool(args, input);
  said += result.stderr + result.stdout;
  return result;
}
const text = (path: string) => readFileSync(join(place.folder, path), "utf8");
const lastLine = ({ stderr }: { readonly stderr: string }) => stderr.split("\n").at(-2);
const urls = (path: string) => [...text(path).matchAll(/ url: (.*)/g)].map(([, url]) => url);

describe("where it goes", () => {
  test("a file, whose input stays as it is", () => {
    const result = run(["redact", "in/chat.yaml", "-o", "out/clean.yaml"]);
    expect([result.exit, result.stdout, lastLine(result)]).toEqual([
      0,
      "",
      expect.stringMatching(/^wrote out\/clean\.yaml \(\d\.\d kB\)$/),
    ]);
    expect(text("in/chat.yaml")).toBe(chat);
    expect(text("out/clean.yaml")).not.toMatch(/ghp_|hunter2|9f21/);
  });

  test("what a list names goes into a folder, or stays where it is", () => {
    const list = "in/chat.yaml\nin/sub/visit.har\n";
    expect(run(["redact", "--files-from", "-", "-o", "out", "-q"], list)).toEqual({ exit: 0, stdout: "", stderr: "" });
    expect([urls("out/chat.yaml")[0], JSON.parse(text("out/sub/visit.har")).log.entries[0].request.url]).toEqual([
      "https://one.test/a?api_key=REDACTED_API_KEY_1",
      "https://h.test/?q=REDACTED_GITHUB_TOKEN_1",
    ]);
    place.write("list", list.replaceAll("\n", "\0"));
    expect(run(["redact", "--files-from", "list", "--in-place", "-q"]).exit).toBe(0);
    expect([text("in/chat.yaml"), text("in/sub/visit.har")]).toEqual([
      text("out/chat.yaml"),
      text("out/sub/visit.har"),
    ]);
    expect(run(["redact", "--files-from", "-", "--check"], "\n")).toEqual({ exit: 0, stdout: "", stderr: "0 files\n" });
  });

  test("standard input can be read once only", () => {
    for (const verb of [["redact"], ["convert", "--to", "nock"]]) {
      expect(run([...verb, "-", "--files-from", "-", "-o", "out"], chat)).toEqual({
        exit: 2,
        stdout: "",
        stderr: "error: standard input can be read once only [option/invalid]\n",
      });
    }
  });

  test("in place by a link: the file that it leads to", () => {
    symlinkSync("chat.yaml", join(place.folder, "in/link.yaml"));
    expect(run(["redact", "in/link.yaml", "in", "--in-place", "-q"]).exit).toBe(0);
    expect(lstatSync(join(place.folder, "in/link.yaml")).isSymbolicLink()).toBe(true);
    expect(text("in/chat.yaml")).not.toMatch(/ghp_|hunter2|9f21/);
    expect(readdirSync(join(place.folder, "in"))).toEqual(["chat.yaml", "link.yaml", "sub"]);
  });

  test("one file that fails does not stop the rest, and stays", () => {
    const broken = `${visit.slice(0, -4)},`;
    place.write("in/broken.har", broken);
    const result = run(["redact", "in", "--in-place", "--strict"]);
    expect([result.exit, lastLine(result)]).toEqual([3, "3 files: 2 written, 1 failed"]);
    expect(text("in/broken.har")).toBe(broken);
    const document = JSON.parse(run(["redact", "in", "--check", "--strict", "--json"]).stdout);
    expect([document.exit, document.files[0].input, document.files[0].error.code]).toEqual([
      3,
      "in/broken.har",
      "input/syntax",
    ]);
  });
});

describe("archives", () => {
  const packed = Buffer.from(zipSync({ "har.har": Buffer.from(visit) }));

  test("are not written over by a file that is none", () => {
    place.write("visit.zip", packed);
    expect(run(["redact", "visit.zip", "--in-place"])).toEqual({
      exit: 2,
      stdout: "",
      stderr:
        "error: visit.zip: --in-place would write visit.zip as a file that is no archive [option/invalid]\n" +
        "  Write to another place with -o, or keep the archive with --set har.content=zip.\n",
    });
    expect(readFileSync(join(place.folder, "visit.zip"))).toEqual(packed);
  });

  test("stay archives where that is asked for, and become a file otherwise", () => {
    place.write("visit.zip", packed);
    expect(run(["redact", "visit.zip", "-o", "out/", "-q"]).exit).toBe(0);
    expect(JSON.parse(text("out/visit.har")).log.entries[0].request.url).toContain("REDACTED_GITHUB_TOKEN_1");
    expect(run(["redact", "visit.zip", "--in-place", "--set", "har.content=zip", "-q"]).exit).toBe(0);
    const entries = unzipSync(readFileSync(join(place.folder, "visit.zip")));
    const { "har.har": log = new Uint8Array(), ...bodies } = entries;
    expect(JSON.parse(strFromU8(log)).log.entries[0].request.url).toBe("https://h.test/?q=REDACTED_GITHUB_TOKEN_1");
    expect(Object.values(bodies).map((bytes) => strFromU8(bytes))).toEqual(["ok"]);
  });
});

test("what is chosen is written, numbered as in the whole file", () => {
  expect(run(["redact", "in/chat.yaml", "--entries", "2", "-o", "some.yaml", "-q"]).exit).toBe(0);
  expect(urls("some.yaml")).toEqual(["https://one.test/c"]);
  expect(text("some.yaml")).toContain('{"echo":"REDACTED_GITHUB_TOKEN_1"}');
  expect(run(["redact", "in/chat.yaml", "--include", "**/a?*", "-o", "path.yaml", "-q"]).exit).toBe(0);
  expect(urls("path.yaml")).toEqual(["https://one.test/a?api_key=REDACTED_API_KEY_1"]);
});

describe("on the way to another format", () => {
  test.each([
    ["nock", "chat.nock.json"],
    ["har", "chat.har"],
    ["polly", "chat.json"],
    ["go-vcr", "chat.yaml"],
  ])("%s, with what it cannot hold beside its entries", (to, name) => {
    const result = run(["convert", "in/chat.yaml", "--to", to, "--redact", "--lossless", "-o", `out/${name}`]);
    expect(result.exit).toBe(0);
    expect(text(`out/${name}`)).not.toMatch(/ghp_|hunter2|9f21/);
    expect(text(`out/${name}`)).toContain("REDACTED_TOKEN_1");
    expect(result.stderr).toContain("\nredacted: ");
    // Back where it came from: what was kept fits still, and holds placeholders.
    expect(run(["convert", `out/${name}`, "--to", "go-vcr", "-o", "back.yaml"]).stderr).not.toContain("skipped/patch");
    expect(text("back.yaml")).toContain("Bearer REDACTED_TOKEN_1");
    expect(urls("back.yaml")[0]).toBe("https://one.test/a?api_key=REDACTED_API_KEY_1");
  });

  test("split up: no name of a file holds a secret", () => {
    for (const [how, names] of [
      ["entry", ["chat.0.nock.json", "chat.1.nock.json", "chat.2.nock.json"]],
      ["2", ["chat.0.nock.json", "chat.1.nock.json"]],
      ["host", ["chat.one.test.nock.json", "chat.redacted_github_token_1.two.test.nock.json"]],
    ] as const) {
      const args = ["convert", "in/chat.yaml", "--to", "nock", "--redact", "--split", how, "-o", `${how}/`, "-q"];
      expect(run(args)).toEqual({ exit: 0, stdout: "", stderr: "" });
      expect(readdirSync(join(place.folder, how)).sort()).toEqual(names);
      for (const name of names) expect(text(`${how}/${name}`)).not.toMatch(/ghp_|hunter2|9f21/);
    }
  });

  test("the document says what was taken out, and --fail-on secret is met by what was not", () => {
    const args = ["convert", "in/chat.yaml", "--to", "nock", "-o", "out.nock.json", "--fail-on", "secret", "--json"];
    const found = JSON.parse(run(args).stdout);
    expect([found.exit, found.failing, found.files[0].redactions]).toEqual([1, ["secret"], []]);
    const taken = JSON.parse(run([...args, "--redact", "--force"]).stdout);
    expect([taken.exit, taken.failing, taken.files[0].secrets, taken.files[0].redactions]).toEqual([
      0,
      [],
      {},
      [
        { kind: "api-key", place: "request query api_key", count: 1 },
        { kind: "token", place: "request header authorization", count: 3 },
        { kind: "github-token", place: "response body /access_token", count: 1 },
        { kind: "github-token", place: "response body /echo", count: 1 },
      ],
    ]);
  });
});

test.each([
  ["nock", "kept.nock.json"],
  ["har", "kept.har"],
  ["polly", "kept.json"],
])("what lossless %s keeps beside entries loses its secrets too, and fits still", (to, name) => {
  // Neither a trailer nor, in nock, a request header has a place of its own.
  place.write(
    "trailer.yaml",
    chat.replace(
      "trailer: {}\n        content_length",
      `trailer:\n            X-Sum:\n                - ${token}\n        content_length`,
    ),
  );
  expect(run(["convert", "trailer.yaml", "--to", to, "--lossless", "-o", name, "-q"]).exit).toBe(0);
  expect(text(name)).toMatch(/X-Sum/);
  expect(text(name)).toContain(token);
  expect(run(["redact", name, "--in-place", "-q"])).toEqual({ exit: 0, stdout: "", stderr: "" });
  expect(text(name)).not.toMatch(/ghp_|hunter2|9f21/);
  expect(run(["convert", name, "--to", "go-vcr", "-o", "back.yaml"]).stderr).not.toContain("skipped/patch");
  expect(text("back.yaml")).toMatch(/X-Sum:\n *- REDACTED_GITHUB_TOKEN_1\n/);
  expect(text("back.yaml")).toContain("Bearer REDACTED_TOKEN_1");
});

test("files beside recordings are looked through, and shared ones written once", () => {
  const message = `{"type":"send","data":"{\\"access_token\\":\\"${token}\\"}"}\n`;
  const attached = (path: string) => ({
    ...minimalEntry,
    request: { ...(minimalEntry.request as object), url: `https://h.test/${path}` },
    response: { ...(minimalEntry.response as object), content: { size: 2, mimeType: "text/plain", _file: "body.txt" } },
    _webSocketMessages: [{ _file: "messages.jsonl" }],
  });
  const log = (path: string) =>
    JSON.stringify({
      log: { version: "1.2", creator: { name: "test", version: "1" }, entries: [attached(path)] },
    });
  for (const name of ["a", "b"]) place.write(`beside/${name}.har`, log(name));
  place.write("beside/body.txt", "ok");
  place.write("beside/messages.jsonl", message);
  expect(run(["redact", "beside/a.har", "beside/b.har", "-o", "clean", "--json"]).exit).toBe(0);
  const written = readFileSync(join(place.folder, "clean/messages.jsonl"), "utf8");
  expect(written).toBe(message.replace(token, "REDACTED_GITHUB_TOKEN_1"));
  expect(readFileSync(join(place.folder, "clean/body.txt"), "utf8")).toBe("ok");
});

test("what is not selected is not reported", () => {
  const report = run(["redact", "in/chat.yaml", "--entries", "2", "--dry-run", "--json"]);
  expect(JSON.parse(report.stdout).files[0].redactions).toEqual([
    { kind: "token", place: "request header authorization", count: 1 },
    { kind: "github-token", place: "response body /echo", count: 1 },
  ]);
});

test("an output is called as its format", () => {
  expect(run(["redact", "in/sub/visit.har", "-o", "y.nock.json"]).stderr).toBe(
    "error: in/sub/visit.har: y.nock.json is called as nock is, and would be har [option/invalid]\n  Give the output another name, or use respool convert.\n",
  );
  expect(run(["redact", "in/sub/visit.har", "-o", "y.zip"]).exit).toBe(2);
});

test("a HAR that says where it came from is a HAR", () => {
  place.write(
    "polly.har",
    JSON.stringify({
      log: {
        _recordingName: "x",
        creator: { comment: "persister:fs", name: "Polly.JS", version: "6.0.6" },
        entries: [minimalEntry],
      },
    }),
  );
  expect(run(["convert", "polly.har", "--to", "har", "--lossless", "-o", "whole.har"]).exit).toBe(0);
  expect(JSON.parse(run(["redact", "whole.har", "--dry-run", "--json"]).stdout).files[0].from.format).toBe("har");
});
