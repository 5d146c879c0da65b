import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { nodeBinary } from "../nodes/index.mjs";
import type { PlayResult } from "../shared/answer.ts";
import type { Truth } from "../shared/truth.ts";

const run = promisify(execFile);
const script = fileURLToPath(new URL("session.mjs", import.meta.url));

/** The clients of `clients.mjs`. */
export type Client = "http" | "fetch" | "axios" | "undici" | "openai";

/** A session of respool/runtime that sends the requests of a truth document. */
export interface SessionInput {
  readonly client: Client;
  readonly cassette: string;
  readonly mode: "none" | "once" | "new_episodes";
  readonly format?: string;
  readonly truth: Truth;
}

/** What came back. */
export interface SessionReport {
  readonly client: Client;
  readonly results: readonly PlayResult[];
}

/** Runs a session in a process of its own. */
export async function runSession({ truth, ...input }: SessionInput): Promise<SessionReport> {
  const folder = await mkdtemp(join(tmpdir(), "respool-session-"));
  try {
    const asked = join(folder, "truth.json");
    await writeFile(asked, JSON.stringify(truth));
    const args = Object.entries({ ...input, truth: asked }).flatMap(([name, value]) => [`--${name}`, value as string]);
    const { stdout } = await run(nodeBinary(22) as string, [script, ...args], { maxBuffer: 1 << 26 });
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}
