import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesIn, temporaryFolder } from "./folder.ts";

const megabyte = 1024 * 1024;

/** What a process sees of so many bytes on its standard input, each 1 MiB beginning with its number. */
function throughPipe(megabytes: number) {
  const root = temporaryFolder();
  const temporary = join(root, "tmp");
  mkdirSync(temporary);
  const make = `const piece = Buffer.alloc(${megabyte}); for (let i = 0; i < ${megabytes}; i++) { piece[0] = i; require("fs").writeSync(1, piece); }`;
  const look = `
    import { readdirSync } from "node:fs";
    const { stdinSource } = await import(process.argv[1]);
    const source = stdinSource();
    const at = async (i) => [...(await source.slice(i * ${megabyte}, i * ${megabyte} + 2))];
    const whole = await source.bytes();
    console.log(JSON.stringify({ name: source.name, size: source.size, first: await at(0), last: await at(${megabytes - 1}),
      beyond: await at(${megabytes}), whole: whole.length, kind: Object.getPrototypeOf(whole).constructor.name,
      files: readdirSync(process.env.TMPDIR) }));`;
  const module = new URL("../../dist/entry/node.js", import.meta.url).href;
  const node = process.execPath;
  const script = `"$1" -e "$2" | "$1" --input-type=module -e "$3" -- "$4"`;
  const out = execFileSync("bash", ["-c", script, "bash", node, make, look, module], {
    encoding: "utf8",
    env: { ...process.env, TMPDIR: temporary },
  });
  return { ...JSON.parse(out), left: filesIn(root) };
}

test.each([3, 70])("%d MiB on standard input are all there, and no file is left", (megabytes) => {
  expect(throughPipe(megabytes)).toMatchObject({
    name: "-",
    size: megabytes * megabyte,
    first: [0, 0],
    last: [megabytes - 1, 0],
    beyond: [],
    whole: megabytes * megabyte,
    kind: "Uint8Array",
    files: [],
    left: [],
  });
});
