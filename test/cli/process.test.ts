import { spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { bin, cassette, makePlace } from "./respool.ts";

const { folder, write } = makePlace({ "a.yaml": cassette(["GET", "https://api.test/a", "{}"]) });

/** Starts the command, lets `meddle` at it, and gives how it ended. */
function start(args: readonly string[], meddle: (child: ReturnType<typeof spawn>) => void): Promise<unknown> {
  const child = spawn(process.execPath, [bin, ...args], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let stderr = "";
  child.stderr?.on("data", (piece) => {
    stderr += piece;
  });
  meddle(child);
  return new Promise((done) => child.on("close", (exit, signal) => done({ exit, signal, stderr })));
}

test("a reader that closes the pipe early is no failure", async () => {
  // More than a pipe holds, so that the writer is surely still at it.
  write("big.yaml", cassette(...Array.from({ length: 3000 }, () => ["GET", "https://api.test/a", "x"] as const)));
  const end = await start(["convert", "big.yaml", "--to", "nock", "-q"], (child) => {
    child.stdout?.once("data", () => child.stdout?.destroy());
  });
  expect(end).toEqual({ exit: 0, signal: null, stderr: "" });
});

test("an interrupted batch ends with 130 and leaves no half-written file", async () => {
  const many = 2000;
  for (let i = 0; i < many; i++) write(`many/${i}.yaml`, cassette(["GET", "https://api.test/a", "{}"]));
  const out = `${folder}/out`;
  const end = await start(["convert", "many", "--to", "nock", "-o", "out"], (child) => {
    const poll = setInterval(() => {
      if (!existsSync(out) || readdirSync(out).length === 0) return;
      clearInterval(poll);
      child.kill("SIGINT");
    }, 5);
  });
  expect(end).toEqual({ exit: 130, signal: null, stderr: "" });
  const written = readdirSync(out);
  expect(written.length).toBeLessThan(many);
  expect(written.filter((name) => !/^\d+\.nock\.json$/.test(name))).toEqual([]);
  for (const name of written) expect(JSON.parse(readFileSync(`${out}/${name}`, "utf8"))).toHaveLength(1);
});

// Only Linux has a device that is always full.
test.runIf(existsSync("/dev/full"))("standard output that takes nothing is an error", () => {
  const full = openSync("/dev/full", "w");
  const end = spawnSync(process.execPath, [bin, "inspect", "a.yaml"], { cwd: folder, stdio: ["ignore", full, "pipe"] });
  closeSync(full);
  expect([end.status, end.stderr.toString()]).toEqual([
    4,
    "error: -: standard output cannot be written (ENOSPC) [output/unwritable]\n",
  ]);
});
