import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { settingsOf } from "../../../src/adapters/polly/settings/settings.ts";
import { matchText } from "../../../src/adapters/polly/settings/text.ts";
import { readCassette } from "../../../src/entry/node.ts";
import type { Interaction, StoredBody } from "../../../src/index.ts";
import { strict } from "../../../src/match/presets.ts";
import { complaints } from "../../support/har-schema.ts";
import { goAvailable } from "../go/go.mjs";
import { differencesInGo, type Plan, planOf } from "../go-vcr/player.ts";
import { play as playNock } from "../nock/player.ts";
import { nodeBinary } from "../nodes/index.mjs";
import { CHAT_PARAMS, CHAT_PATH, chatExchange } from "../origin/chat.mjs";
import { startOrigin } from "../origin/server.mjs";
import { ORIGIN, truthOf } from "../origin/truth.mjs";
import { wireResponse } from "../origin/wire.mjs";
import { play as playPolly } from "../polly/player.ts";
import { compare } from "../shared/compare.ts";
import type { Truth } from "../shared/truth.ts";
import { runSession } from "./session.ts";

// Each client into each format, or what tells them apart.
const isAll = process.env.RESPOOL_INTEROP === "all";
const hasNode = nodeBinary(22) !== undefined;
const go = goAvailable();
const needed = hasNode ? "" : " (skipped: needs Node 22)";
const folder = mkdtempSync(join(tmpdir(), "respool-recording-"));
let origin: Awaited<ReturnType<typeof startOrigin>>;
beforeAll(async () => {
  origin = await startOrigin();
});
afterAll(async () => {
  await origin.close();
  rmSync(folder, { recursive: true });
});

const clients = ["http", "fetch", "axios", "undici"] as const;
type Client = (typeof clients)[number];

/** What these clients send otherwise than the origin's cases ask for. */
const unsent: Readonly<Record<Client, readonly string[]>> = {
  http: [],
  fetch: ["query-only-mark", "query-colon-quote"],
  axios: ["query-only-mark", "query-colon-quote", "upload-no-content-type"],
  undici: ["query-only-mark", "query-colon-quote"],
};

/** The origin's requests as they are sent to the machine that it is on; its answers name it by its own name. */
function truthHere(client: Client): Truth {
  const { exchanges, ...truth }: Truth = truthOf();
  const sent = exchanges.filter((one) => !unsent[client].includes(one.case));
  return {
    ...truth,
    exchanges: sent.map((one) => ({ ...one, request: { ...one.request, url: urlHere(one.request.url) } })),
  };
}
function urlHere(url: string): string {
  return url.replace(ORIGIN, origin.url);
}
/** Go's form parser refuses a semicolon in a query, and with it the matcher of v4. */
function planHere(client: Client, version: string): Plan {
  const canPlay = (name: string) => version.startsWith("v3") || name !== "query-semicolon";
  const plan = planOf("media-type", (name) => canPlay(name) && !unsent[client].includes(name));
  const cases = plan.cases.map((one) => ({
    ...one,
    requests: one.requests.map((request) => ({ ...request, url: urlHere(request.url) })),
  }));
  return { ...plan, cases };
}
/** A live answer has the framing that a replayed one lacks. */
const isFraming = (difference: string) => /header (transfer-encoding|connection|keep-alive) /i.test(difference);

/** The cases that a player sees otherwise whoever recorded them. */
const knownOf = {
  // A client that follows redirects goes to the name that the origin gives itself.
  "go-vcr": ["redirect-307-post"],
  // nock 14 takes what follows for a host.
  "nock http": ["path-double-slash", "query-colon-quote"],
  "nock fetch": ["query-colon-quote"],
  "polly http": [],
  // Polly's fetch adapter gives texts without a type one, and all cookies in one value.
  // Our own player: Go spells names in its own way, and Polly joins repeated headers.
  "respool go-vcr": ["header-spelling"],
  "respool har": [],
  "respool nock": [],
  "respool polly": ["header-repeated"],
  "polly fetch": ["json-no-content-type", "header-set-cookies"],
} as const;
const beyond = (player: keyof typeof knownOf, differences: readonly string[]) =>
  differences.filter((one) => !knownOf[player].some((name) => one.startsWith(`${name}: `)));

const formats = [
  { name: "go-vcr", file: "origin.yaml" },
  { name: "har", file: "origin.har" },
  { name: "nock", file: "origin.nock.json" },
  { name: "polly", file: "origin", format: "polly" },
] as const;

