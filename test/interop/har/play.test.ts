import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { decode, fileSource } from "../../../src/entry/node.ts";
import { type Interaction, read, replayable, write } from "../../../src/index.ts";
import { headerValue } from "../../../src/model/headers.ts";
import { formatById } from "../../../src/registry.ts";
import { aligned, differences, truthIn } from "../../support/browser-truth.ts";
import { goAvailable } from "../go/go.mjs";
import { playGo } from "../go-vcr/player.ts";
import { onlyFile } from "../nock/converted.ts";
import { canPlay, PLAYERS, type PlayResult, play, playerName } from "../nock/player.ts";
import type { TruthExchange } from "../nock/truth.ts";

// What browsers and proxies recorded, converted, in the real players: each exchange that the producer kept whole has to
// come back with the status and the bytes that the origin sent.

const RECORDED = fileURLToPath(new URL("../../fixtures/har/recorded/", import.meta.url));
const NEWEST = ["devtools-h2", "firefox", "mitmproxy", "playwright-zip", "chrome-har"];
const ALL = readdirSync(RECORDED).filter((name) => name !== "README.md");
const NAMES = process.env.RESPOOL_INTEROP === "all" ? ALL : NEWEST;

/** A recording as a player gets it: its interactions, and which of them are told apart by what they have to answer. */
async function visit(name: string, to: string) {
  const folder = `${RECORDED}${name}`;
  const file = `${folder}/${readdirSync(folder).find((each) => each.startsWith("visit."))}`;
  const { cassette } = await read(fileSource(file), { decode });
  const kept: Interaction[] = [];
  for await (const one of replayable(cassette.interactions, formatById(to), {}, () => undefined)) kept.push(one);
  const sound = aligned(truthIn(folder), cassette.interactions).filter(
    ([exchange, interaction]) => differences(exchange, interaction).length === 0,
  );
  const indexes = new Map(sound.map(([exchange, interaction]) => [interaction?.origin?.index, exchange] as const));
  const exchanges = kept.flatMap((interaction): TruthExchange[] => {
    const exchange = indexes.get(interaction.origin?.index);
    // An answer from the cache has the status that the stage gave it.
    if (exchange === undefined || exchange.response.status === 304) return [];
    return [exchangeOf(interaction, exchange.response.status)];
  });
  return { cassette, exchanges };
}

function exchangeOf({ request, outcome, origin }: Interaction, status: number): TruthExchange {
  if (outcome.kind !== "response" || outcome.body.kind === "lost" || request.body.kind === "lost")
    throw new Error("lost");
  const type = headerValue(request.headers, "content-type");
  const { bytes } = outcome.body;
  return {
    case: `${origin?.index} ${request.method} ${request.url}`,
    request: {
      method: request.method,
      url: request.url,
      headers: type === undefined ? [] : [["Content-Type", type]],
      body: Buffer.from(request.body.bytes).toString("base64"),
    },
    response: {
      status,
      headers: [],
      bodySha256: createHash("sha256").update(bytes).digest("hex"),
      bodyBytes: bytes.length,
    },
  };
}

function missed(results: readonly PlayResult[], exchanges: readonly TruthExchange[]): string[] {
  return exchanges.flatMap(({ case: name, response }, i) => {
    const result = results[i];
    if (result === undefined || "error" in result) return [`${name}: ${result?.error}`];
    const isSame = result.status === response.status && result.bodySha256 === response.bodySha256;
    return isSame ? [] : [`${name}: ${result.status}, ${result.bodyBytes} bytes`];
  });
}

describe.each(NAMES)("%s", (name) => {
  for (const player of PLAYERS) {
    test.skipIf(!canPlay(player))(`in ${playerName(player)}`, async () => {
      const { cassette, exchanges } = await visit(name, "nock");
      const { files } = await write(cassette, { to: "nock", decode });
      const truth = { origin: "http://127.0.0.1:7480", exchanges };
      const { results } = await play({ ...player, definitions: onlyFile(files), truth });
      expect(exchanges.length).toBeGreaterThan(35);
      expect(missed(results, exchanges)).toEqual([]);
    });
  }

  const go = goAvailable();
  for (const [version, release] of [
    ["v3.2.0", "v3"],
    ["v4.0.7", "v4"],
  ] as const) {
    test.skipIf(!go)(`in go-vcr ${version}${go ? "" : " (skipped: needs Go)"}`, async () => {
      const { cassette, exchanges } = await visit(name, "go-vcr");
      // What the file cannot say exactly is told: of 4 that it compares a media type which the recording does not have.
      const told = new Set<string>();
      const { files } = await write(cassette, {
        to: "go-vcr",
        decode,
        set: { "go-vcr.player": release, "go-vcr.redirects": "manual" },
        onNotice: ({ code, at }) => code === "assumed/request-content-type" && told.add(`${at.interaction} `),
      });
      const cases = exchanges.map((one) => ({ name: one.case, follow: false, requests: [one.request] }));
      const results = await playGo(version, onlyFile(files), { cases, exchanges });
      const untold = missed(results, exchanges).filter((one) => ![...told].some((start) => one.startsWith(start)));
      expect(untold).toEqual([]);
    });
  }
});
