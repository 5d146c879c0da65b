import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { settingsOf } from "../../../src/adapters/polly/settings/settings.ts";
import { matchText } from "../../../src/adapters/polly/settings/text.ts";
import { decode } from "../../../src/entry/node.ts";
import { withCassette } from "../../../src/entry/runtime.ts";
import { convert, type Finding, type Interaction, read, validate } from "../../../src/index.ts";
import { routeKey } from "../../../src/match/key.ts";
import { strict } from "../../../src/match/presets.ts";
import { decodeBody } from "../../../src/model/body.ts";
import { headerValue, toByteString } from "../../../src/model/headers.ts";
import type { PlayerName } from "../../../src/verbs/validate/player.ts";
import { viaHttp } from "../../runtime/http.ts";
import { bytesOf } from "../../support/files.ts";
import { goAvailable } from "../go/go.mjs";
import { playGo } from "../go-vcr/player.ts";
import { ask, openOn, type Page } from "../har/page.ts";
import { withPage } from "../har-recorder/playwright.mjs";
import { chromium } from "../har-recorder/programs.mjs";
import { play as playNock } from "../nock/player.ts";
import { playFiles as playPolly } from "../polly/player.ts";
import type { TruthExchange } from "../shared/truth.ts";
import { colliding } from "./colliding.ts";

// What `validate --for` predicts, against the real players: each interaction is asked for alone. What is predicted to be out of
// reach or to be taken for another one gets another answer, or none; everything else plays.

const fixture = (path: string) => readFile(new URL(`../../fixtures/${path}`, import.meta.url));
const recordings: readonly (readonly [name: string, take: () => Promise<Uint8Array>])[] = [
  ["what go-vcr recorded", () => fixture("go-vcr/recorded/v4.0.7/origin.yaml")],
  ["what Chrome exported", () => fixture("har/recorded/devtools-h1/visit.har")],
  ["a recording full of equal requests", colliding],
];

const match = { text: matchText(settingsOf(strict)) };

/** What came back: a status and the hash of a body; nothing where there was no answer. */
type Got = { readonly status: number; readonly bodySha256: string } | undefined;
type Ask = (asked: readonly TruthExchange[], recording: Uint8Array) => Promise<readonly Got[]>;

const withAll = process.env.RESPOOL_INTEROP === "all";
const browser = withAll ? chromium() : undefined;
const go = goAvailable();

const asks: Readonly<Record<PlayerName, Ask>> = {
  async "go-vcr"(asked, recording) {
    const { files } = await convert(recording, { to: "go-vcr", decode });
    const cases = asked.map(({ case: name, request }) => ({ name, follow: false, requests: [request] }));
    return (await playGo("v4.0.7", await bytesOf(files), { cases }, ["-alone"])).map(gotOf);
  },
  async nock(asked, recording) {
    const { files } = await convert(recording, { to: "nock", decode });
    const truth = { origin: "", exchanges: asked };
    const definitions = await bytesOf(files);
    return (await playNock({ nock: "nock14", client: "http", node: 20, definitions, truth, alone: true })).results.map(
      gotOf,
    );
  },
  async polly(asked, recording) {
    const { files } = await convert(recording, { to: "polly", decode, recording: "alone" });
    const truth = { origin: "", exchanges: asked };
    const { results } = await playPolly(files, {
      release: "6.0.6",
      client: "http",
      recording: "alone",
      match,
      truth,
      alone: true,
    });
    return results.map(gotOf);
  },
  async runtime(asked, recording) {
    const answers: Got[] = [];
    const file = join(folder, "tape");
    await writeFile(file, recording);
    for (const { request } of asked) {
      const { method, url, headers, body } = request;
      const bytes = Buffer.from(body, "base64");
      const framing = bytes.length > 0 ? ["content-length", String(bytes.length)] : [];
      const sent = () => viaHttp(url, { method, headers: [...headers.flat(), ...framing], body: bytes });
      const answer = await withCassette(file, {}, sent).catch(() => undefined);
      answers.push(answer && { status: answer.status, bodySha256: hash(plainPieces(answer)) });
    }
    return answers;
  },
  async playwright(asked, recording) {
    const { files } = await convert(recording, { to: "har", set: { "har.player": "playwright" }, decode });
    const file = join(folder, "alone.har");
    await writeFile(file, await bytesOf(files));
    const origin = new URL(asked[0]?.request.url ?? "").origin;
    const requests = asked.map(({ request: { method, url, headers, body } }) => ({
      method,
      url,
      body,
      type: headers.find(([name]) => name.toLowerCase() === "content-type")?.[1],
    }));
    let answers: readonly { status: number; body: string }[] = [];
    await withPage({}, async (page: Page) => {
      await openOn(page, file, origin);
      answers = await page.evaluate(ask, requests);
    });
    return answers.map(({ status, body }) =>
      status < 0 ? undefined : { status, bodySha256: hash(Buffer.from(body, "base64")) },
    );
  },
};

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "respool-predicted-"));
});
afterAll(() => rm(folder, { recursive: true }));

