import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decode } from "../../../src/entry/node.ts";
import { convert, type Notice, write } from "../../../src/index.ts";
import { goAvailable } from "../go/go.mjs";
import { truthOf } from "../origin/truth.mjs";
import type { TruthExchange } from "../shared/truth.ts";
import { originCassette } from "./origin-cassette.ts";
import { differencesInGo, planOf } from "./player.ts";
import { bytesOf } from "./written.ts";

const go = goAvailable();
const needsGo = go ? "" : " (skipped: needs Go)";

/** A release, and what `go-vcr.player` calls it. */
const PLAYERS = [
  { version: "v3.2.0", player: "v3" },
  { version: "v4.0.2", player: "v4.0.3" },
  { version: "v4.0.4", player: "v4" },
  { version: "v4.0.7", player: "v4" },
];

// Go's form parser refuses a semicolon in a query, so neither the recorder nor the matcher of v4 takes such a URL.
const canPlay = (version: string) => (name: string) => version.startsWith("v3") || name !== "query-semicolon";

describe(`what went over the wire plays in go-vcr${needsGo}`, () => {
  for (const { version, player } of PLAYERS) {
    const set = { "go-vcr.player": player };
    const isWanted = canPlay(version);
    const plan = planOf("media-type", isWanted);

    test.skipIf(!go)(version, async () => {
      const { files } = await write(originCassette(isWanted), { to: "go-vcr", set, decode });
      expect(await differencesInGo(version, await bytesOf(files), plan, "undone")).toEqual([]);
    });

    test.skipIf(!go)(`${version}, by way of nock definitions`, async () => {
      const told = new Set<number | undefined>();
      const onNotice = ({ code, at }: Notice) => {
        if (code !== "changed/framing-header") told.add(at.interaction);
      };
      const cassette = originCassette(isWanted);
      const nock = await write(cassette, { to: "nock", decode, onNotice });
      const definitions = await bytesOf(nock.files);
      const { files } = await convert(definitions, { from: "nock", to: "go-vcr", set, decode, onNotice });
      const differing = casesIn(await differencesInGo(version, await bytesOf(files), plan, "undone"));
      expect(differing).toEqual(new Set([...RESPELLED_URLS, ...missedByWayOfNock(player, true)]));
      const names = namesOf(cassette.interactions.length, isWanted);
      expect([...differing].filter((name) => !told.has(names.indexOf(name)))).toEqual([]);
    });
  }
});

/** A URL that nock's client spells otherwise than Go's. */
const RESPELLED_URLS = ["query-colon-quote"];
/** nock definitions hold JSON request bodies as values, and the matcher of v4 compares their bytes. */
const RESPELLED_BODIES = ["upload-json-pretty", "upload-json-key-order", "upload-json-escapes"];
/** nock definitions hold no request headers by default, this media type cannot be guessed, and the matcher of v4 compares it. */
const UNKNOWN_TYPES = [
  "upload-binary-json-reply",
  "upload-binary-text-reply",
  "upload-text-lines",
  "upload-text-numeric",
  "upload-empty",
  "method-patch",
];
/** A compressed request body, which no definition matches in every nock. */
const UNKEPT_BODIES = ["upload-json-gzip"];

/** The cases whose request a player misses once it has gone through nock definitions with or without request headers. */
function missedByWayOfNock(player: string, isWithoutHeaders: boolean): readonly string[] {
  if (player === "v3") return [];
  return [...RESPELLED_BODIES, ...(isWithoutHeaders ? [...UNKNOWN_TYPES, ...UNKEPT_BODIES] : [])];
}

function casesIn(differences: readonly string[]): ReadonlySet<string> {
  return new Set(differences.map((one) => one.slice(0, one.indexOf(":"))));
}

/** The case of each interaction of the origin's cassette. */
function namesOf(count: number, isWanted: (name: string) => boolean): readonly string[] {
  const names = truthOf()
    .exchanges.map((one: TruthExchange) => one.case)
    .filter(isWanted);
  if (names.length !== count) throw new Error(`${names.length} cases for ${count} interactions`);
  return names;
}

const NOCK = new URL("../../fixtures/nock/recorded/", import.meta.url);
const RECORDERS =
  process.env.RESPOOL_INTEROP === "all"
    ? readdirSync(NOCK, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []))
    : ["13.5.6-http", "14.0.17-back", "15.0.6-fetch"];
const { exchanges: nockTruth }: { readonly exchanges: readonly TruthExchange[] } = JSON.parse(
  readFileSync(new URL("truth.json", NOCK), "utf8"),
);

describe(`what nock recorded plays in go-vcr${needsGo}`, () => {
  for (const recorder of RECORDERS) {
    for (const { version, player } of PLAYERS.filter((one) => one.version === "v3.2.0" || one.version === "v4.0.7")) {
      test.skipIf(!go)(`${recorder} in ${version}`, async () => {
        const recorded = nockTruth.filter((one) => !one.notRecordedBy?.includes(recorder)).map((one) => one.case);
        const sound = nockTruth.filter((one) => !one.damagedBy?.includes(recorder)).map((one) => one.case);
        const plan = planOf("media-type", (name) => recorded.includes(name) && canPlay(version)(name));
        const input = readFileSync(new URL(`${recorder}/origin.nock.json`, NOCK));
        const set = { "go-vcr.player": player };
        const { files } = await convert(input, { from: "nock", to: "go-vcr", set, decode });
        const differing = casesIn(await differencesInGo(version, await bytesOf(files), plan, "undone"));
        const missed = [...joinedHeadersOf(recorder), ...missedByWayOfNock(player, !recorder.endsWith("-back"))];
        const isSound = (name: string) => recorded.includes(name) && sound.includes(name);
        expect(new Set([...differing].filter(isSound))).toEqual(new Set(missed.filter(isSound)));
      });
    }
  }
});

/** The cases whose headers fetch gave the recorder joined to one line. */
function joinedHeadersOf(recorder: string): readonly string[] {
  return /fetch|14\.0\.17-back/.test(recorder) ? ["header-repeated"] : [];
}
