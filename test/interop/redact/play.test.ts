import { describe, expect, test } from "vitest";
import { folderOf } from "../../../src/adapters/polly/id/folder.ts";
import { settingsOf } from "../../../src/adapters/polly/settings/settings.ts";
import { matchText } from "../../../src/adapters/polly/settings/text.ts";
import { decode } from "../../../src/entry/node.ts";
import { type Cassette, convert, type FormatId, read, redactCassette, write } from "../../../src/index.ts";
import { strict } from "../../../src/match/presets.ts";
import { bytesOf } from "../../support/files.ts";
import { goAvailable } from "../go/go.mjs";
import { compareInGo } from "../go-vcr/compare.ts";
import { playGo } from "../go-vcr/player.ts";
import { canPlay, PLAYERS as NOCKS, play, playerName } from "../nock/player.ts";
import { PLAYERS as POLLYS, playFiles } from "../polly/player.ts";
import { compare } from "../shared/compare.ts";
import type { TruthExchange } from "../shared/truth.ts";
import { cassette, exchangesOf, secrets } from "./session.ts";

// A file without secrets plays in its real player for a client that sends the placeholders, and answers nobody who sends
// what stood there.

const all = process.env.RESPOOL_INTEROP === "all";
const go = goAvailable();
const formats: readonly FormatId[] = ["go-vcr", "nock", "har", "polly"];

/** A file as it was recorded, without secrets, in its own format or another one. */
async function redacted(from: FormatId, to: FormatId): Promise<Uint8Array> {
  const recorded = await bytesOf((await write(cassette, { to: from, decode })).files);
  const { files } = await convert(recorded, { from, to, decode, redact: {} });
  const bytes = await bytesOf(files);
  for (const secret of secrets) expect(Buffer.from(bytes).includes(secret)).toBe(false);
  return bytes;
}

/** What clients ask, with placeholders in place of secrets, and what they get. */
async function expected(bytes: Uint8Array, from: FormatId): Promise<TruthExchange[]> {
  const { cassette: kept } = await read(bytes, { from, decode });
  const { cassette: clean } = await redactCassette(await decoded(cassette), { decode });
  // The same placeholders come out whichever format the recording was in.
  expect(kept.interactions.map(({ request }) => request.url.replace("api.test:80", "api.test"))).toEqual(
    clean.interactions.map(({ request }) => request.url),
  );
  return exchangesOf(clean);
}

/** The cassette without content codings, as every player gives it. */
async function decoded(of: Cassette): Promise<Cassette> {
  const { files } = await write(of, { to: "har", decode });
  return (await read(await bytesOf(files), { decode })).cassette;
}

const before = exchangesOf(cassette);
/** The requests that held a secret: as they were, they find nothing. */
const asBefore = before.filter(({ request: { url, body } }) => {
  const text = url + Buffer.from(body, "base64").toString();
  return secrets.some((secret) => text.includes(secret) || text.includes(JSON.stringify(secret).slice(1, -1)));
});
const isMiss = (result: object) => "error" in result || ("status" in result && (result.status as number) >= 400);

test("the session holds secrets that matching depends on", () => {
  expect(asBefore.map((one) => one.case)).toEqual(["0 POST /login", "1 POST /login", "2 GET /me", "3 POST /token"]);
});

describe.each(formats)("recorded as %s", (from) => {
  for (const version of ["v3.2.0", "v4.0.7"]) {
    test.skipIf(!go)(`plays in go-vcr ${version}${go ? "" : " (skipped: needs Go)"}`, async () => {
      const bytes = await redacted(from, "go-vcr");
      const exchanges = await expected(bytes, "go-vcr");
      const planOf = (list: readonly TruthExchange[]) => ({
        cases: list.map(({ case: name, request }) => ({ name, follow: false, requests: [request] })),
        exchanges: list,
      });
      expect(compareInGo(await playGo(version, bytes, planOf(exchanges)), exchanges, "undone")).toEqual([]);
      const missed = await playGo(version, bytes, planOf(asBefore));
      // go-vcr 3 does not compare bodies.
      const found = missed.filter((result) => !("error" in result)).map((result) => result.case);
      expect(found).toEqual(
        version.startsWith("v3") ? asBefore.map((one) => one.case).filter((name) => !name.includes("/me")) : [],
      );
    });
  }

  for (const player of NOCKS.filter(({ nock }) => all || nock !== "nock13")) {
    test.skipIf(!canPlay(player))(`plays in ${playerName(player)}`, async () => {
      const bytes = await redacted(from, "nock");
      const exchanges = await expected(bytes, "nock");
      const report = await play({ ...player, definitions: bytes, truth: { origin: "", exchanges } });
      expect(compare(report, { origin: "", exchanges })).toEqual([]);
      const missed = await play({ ...player, definitions: bytes, truth: { origin: "", exchanges: asBefore } });
      expect(missed.results.filter((result) => !isMiss(result))).toEqual([]);
    });
  }

  for (const player of POLLYS.slice(0, 2)) {
    test(`plays in Polly ${player.release} ${player.client}`, async () => {
      const bytes = await redacted(from, "polly");
      const exchanges = await expected(bytes, "polly");
      const match = { text: matchText(settingsOf(strict)) };
      const files = [{ path: `${folderOf("session")}/recording.har`, bytes }];
      const ask = (list: readonly TruthExchange[]) =>
        playFiles(files, { ...player, recording: "session", match, truth: { origin: "", exchanges: list } });
      expect(compare(await ask(exchanges), { origin: "", exchanges }, true)).toEqual([]);
      expect((await ask(asBefore)).results.filter((result) => !isMiss(result))).toEqual([]);
    });
  }
});