describe.each(clients)(`recorded through %s${needed}`, (client) => {
  const isUsual = client === "http" || client === "fetch";
  const wanted = formats.filter(({ name }) => isAll || isUsual || name === "go-vcr");

  describe.each(wanted)("into $name", ({ name, file, ...o }) => {
    const own = join(folder, client, name);
    const cassette = join(own, file);
    const source = { client, cassette, ...o } as const;

    test.skipIf(!hasNode)("the client gets what the origin sent, and again from the recording", async () => {
      const truth = truthHere(client);
      const joined = client !== "http";
      const half = { ...truth, exchanges: truth.exchanges.slice(0, truth.exchanges.length >> 1) };
      await runSession({ ...source, mode: "once", truth: half });
      const [before] = name === "go-vcr" ? [readFileSync(cassette, "utf8")] : [];
      const found = async (mode: "new_episodes" | "none") =>
        compare(await runSession({ ...source, mode, truth }), truth, joined).filter((one) => !isFraming(one));
      expect(beyond(`respool ${name}`, await found("new_episodes"))).toEqual([]);
      if (before !== undefined) expect(readFileSync(cassette, "utf8").startsWith(before)).toBe(true);
      expect(beyond(`respool ${name}`, await found("none"))).toEqual([]);
    });

    if (name === "go-vcr") {
      test.skipIf(!hasNode || !go).each(["v3.2.0", "v4.0.7"])(
        `plays in go-vcr %s${go ? "" : " (skipped: needs Go)"}`,
        async (version) => {
          const plan = planHere(client, version);
          expect(beyond("go-vcr", await differencesInGo(version, readFileSync(cassette), plan, "undone"))).toEqual([]);
        },
      );
    }

    if (name === "nock") {
      test.skipIf(!hasNode).each(["http", "fetch"] as const)("plays in nock 14 for %s", async (player) => {
        const truth = truthHere(client);
        const report = await playNock({
          nock: "nock14",
          client: player,
          node: 20,
          definitions: readFileSync(cassette),
          truth,
        });
        expect(beyond(`nock ${player}`, compare(report, truth))).toEqual([]);
      });
    }

    if (name === "polly") {
      test.skipIf(!hasNode).each(["http", "fetch"] as const)("plays in Polly 6 for %s", async (player) => {
        const truth = truthHere(client);
        const match = { text: matchText(settingsOf(strict)) };
        const report = await playPolly({
          release: "6.0.6",
          client: player,
          folder: own,
          recording: "origin",
          match,
          truth,
        });
        expect(beyond(`polly ${player}`, compare(report, truth, true))).toEqual([]);
      });
    }

    if (name === "har") {
      test.skipIf(!hasNode)("is a HAR by the schema", async () => {
        expect(await complaints(readFileSync(cassette))).toEqual([]);
        expect(readdirSync(own)).toEqual([file]);
      });
    }
  });
});

test.skipIf(!hasNode || !go)(
  `a stream of the OpenAI SDK, recorded and played, and in Go${go ? "" : " (skipped: needs Go)"}${needed}`,
  async () => {
    const cassette = join(folder, "openai.yaml");
    const body = Buffer.from(JSON.stringify(CHAT_PARAMS)).toString("base64");
    const request = { method: "POST", url: origin.url + CHAT_PATH, headers: [], body };
    const asked = { case: "chat", request, response: { status: 200, headers: [], bodySha256: "", bodyBytes: 0 } };
    const source = { client: "openai", cassette, truth: { origin: origin.url, exchanges: [asked] } } as const;
    const live = await runSession({ ...source, mode: "once" });
    expect(live.results).toEqual([expect.objectContaining({ case: "chat", status: 200 })]);
    const [played] = (await runSession({ ...source, mode: "none" })).results;
    expect(played).toMatchObject({ bodySha256: (live.results[0] as { bodySha256: string }).bodySha256 });
    const [recorded] = (await readCassette(cassette)).cassette.interactions as [Interaction];
    const sent = Buffer.from((recorded.request.body as StoredBody).bytes).toString("base64");
    const { headers, decoded } = wireResponse(chatExchange(Buffer.from(sent, "base64")));
    const bodySha256 = createHash("sha256").update(decoded).digest("hex");
    const response = { status: 200, headers, bodySha256, bodyBytes: decoded.length };
    const inGo = { ...request, headers: [["Content-Type", "application/json"]] as const, body: sent };
    const plan = {
      cases: [{ name: "chat", follow: false, requests: [inGo] }],
      exchanges: [{ case: "chat", request: inGo, response }],
    };
    expect(await differencesInGo("v4.0.7", readFileSync(cassette), plan, "undone")).toEqual([]);
  },
);