const missing: Readonly<Partial<Record<PlayerName, string>>> = {
  ...(!go && { "go-vcr": " (skipped: needs Go)" }),
  ...(browser === undefined && { playwright: withAll ? " (skipped: needs chromium)" : " (skipped: needs --all)" }),
};

describe.each(recordings)("%s", (_, take) => {
  const players = Object.keys(asks) as PlayerName[];
  for (const player of players) {
    test.skipIf(missing[player] !== undefined)(`${player}${missing[player] ?? ""}`, async () => {
      const recording = new Uint8Array(await take());
      const { cassette } = await read(recording, { decode });
      const bad = await predicted(recording, player);
      const written = player === "go-vcr" ? await headersInGo(recording) : undefined;
      // Go's client itself asks for where a redirect leads, and says where it comes from.
      const isFollowed = (place: number) =>
        headerValue(written?.get(place)?.request.headers ?? [], "referer") !== undefined;
      // The runtime reads the whole file for each.
      const isWorthIt = (place: number) => player !== "runtime" || bad.has(place) || place % 4 === 0;
      const places = cassette.interactions.flatMap((interaction, place) =>
        canBeAsked(interaction, player) && !isFollowed(place) && isWorthIt(place) ? [place] : [],
      );
      const asked = places.map((place) => exchangeOf(cassette.interactions[place] as Interaction, place, written));
      const answers = await asks[player](asked, recording);
      const wrong = places.flatMap((place, i) => {
        const own = answersOf(cassette.interactions[place] as Interaction);
        const got = answers[i];
        const plays = got !== undefined && own.some((one) => isSame(one, got));
        const prediction = bad.get(place);
        if (plays === (prediction === undefined)) return [];
        // That another one answers shows only where it answers something else.
        const others = othersOnRoute(cassette.interactions, place);
        if (plays && others.some((other) => answersOf(other).some((one) => isSame(one, got)))) return [];
        const { method, url } = (cassette.interactions[place] as Interaction).request;
        return [`#${place} ${method} ${url}: ${prediction ?? "to play"}, got ${got?.status}`];
      });
      expect(wrong).toEqual([]);
      expect(asked.length - bad.size).toBeGreaterThan(2);
    });
  }
});

async function predicted(recording: Uint8Array, player: PlayerName): Promise<ReadonlyMap<number, string>> {
  const found: Finding[] = [];
  await validate(recording, { decode, for: player, onFinding: (finding) => found.push(finding) });
  return new Map(
    found.flatMap(({ code, at, data }) =>
      code.startsWith("player/") && at.interaction !== undefined
        ? [[at.interaction, `${code} ${data?.why ?? data?.first}`]]
        : [],
    ),
  );
}

