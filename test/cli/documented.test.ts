import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { bin, cassette, makePlace } from "./respool.ts";

// Every command that a page of docs/ shows works as it stands, on files of the names that the pages use. Pages that show what
// comes out are run by readme.test.ts.

const docs = new URL("../../docs/", import.meta.url);
const shown = ["diff.md", "explain.md", "merge-and-split.md", "validate.md"];
const commands = readdirSync(docs, { recursive: true, encoding: "utf8" })
  .filter((page) => page.endsWith(".md") && !shown.includes(page))
  .flatMap((page) => {
    const blocks = readFileSync(new URL(page, docs), "utf8").matchAll(/```(?:sh|console)\n(.*?)```/gs);
    return [...blocks].flatMap(([, block = ""]) =>
      [...block.matchAll(/^(?:\$ )?npx (respool .*)$/gm)].map(
        ([, line = ""]) => [page, line.replace(/ +#.*$/, "")] as const,
      ),
    );
  });

const fixture = (path: string) => readFileSync(new URL(`../fixtures/${path}`, import.meta.url));
const { folder } = makePlace({
  "testdata/chat.yaml": cassette(["GET", "https://api.test/a", "{}"]),
  "capture.har": fixture("har/recorded/playwright/visit.har"),
});

test("the pages show commands", () => {
  expect(commands.length).toBeGreaterThan(9);
});

test.each(commands)("%s: %s", (_, command) => {
  const script = `respool() { "${process.execPath}" "${bin}" "$@"; }; ${command}`;
  const { status, stderr } = spawnSync("bash", ["-c", script], { cwd: folder, encoding: "utf8" });
  // 1 is an answer: what was looked for was found.
  expect([0, 1]).toContain(status);
  expect(stderr).not.toContain("error:");
});
