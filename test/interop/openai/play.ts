import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { nodeBinary } from "../nodes/index.mjs";

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL("play.mjs", import.meta.url));
const NODE = 20;

/** The part of a chat stream's event that tests look at. */
export interface ChatEvent {
  readonly choices: readonly { readonly delta: { readonly content?: string }; readonly finish_reason: string | null }[];
  readonly usage?: { readonly total_tokens: number } | null;
}

/** What the SDK made of a recorded stream. */
export interface ChatReport {
  readonly node: string;
  readonly openai: string;
  readonly events: readonly ChatEvent[];
  /** How many definitions were left over. */
  readonly pending: number;
}

type Line =
  | { readonly started: { readonly node: string; readonly openai: string } }
  | { readonly event: ChatEvent }
  | { readonly done: { readonly pending: number } };

/** What is missing to run the SDK, as a remark for a test's name; empty when nothing is. */
export const chatNeeds: string = nodeBinary(NODE) ? "" : ` (skipped: needs Node ${NODE})`;

/** Streams one chat completion through the real SDK, answered by definitions; rejects when the SDK fails. */
export async function playChat(definitions: Uint8Array, params: object, baseUrl: string): Promise<ChatReport> {
  const binary = nodeBinary(NODE);
  if (binary === undefined) throw new Error(`needs Node ${NODE}`);
  const folder = await mkdtemp(join(tmpdir(), "respool-chat-"));
  try {
    const files = { definitions: join(folder, "definitions.json"), params: join(folder, "params.json") };
    await writeFile(files.definitions, definitions);
    await writeFile(files.params, JSON.stringify(params));
    const args = ["--definitions", files.definitions, "--params", files.params, "--base-url", baseUrl];
    const { stdout } = await run(binary, [SCRIPT, ...args], { maxBuffer: 1 << 26 });
    return collect(
      stdout
        .trimEnd()
        .split("\n")
        .map((line): Line => JSON.parse(line)),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

function collect(lines: readonly Line[]): ChatReport {
  const [first, ...rest] = lines;
  const last = rest.pop();
  if (first === undefined || !("started" in first)) throw new Error("the SDK did not start");
  if (last === undefined || !("done" in last)) throw new Error("the stream did not end");
  if (!first.started.node.startsWith(`v${NODE}.`)) throw new Error(`ran on Node ${first.started.node}, not ${NODE}`);
  const events = rest.flatMap((line) => ("event" in line ? [line.event] : []));
  return { ...first.started, events, ...last.done };
}
