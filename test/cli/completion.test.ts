import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { expectGolden } from "../support/golden.ts";
import { makePlace } from "./respool.ts";

const { respool, write, folder } = makePlace();
const has = (shell: string) => spawnSync(shell, ["-c", "exit 0"]).status === 0;

test.each(["bash", "zsh", "fish"])("the script for %s", (shell) => {
  const { exit, stdout, stderr } = respool(["completion", shell]);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  expectGolden(`cli/completion.${shell}`, Buffer.from(stdout));
});

for (const shell of ["bash", "zsh", "fish"]) {
  test.skipIf(!has(shell))(`${shell} can read it${has(shell) ? "" : ` (skipped: needs ${shell})`}`, () => {
    write(`script.${shell}`, respool(["completion", shell]).stdout);
    expect(spawnSync(shell, ["-n", `script.${shell}`], { cwd: folder }).status).toBe(0);
  });
}

test.each<[words: string[], offered: string[]]>([
  [["con"], ["convert"]],
  [
    ["convert", "--to", ""],
    ["go-vcr", "nock", "har", "polly"],
  ],
  [["convert", "--match", "l"], ["llm"]],
  [
    ["convert", "--mat"],
    ["--match", "--match-header"],
  ],
  [
    ["validate", "--for", "p"],
    ["polly", "playwright"],
  ],
  [["convert", "-o", "x"], []],
  [["convert", "x"], []],
  [["help", "sc"], ["scan"]],
])("bash completes %j", (words, offered) => {
  write("bash", respool(["completion", "bash"]).stdout);
  const quoted = ["respool", ...words].map((word) => `'${word}'`).join(" ");
  const ask = `source ./bash; COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}; _respool; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = spawnSync("bash", ["-c", ask], { cwd: folder, encoding: "utf8" });
  expect(stdout.split("\n").filter((word) => word !== "")).toEqual(offered);
});

test("another shell", () => {
  expect(respool(["completion", "bsah"])).toEqual({
    exit: 2,
    stdout: "",
    stderr: 'error: there is no completion for "bsah" [option/invalid]\n  Choose one of: bash, zsh, fish.\n',
  });
});
