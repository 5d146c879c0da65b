import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { linkNock, type Player } from "../nock/player.ts";
import { nodeBinary } from "../nodes/index.mjs";

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL("ask.mjs", import.meta.url));

/** A request as it is sent. */
export interface AskedRequest {
  readonly method?: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back for it. */
export interface AskedAnswer {
  readonly status?: number;
  readonly pieces?: readonly string[];
  readonly error?: string;
  readonly ms: number;
}

/** What a real nock answers when a module, the text of an ES module, has told it what to. */
export async function ask(player: Player, module: Uint8Array, requests: readonly AskedRequest[]) {
  const binary = nodeBinary(player.node);
  if (binary === undefined) throw new Error(`needs Node ${player.node}`);
  const folder = await mkdtemp(join(tmpdir(), "respool-ask-"));
  try {
    await linkNock(folder, player.nock);
    await writeFile(join(folder, "a.nock.mjs"), module);
    await writeFile(join(folder, "requests.json"), JSON.stringify(requests));
    const { stdout } = await run(binary, [
      SCRIPT,
      ...["--nock", player.nock, "--client", player.client],
      ...["--module", join(folder, "a.nock.mjs"), "--requests", join(folder, "requests.json")],
    ]);
    const report: { node: string; answers: AskedAnswer[]; pending: string[] } = JSON.parse(stdout);
    if (!report.node.startsWith(`v${player.node}.`)) throw new Error(`ran on Node ${report.node}, not ${player.node}`);
    return report;
  } finally {
    await rm(folder, { recursive: true });
  }
}