/** What a client could send at all. */
function canBeAsked({ request, outcome }: Interaction, player: PlayerName): boolean {
  if (!/^http:/.test(request.url) || !/^[A-Za-z]+$/.test(request.method) || request.method === "CONNECT") return false;
  // Nobody knows what was sent.
  const isCoded = headerValue(request.headers, "content-encoding") !== undefined;
  if (request.body.kind === "lost" || (isCoded && request.body.coding !== "encoded")) return false;
  // A failure that is replayed is no answer.
  if (outcome.kind === "failure" || (outcome.kind === "response" && outcome.brokenBy !== undefined)) return false;
  if (player !== "playwright") return true;
  // A page cannot see redirects, send TRACE or a body with GET, or get one with HEAD.
  const isRedirect = outcome.kind === "response" && outcome.status >= 300 && outcome.status < 400;
  return !isRedirect && !/^(TRACE|HEAD)$/.test(request.method) && !(request.method === "GET" && size(request.body) > 0);
}

function exchangeOf(
  { request }: Interaction,
  place: number,
  written?: ReadonlyMap<number, Interaction>,
): TruthExchange {
  const { method, url, headers, body } = {
    ...request,
    headers: written?.get(place)?.request.headers ?? request.headers,
  };
  const ours = /^(:.*|host|content-length|connection|transfer-encoding|keep-alive)$/i;
  return {
    case: String(place),
    request: {
      method,
      url: url.replace(/#.*$/, ""),
      headers: headers.filter(([name]) => !ours.test(name)).map(([name, value]) => [name, toByteString(value)]),
      body: body.kind === "stored" ? Buffer.from(body.bytes).toString("base64") : "",
    },
    response: { status: 0, headers: [], bodySha256: "", bodyBytes: 0 },
  };
}

/** go-vcr compares all headers; a Go client sends those that are in the file. */
async function headersInGo(recording: Uint8Array): Promise<ReadonlyMap<number, Interaction>> {
  const skipped = new Set<number | undefined>();
  const { files } = await convert(recording, {
    to: "go-vcr",
    decode,
    onNotice: ({ code, at }) => code.startsWith("skipped/") && skipped.add(at.interaction),
  });
  const { cassette } = await read(await bytesOf(files));
  const { cassette: before } = await read(recording, { decode });
  const places = before.interactions.map((_, place) => place).filter((place) => !skipped.has(place));
  return new Map(places.map((place, i) => [place, cassette.interactions[i] as Interaction]));
}

/** What may come: the body without its coding, or with it where the player leaves that to the client. */
function answersOf({ request, outcome }: Interaction): readonly Exclude<Got, undefined>[] {
  if (outcome.kind !== "response") return [];
  const { status, headers, body } = outcome;
  const empty = [{ status, bodySha256: hash(new Uint8Array(0)) }];
  if (body.kind === "lost") return body.reason === "redirect" ? empty : [];
  if (request.method === "HEAD" || status === 204 || status === 205) return empty;
  const plain = decodeBody({ headers, body }, decode).body;
  return [plain.bytes, body.bytes].map((bytes) => ({
    status: status === 304 && bytes.length > 0 ? 200 : status,
    bodySha256: hash(bytes),
  }));
}

function isSame(a: Exclude<Got, undefined>, b: Got): boolean {
  return a.status === b?.status && a.bodySha256 === b.bodySha256;
}

function othersOnRoute(interactions: readonly Interaction[], place: number): Interaction[] {
  const key = routeKey((interactions[place] as Interaction).request);
  return interactions.filter(({ request }, i) => i !== place && routeKey(request) === key);
}

function gotOf(result: { readonly error: string } | { readonly status: number; readonly bodySha256: string }): Got {
  return "error" in result && result.error ? undefined : (result as Exclude<Got, undefined>);
}

/** node:http leaves a coding as it is. */
function plainPieces({ rawHeaders, pieces }: { rawHeaders: readonly string[]; pieces: readonly Buffer[] }): Uint8Array {
  const headers = rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? ""] as const] : []));
  const bytes = new Uint8Array(Buffer.concat(pieces));
  const body = { kind: "stored", bytes, coding: "encoded", fidelity: "exact", complete: true } as const;
  return decodeBody({ headers, body }, decode).body.bytes;
}

function size(body: Interaction["request"]["body"]): number {
  return body.kind === "stored" ? body.bytes.length : 0;
}

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
