import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { nodeBinary } from "../nodes/index.mjs";
import type { PlayResult } from "../shared/answer.ts";
import type { Truth } from "../shared/truth.ts";

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL("play.mjs", import.meta.url));

/** A nock with the client that it serves and the Node version that it needs. */
export interface Player {
  readonly nock: "nock13" | "nock14" | "nock15";
  readonly client: "http" | "fetch";
  readonly node: 20 | 22;
}

/** The ways in which users play definitions; nock 13 does not see fetch. */
export const PLAYERS: readonly Player[] = [
  { nock: "nock13", client: "http", node: 20 },
  { nock: "nock14", client: "http", node: 20 },
  { nock: "nock14", client: "fetch", node: 20 },
  { nock: "nock15", client: "http", node: 22 },
  { nock: "nock15", client: "fetch", node: 22 },
];

/** What a client got for the requests of a truth document. */
export interface PlayReport {
  readonly node: string;
  readonly nock: string;
  readonly client: string;
  readonly results: readonly PlayResult[];
  /** How many definitions were left over. */
  readonly pending: number;
}

/** What to play, with what, for which requests. */
export interface PlayInput extends Player {
  readonly definitions: Uint8Array;
  /** Default `definitions.json`; another ending says that they are a module. */
  readonly fileName?: string;
  readonly truth: Truth;
  /** Send JSON request bodies with the keys of every object in reverse order. */
  readonly shuffleJson?: boolean;
  /** Give each request all definitions, as if it were the first. */
  readonly alone?: boolean;
}

/** A player's name for a test, which says what is missing when it cannot run. */
export function playerName({ nock, client, node }: Player): string {
  return `${nock} ${client}${nodeBinary(node) ? "" : ` (skipped: needs Node ${node})`}`;
}

/** Whether this machine has what the player needs. */
export function canPlay({ node }: Player): boolean {
  return nodeBinary(node) !== undefined;
}

/** Plays definitions with a real nock in a process of its own. */
export async function play(input: PlayInput): Promise<PlayReport> {
  const binary = nodeBinary(input.node);
  if (binary === undefined) throw new Error(`needs Node ${input.node}`);
  const folder = await mkdtemp(join(tmpdir(), "respool-play-"));
  try {
    const definitions = join(folder, input.fileName ?? "definitions.json");
    const truth = join(folder, "truth.json");
    await writeFile(definitions, input.definitions);
    await linkNock(folder, input.nock);
    await writeFile(truth, JSON.stringify(input.truth));
    const args = [
      SCRIPT,
      "--nock",
      input.nock,
      "--client",
      input.client,
      "--definitions",
      definitions,
      "--truth",
      truth,
    ];
    if (input.shuffleJson) args.push("--shuffle-json");
    if (input.alone) args.push("--alone");
    const { stdout } = await run(binary, args, { maxBuffer: 1 << 26 });
    const report: PlayReport = JSON.parse(stdout);
    if (!report.node.startsWith(`v${input.node}.`)) throw new Error(`ran on Node ${report.node}, not ${input.node}`);
    return report;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Lets modules in a folder import this nock under its own name. */
export async function linkNock(folder: string, nock: Player["nock"]): Promise<void> {
  await mkdir(join(folder, "node_modules"));
  const target = fileURLToPath(new URL(`../node_modules/${nock}`, import.meta.url));
  await symlink(target, join(folder, "node_modules", "nock"), "junction");
}
