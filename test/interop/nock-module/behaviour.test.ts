import { describe, expect, test } from "vitest";
import { write } from "../../../src/index.ts";
import { storedBody } from "../../../src/model/body.ts";
import { encodeUtf8 } from "../../../src/model/bytes.ts";
import type { Cassette, HttpResponse, Interaction, MatchPolicy } from "../../../src/model/types.ts";
import { onlyFile } from "../nock/converted.ts";
import { canPlay, PLAYERS, type Player, playerName } from "../nock/player.ts";
import { type AskedRequest, ask } from "./asker.ts";

const text = (value: string) => storedBody(encodeUtf8(value));

function exchange(path: string, answer: string | Partial<HttpResponse>, request: Partial<Interaction["request"]> = {}) {
  const part = typeof answer === "string" ? { body: text(answer) } : answer;
  return {
    request: { method: "GET", url: `http://api.test${path}`, headers: [], body: text(""), ...request },
    outcome: { kind: "response", status: 200, headers: [["Content-Type", "text/plain"]], body: text(""), ...part },
  } satisfies Interaction;
}

const get = (path: string): AskedRequest => ({ url: `http://api.test${path}` });

async function asked(
  player: Player,
  interactions: readonly Interaction[],
  requests: readonly AskedRequest[],
  match: Partial<MatchPolicy> = {},
  set: Record<string, string> = {},
) {
  const cassette: Cassette = { meta: { match: match as MatchPolicy }, interactions };
  const { files, notices } = await write(cassette, { to: "nock", set: { "nock.module": "esm", ...set } });
  return { ...(await ask(player, onlyFile(files), requests)), counts: notices.counts };
}

/** Each answer in one word. */
async function words(...input: Parameters<typeof asked>): Promise<(string | undefined)[]> {
  const { answers } = await asked(...input);
  return answers.map(({ error, pieces }) => error ?? pieces?.join(""));
}

