import { execFile } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { TRUTH } from "../nock-recorder/cases.mjs";
import { entriesIn } from "./measure.mjs";

const run = promisify(execFile);
const WORKER = fileURLToPath(new URL("worker.mjs", import.meta.url));

/**
 * Makes a recording in a folder of its own and gives the exchanges that are not in it, each with the reason.
 * @returns {Promise<Map<{ readonly case: string }, string>>}
 */
export async function record({ name }, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { stdout } = await run(process.execPath, [WORKER, name, folder], { maxBuffer: 1 << 26 });
  const { results } = JSON.parse(stdout.trimEnd().split("\n").at(-1));
  const entries = entriesIn(folder);
  const missing = new Map();
  let next = 0;
  for (const [index, { id, order, error }] of results.entries()) {
    const entry = entries[next];
    if (entry?._id === id && entry._order === order) next++;
    else missing.set(TRUTH.exchanges[index], error ?? "found by the same id and order as an exchange before it");
  }
  if (next < entries.length) throw new Error(`${name}: ${entries.length - next} entries that belong to no exchange`);
  return missing;
}
