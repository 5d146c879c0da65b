import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nodeBinary } from "../nodes/index.mjs";

/** What `play.mjs` prints of a client. */
interface Played {
  readonly plays: unknown;
  readonly misses: { readonly seen: string; readonly attempts: number; readonly end: string };
  readonly leaves: readonly string[];
}

/** What `cross.mjs` prints of a client. */
interface Crossed {
  readonly answers: number;
  readonly crossed: number;
  readonly errors: readonly string[];
}

const run = promisify(execFile);
const hello = "grüß dich";
const pieces = ["grüß", " ", "dich"];

const plain = [
  ..."node:http|node:http, named import|node:http, kept alive|node:https|node:https, through a proxy|fetch".split("|"),
  ..."axios|got|ky|node-fetch|superagent".split("|"),
];
const undici = (name: string) =>
  "fetch|request|stream|fetch over one connection|request over one connection|a Pool of two|a Client"
    .split("|")
    .map((way) => `${name}, ${way}`);
const bound = ["node:http", "node:http, kept alive", "fetch", "undici7, request over one connection"];
const streams = ["openai, stream", "anthropic, stream", "genai, stream", "Bedrock, ConverseStream"];
const sdks = [
  ..."openai|groq|anthropic|genai|Bedrock, Converse|S3, GetObject|S3, PutObject of 3 MB|S3, ListObjectsV2".split("|"),
  ...streams,
];
const nodes = [
  { major: 20, undicis: ["undici6", "undici7"] },
  { major: 22, undicis: ["undici6", "undici7", "undici8"] },
  { major: 24, undicis: ["undici6", "undici7", "undici8"] },
] as const;

const folder = mkdtempSync(join(tmpdir(), "respool-clients-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a script on a Node of this version; it has to end by itself. */
async function report<T>(major: 20 | 22 | 24, script: string): Promise<Readonly<Record<string, T>>> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const { stdout } = await run(nodeBinary(major) as string, [file, folder], { timeout: 120_000, maxBuffer: 1 << 26 });
  const { node, results } = JSON.parse(stdout);
  expect(node).toMatch(new RegExp(`^v${major}\\.`));
  return results;
}

for (const { major, undicis } of nodes) {
  const missing = nodeBinary(major) === undefined;
  const clients = [...plain, ...undicis.flatMap(undici)];

  describe.skipIf(missing)(`Node ${major}${missing ? ` (skipped: needs Node ${major})` : ""}`, () => {
    let played: Readonly<Record<string, Played>> = {};
    let crossed: Readonly<Record<string, Crossed>> = {};
    beforeAll(async () => {
      played = await report<Played>(major, "play.mjs");
      crossed = await report<Crossed>(major, "cross.mjs");
    });

    test("no client is left out", () => {
      expect(Object.keys(played).sort()).toEqual([...clients, ...sdks].sort());
      expect(Object.keys(crossed).sort()).toEqual([...clients, ...bound.map((name) => `${name}, bound`)].sort());
    });

    describe.each([...clients, ...sdks])("%s", (name) => {
      test("is seen, and plays", () => {
        expect(played[name]?.plays).toEqual(streams.includes(name) ? pieces : hello);
      });

      test("says a miss once, and readably", () => {
        const { seen, ...misses } = played[name]?.misses ?? {};
        expect(misses).toEqual({ attempts: 1, end: "replay/miss" });
        expect(seen).toMatch(/respool: no recorded interaction for (GET|PUT|POST) https?:\/\/\S+\n {2}nearest: .*#0\n/);
        expect(seen).toMatch(/\n {2}method {2}differs {2}recorded DELETE {2}sent (GET|PUT|POST)/);
      });

      test("leaves nothing behind", () => expect(played[name]?.leaves).toEqual([]));
    });

    test.each(clients)("%s: 200 requests of 20 sessions at once, none crossed", (name) => {
      expect(crossed[name]).toEqual({ answers: 200, crossed: 0, errors: [] });
    });

    test.each(bound)("%s, by sessions that are bound: none crossed", (name) => {
      expect(crossed[`${name}, bound`]).toEqual({ answers: 200, crossed: 0, errors: [] });
    });
  });
}