describe.each(PLAYERS.map((player) => [playerName(player), player] as const))("%s", (_, player) => {
  const play = test.skipIf(!canPlay(player));

  play("answers once, the last again, or all in turn", async () => {
    const failed: Interaction = {
      ...exchange("/b", ""),
      outcome: { kind: "failure", message: "gone", code: "ECONNRESET" },
    };
    const streamed = exchange("/b", { body: storedBody(encodeUtf8("xy"), { chunks: [{ end: 1 }, { end: 2 }] }) });
    const recorded = [
      exchange("/a", "1"),
      exchange("/a", "1"),
      exchange("/a", "2"),
      exchange("/b", "b"),
      failed,
      streamed,
    ];
    const requests = ["/a", "/a", "/b", "/b", "/b", "/b", "/a", "/a"].map(get);
    expect(await words(player, recorded, requests)).toEqual([
      "1",
      "1",
      "b",
      "ECONNRESET: gone",
      "xy",
      "no match",
      "2",
      "no match",
    ]);
    expect(await words(player, recorded, requests, { repeat: "last" })).toEqual([
      "1",
      "1",
      "b",
      "ECONNRESET: gone",
      "xy",
      "xy",
      "2",
      "2",
    ]);
    expect(await words(player, recorded, requests, { repeat: "cycle" })).toEqual([
      "1",
      "1",
      "b",
      "ECONNRESET: gone",
      "xy",
      "b",
      "2",
      "1",
    ]);
  });

  play("the first in file order that matches answers, also across origins", async () => {
    const elsewhere = { url: "http://other.test/a" };
    const any = exchange("/a", "any", { method: "POST", body: { kind: "lost", reason: "unknown" } });
    const recorded = [
      exchange("/a", "one", { method: "POST", body: text('{"n":1}') }),
      exchange("/a", "other", elsewhere),
      any,
      exchange("/a", "two", { method: "POST", body: text('{"n":2}') }),
    ];
    const post = (body: string): AskedRequest => ({ ...get("/a"), method: "POST", body });
    expect(await words(player, recorded, [elsewhere, post('{"n":2}'), post('{"n":2}'), post('{ "n": 1 }')])).toEqual([
      "other",
      "any",
      "two",
      "one",
    ]);
  });

  play("ignores what it is told to ignore", async () => {
    const json = { "Content-Type": "application/json" };
    const body = '{"id":1,"items":[{"at":1,"n":1}],"__proto__":{"x":1}}';
    const recorded = [
      exchange("/v1?beta=true&a=1", "json", { method: "POST", body: text(body) }),
      exchange("/form", "form", {
        method: "POST",
        headers: [["Content-Type", "application/x-www-form-urlencoded"]],
        body: text("b=x+y&a=1"),
      }),
      exchange("/upload", "upload", { method: "POST", body: text("--one\r\n\r\n1\r\n--one--\r\n") }),
      exchange("/page", "second", { headers: [["X-Page", "2"]] }),
      exchange("/page", "no page"),
    ];
    const post = (path: string, headers: Record<string, string>, sent: string): AskedRequest => ({
      ...get(path),
      method: "POST",
      headers,
      body: sent,
    });
    const requests = [
      post("/v1?a=1", json, '{"items":[{"n":2}],"__proto__":{"x":1}}'),
      post("/v1?a=1", json, '{"items":[{"n":1}],"id":2,"__proto__":{"x":1}}'),
      post("/form", { "Content-Type": "application/x-www-form-urlencoded" }, "a=1&b=x%20y"),
      post("/upload", { "Content-Type": "multipart/form-data; boundary=two" }, "--two\r\n\r\n1\r\n--two--\r\n"),
      get("/page"),
      { ...get("/page"), headers: { "x-page": "1" } },
      { ...get("/page"), headers: { "x-page": "2" } },
    ];
    const policy = { ignoreQuery: ["beta"], ignoreBody: ["/id", "/items/*/at"], headers: ["x-page"] };
    expect(await words(player, recorded, requests, policy)).toEqual([
      "no match",
      "json",
      "form",
      "upload",
      "no page",
      "no match",
      "second",
    ]);
  });

  play("a body comes in the pieces that it came in", async () => {
    const euro = encodeUtf8("data: €\n\ndata: 2\n\n");
    const chunks = [{ end: 7 }, { end: 11 }, { end: euro.length }];
    const { answers, counts } = await asked(
      player,
      [exchange("/a", { body: storedBody(euro, { chunks }) })],
      [get("/a")],
    );
    expect(counts).toEqual({});
    expect(answers.map(({ pieces }) => pieces)).toEqual([["data: \xe2", "\x82\xac\n\n", "data: 2\n\n"]]);
  });

  play("a body breaks off where it broke off", async () => {
    const broken: Partial<HttpResponse> = {
      body: storedBody(encodeUtf8("half"), { complete: false }),
      brokenBy: { kind: "failure", message: "reset", code: "ECONNRESET" },
    };
    const { answers, counts } = await asked(player, [exchange("/a", broken)], [get("/a")]);
    expect(counts).toEqual({});
    // What a client calls it is up to the client.
    const error = expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/);
    expect(answers.map(({ ms: _ms, ...answer }) => answer)).toEqual([{ status: 200, pieces: ["half"], error }]);
  });

  play("a failure reaches the client", async () => {
    const failures = [{ message: "connect refused", code: "ECONNREFUSED" }, { message: "it's gone" }];
    const interactions = failures.map(
      (failure, i): Interaction => ({
        ...exchange(`/${i}`, ""),
        outcome: { kind: "failure", ...failure },
      }),
    );
    expect(await words(player, interactions, [get("/0"), get("/1")])).toEqual([
      "ECONNREFUSED: connect refused",
      "no code: it's gone",
    ]);
  });

  play("answers take the time that they took, if that is wanted", async () => {
    const body = storedBody(encodeUtf8("ab"), {
      chunks: [
        { end: 1, atMs: 60 },
        { end: 2, atMs: 600 },
      ],
    });
    const timed = [
      { ...exchange("/wait", "x"), timing: { waitMs: 599.6 } },
      { ...exchange("/stream", { body }), timing: { waitMs: 50 } },
      { ...exchange("/fail", ""), timing: { waitMs: 600 }, outcome: { kind: "failure", message: "late" } as const },
    ];
    const requests = ["/wait", "/stream", "/fail"].map(get);
    const slow = await asked(player, timed, requests, {}, { "nock.delays": "recorded" });
    expect(slow.counts).toEqual({});
    for (const { ms } of slow.answers) expect(ms).toBeGreaterThanOrEqual(595);
    const quick = await asked(player, timed, requests);
    expect(quick.counts).toEqual({ "lost/timing": 3 });
    const bare = ({ answers }: typeof quick) => answers.map(({ ms: _ms, ...answer }) => answer);
    expect(bare(quick)).toEqual(bare(slow));
    // The first request also loads what the client needs.
    for (const { ms } of quick.answers.slice(1)) expect(ms).toBeLessThan(500);
  });
});
