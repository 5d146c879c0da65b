import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { nodeBinary } from "../nodes/index.mjs";

/** The versions of Node that are played on, each with the releases of undici that it can load. */
export const nodes = [
  { major: 20, undicis: ["undici6", "undici7"] },
  { major: 22, undicis: ["undici6", "undici7", "undici8"] },
  { major: 24, undicis: ["undici6", "undici7", "undici8"] },
] as const;

/** The clients of `clients.mjs` that speak to the plain exchange. */
export function plainClients(undicis: readonly string[]): string[] {
  return [
    ..."node:http|node:http, named import|node:http, kept alive|node:https|node:https, through a proxy".split("|"),
    ..."fetch|fetch over one connection|axios|got|ky|node-fetch|superagent".split("|"),
    ...undicis.flatMap((name) =>
      [
        ..."fetch|request|stream|fetch over one connection|request over one connection".split("|"),
        ..."a Pool of two|a Client".split("|"),
      ].map((way) => `${name}, ${way}`),
    ),
  ];
}

/** The name of the suite that runs on a Node. */
export function title(major: 20 | 22 | 24): string {
  return `Node ${major}${nodeBinary(major) === undefined ? ` (skipped: needs Node ${major})` : ""}`;
}

/** Runs a script on a Node of this version, and gives the results that it prints; it has to end by itself. */
export async function report<T>(major: 20 | 22 | 24, script: string, folder: string): Promise<T> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(nodeBinary(major) as string, [file, folder], { timeout: 120_000 });
  const printed: Buffer[] = [];
  const complained: Buffer[] = [];
  child.stdout.on("data", (bytes: Buffer) => printed.push(bytes));
  child.stderr.on("data", (bytes: Buffer) => complained.push(bytes));
  const [status] = await once(child, "close");
  expect([status, status === 0 ? "" : String(Buffer.concat(complained))]).toEqual([0, ""]);
  const { node, results } = JSON.parse(String(Buffer.concat(printed)));
  expect(node).toMatch(new RegExp(`^v${major}\\.`));
  return results;
}
