import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

// The shell blocks of the README, and of pages that are made the same way, are run as they stand: a line that begins with
// "$ " is a command, what follows it is what the terminal shows. The block that begins with npm ci is run by the gate, on a
// fresh clone; it shows that npx finds the command, which takes longer than the command.
const root = fileURLToPath(new URL("..", import.meta.url));
const pages = ["README.md", "docs/diff.md", "docs/explain.md", "docs/merge-and-split.md", "docs/validate.md"];
const texts = pages.map((page) => readFileSync(root + page, "utf8"));
const readme = texts[0] ?? "";
const blocksIn = (fence: string) =>
  texts.flatMap((text) =>
    Array.from(text.matchAll(new RegExp(`\`\`\`${fence}\\n(.*?)\`\`\``, "gs")), (match) => match[1] ?? ""),
  );
const scripts = blocksIn("ts");
const blocks = blocksIn("console");

const run = (command: string): string => {
  const own = command.replaceAll("npx respool", "node bin/respool.js");
  const shell = spawnSync("bash", ["-c", `${own} 2>&1`], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  // npm's own warnings depend on the machine's configuration.
  return shell.stdout.replace(/^npm warn .*\n/gm, "");
};

describe.sequential("README", () => {
  rmSync(`${root}build`, { recursive: true, force: true });

  test("shows commands", () => {
    expect(blocks.length).toBe(14);
    expect(readme).toMatch(/```sh\nnpm ci && npx respool convert \S+ -o \S+\n```/);
  });

  test.each(blocks.map((block) => [block.split("\n", 1)[0], block]))("%s", (_, block) => {
    const steps = block
      .split(/^\$ /m)
      .slice(1)
      .map((step) => {
        const [command = "", ...output] = step.split("\n");
        return { command, output: output.join("\n") };
      });
    expect(steps.map(({ command }) => ({ command, output: run(command) }))).toEqual(steps);
  });

  test.each(scripts.map((script) => [script]))("the script %#", (script) => {
    const node = spawnSync(process.execPath, ["--input-type=module"], { cwd: root, input: script, encoding: "utf8" });
    const expected = [...script.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm)].map((match) => `${match[1]}\n`);
    expect(expected.length).toBeGreaterThan(0);
    expect({ stdout: node.stdout, stderr: node.stderr }).toEqual({ stdout: expected.join(""), stderr: "" });
  });
});
