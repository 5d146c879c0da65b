import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nodeBinary } from "../nodes/index.mjs";
import { nodes, plainClients, report, title } from "./report.ts";

/** What `play.mjs` prints. */
interface Played {
  readonly clients: Readonly<Record<string, PlayedClient>>;
  /** The clients behind whose sessions a cassette stays in memory. */
  readonly kept: readonly string[];
}

interface PlayedClient {
  readonly plays: unknown;
  readonly misses: { readonly seen: string; readonly attempts: number; readonly end: string };
  readonly leaves: readonly string[];
}

const hello = "grüß dich";
const pieces = ["grüß", " ", "dich"];
const streams = ["openai, stream", "anthropic, stream", "genai, stream", "Bedrock, ConverseStream"];
const sdks = [
  ..."openai|groq|anthropic|genai|Bedrock, Converse|S3, GetObject|S3, PutObject of 3 MB|S3, ListObjectsV2".split("|"),
  ...streams,
];

const folder = mkdtempSync(join(tmpdir(), "respool-clients-"));
afterAll(() => rmSync(folder, { recursive: true }));

for (const { major, undicis } of nodes) {
  const clients = [...plainClients(undicis), ...sdks];

  describe.skipIf(nodeBinary(major) === undefined)(title(major), () => {
    let played: Played;
    beforeAll(async () => {
      played = await report<Played>(major, "play.mjs", folder);
    });

    test("no client is left out", () => {
      expect(Object.keys(played.clients).sort()).toEqual(clients.sort());
    });

    describe.each(clients)("%s", (name) => {
      test("is seen, and plays", () => {
        expect(played.clients[name]?.plays).toEqual(streams.includes(name) ? pieces : hello);
      });

      test("says a miss once, and readably", () => {
        const { seen, ...misses } = played.clients[name]?.misses ?? {};
        expect(misses).toEqual({ attempts: 1, end: "replay/miss" });
        expect(seen).toMatch(/respool: no recorded interaction for (GET|PUT|POST) https?:\/\/\S+\n {2}nearest: .*#0\n/);
        expect(seen).toMatch(/\n {2}method {2}differs {2}recorded DELETE {2}sent (GET|PUT|POST)/);
      });

      test("leaves nothing behind", () => expect(played.clients[name]?.leaves).toEqual([]));
    });

    test("no cassette stays in memory", () => expect(played.kept).toEqual([]));
  });
}
