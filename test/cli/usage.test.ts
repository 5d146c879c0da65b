import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { verbs } from "../../src/cli/verbs.ts";
import { expectGolden } from "../support/golden.ts";
import { makePlace } from "./respool.ts";

const { respool } = makePlace();
const help = `Usage: respool COMMAND [OPTIONS]

Converts recorded HTTP traffic between the cassette formats of different tools.

Commands:
  convert     write recordings in another format
  inspect     show what a recording holds
  diff        show how two recordings differ
  explain     tell which interaction answers a request, or why none does
  merge       make one recording of several
  split       make several recordings of one
  redact      take secrets out of recordings
  scan        look for secrets in recordings
  validate    look for what is wrong with recordings
  formats     list the formats and their options
  completion  print what makes a shell complete command lines

Options:
  -h, --help     show this help, after a command that of the command
  -V, --version  print the version
`;

test("help is data when asked for, and a reproach when not", () => {
  for (const args of [["--help"], ["-h"], ["help"]]) {
    expect(respool(args)).toEqual({ exit: 0, stdout: help, stderr: "" });
  }
  expect(respool([])).toEqual({ exit: 2, stdout: "", stderr: help });
});

test("every command has its own help", () => {
  for (const { name: verb } of verbs) {
    const { exit, stdout, stderr } = respool([verb, "--help"]);
    expectGolden(`cli/help.${verb}.txt`, Buffer.from(stdout));
    expect([exit, stdout.split("\n")[0]?.startsWith(`Usage: respool ${verb} `), stderr]).toEqual([0, true, ""]);
    expect(respool(["help", verb]).stdout).toBe(stdout);
  }
});

test("the version is the package's", () => {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  expect(respool(["--version"])).toEqual({ exit: 0, stdout: `${version}\n`, stderr: "" });
});

test("mistakes exit with 2", () => {
  const table: readonly (readonly [readonly string[], string])[] = [
    [["convrt"], 'error: unknown command "convrt" [option/invalid]\n  Did you mean convert?\n'],
    [
      ["\u001b[2J"],
      'error: unknown command "\\x1B[2J" [option/invalid]\n  Choose one of: convert, inspect, diff, explain, merge, split, redact, scan, validate, formats, completion.\n',
    ],
    [
      ["convert", "a", "--split", "x"],
      'error: "x" splits nothing [option/invalid]\n  Write host, test, entry, or a number.\n',
    ],
    [["convert", "a", "--frce"], "error: unknown option --frce [option/invalid]\n  Did you mean --force?\n"],
    [["convert"], "error: no input given [option/invalid]\n  Name files, directories, globs, or -.\n"],
    [["inspect"], "error: IN is missing [option/invalid]\n"],
    [["formats", "x"], 'error: "x" is one argument too many [option/invalid]\n'],
  ];
  for (const [args, stderr] of table) expect(respool(args)).toEqual({ exit: 2, stdout: "", stderr });
});
