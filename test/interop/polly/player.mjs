import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL("play.mjs", import.meta.url));

/**
 * Plays a recording with a real Polly in a process of its own.
 * @param {import("./player.ts").PlayInput} input
 * @returns {Promise<import("./player.ts").PlayReport>}
 */
export async function playFolder({
  release,
  client,
  folder,
  recording,
  persister,
  match = {},
  shuffleJson,
  alone,
  truth,
}) {
  const temporary = await mkdtemp(join(tmpdir(), "respool-play-"));
  try {
    const asked = join(temporary, "truth.json");
    await writeFile(asked, JSON.stringify(truth));
    const args = ["--release", release, "--client", client, "--recordings", folder, "--recording", recording];
    args.push("--truth", asked, "--match", JSON.stringify(match));
    if (persister) args.push("--persister", persister);
    if (shuffleJson) args.push("--shuffle-json");
    if (alone) args.push("--alone");
    const { stdout } = await run(process.execPath, [SCRIPT, ...args], { maxBuffer: 1 << 26 });
    // Polly 4 and 5 print what went wrong; the report is the last line.
    return JSON.parse(stdout.trimEnd().split("\n").at(-1));
  } finally {
    await rm(temporary, { recursive: true });
  }
}
