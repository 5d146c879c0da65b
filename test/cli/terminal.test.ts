import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { bin, cassette, makePlace } from "./respool.ts";

// What the command does on a terminal; Python gives it one.

const script = fileURLToPath(new URL("terminal.py", import.meta.url));
const hasPython = spawnSync("python3", ["-c", "import pty"]).status === 0;
const needs = hasPython ? "" : " (skipped: needs python3)";

const long = `https://api.test/${"segment/".repeat(30)}end`;
const { folder, write } = makePlace({
  "a.yaml": cassette(["GET", "https://api.test/a", "{}"], ["GET", long, "{}"]),
  "b.yaml": cassette(["GET", "https://api.test/b", "{}"]),
  "bad.har": '{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[{"request":{"method":"G ET"}}]}}',
});

interface Shown {
  readonly exit: number;
  readonly text: string;
}

function onTerminal(
  command: readonly string[],
  o: { columns?: number; after?: string; keys?: string; env?: Record<string, string> } = {},
): Shown {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
  const run = spawnSync("python3", [script, String(o.columns ?? 100), o.after ?? "", o.keys ?? "", ...command], {
    cwd: folder,
    encoding: "utf8",
    env: { ...env, TERM: "xterm", ...o.env },
  });
  if (run.status !== 0) throw new Error(run.stderr);
  const { exit, text } = JSON.parse(run.stdout) as Shown;
  return { exit, text: text.replaceAll("\r\n", "\n") };
}

const respool = (...args: string[]) => [process.execPath, bin, ...args];
const colours = "\x1b[";

describe.skipIf(!hasPython)(`on a terminal${needs}`, () => {
  test("colours, unless they are not wanted", () => {
    expect(onTerminal(respool("diff", "a.yaml", "b.yaml")).text).toContain("\x1b[31m- #1");
    expect(onTerminal(respool("validate", "bad.har")).text).toContain("\x1b[31merror\x1b[39m");
    expect(onTerminal(respool("convert", "missing.yaml", "--to", "har")).text).toContain("\x1b[31merror:\x1b[39m");
    expect(onTerminal(respool("diff", "a.yaml", "b.yaml", "--no-color")).text).not.toContain(colours);
    expect(onTerminal(respool("diff", "a.yaml", "b.yaml"), { env: { NO_COLOR: "1" } }).text).not.toContain(colours);
  });

  test("none in data that go to a file while the report goes to the terminal, and the other way round", () => {
    const { text } = onTerminal(["sh", "-c", `"${process.execPath}" "${bin}" validate bad.har > found.txt`]);
    expect(text).toContain("bad.har: har v1.2");
    expect(readFileSync(join(folder, "found.txt"), "utf8")).toContain("error");
    expect(readFileSync(join(folder, "found.txt"), "utf8")).not.toContain(colours);
    const other = onTerminal(["sh", "-c", `"${process.execPath}" "${bin}" convert missing.yaml --to har 2> said.txt`]);
    expect(other.exit).toBe(3);
    expect(readFileSync(join(folder, "said.txt"), "utf8")).not.toContain(colours);
  });

  test("a table is as wide as the terminal, and in a pipe as wide as it needs to be", () => {
    for (const columns of [60, 100]) {
      const rows = onTerminal(respool("inspect", "a.yaml", "--quiet"), { columns })
        .text.trimEnd()
        .split("\n");
      expect(Math.max(...rows.map((row) => row.length))).toBe(columns);
      expect(rows.at(-1)?.endsWith("…")).toBe(true);
    }
    const { stdout } = spawnSync(process.execPath, [bin, "inspect", "a.yaml"], { cwd: folder, encoding: "utf8" });
    expect(Math.max(...stdout.split("\n").map((row) => row.length))).toBeGreaterThan(120);
  });

  test("a bar where work lasts; Ctrl-C ends it, and leaves nothing half written", () => {
    const large = readFileSync(new URL("../fixtures/go-vcr/recorded/v4.0.7/origin.yaml", import.meta.url));
    for (let i = 0; i < 60; i++) write(`many/${i}.yaml`, large);
    const { exit, text } = onTerminal(respool("convert", "many", "--to", "har", "-o", "out/"), {
      after: "of 60 files",
      keys: "\x03",
    });
    expect(exit).toBe(130);
    expect(text).toContain("of 60 files");
    const written = readdirSync(join(folder, "out"));
    expect(written.length).toBeLessThan(60);
    expect(written.filter((name) => !/^\d+\.har$/.test(name))).toEqual([]);
    for (const name of written) JSON.parse(readFileSync(join(folder, "out", name), "utf8"));
  });

  test("a reader that goes away early is no failure", () => {
    const { exit } = onTerminal(["sh", "-c", `"${process.execPath}" "${bin}" diff --textconv a.yaml | head -1`]);
    expect(exit).toBe(0);
  });
});
