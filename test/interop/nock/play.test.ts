import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { compare } from "../shared/compare.ts";
import type { Headers, Truth, TruthExchange } from "../shared/truth.ts";
import { canPlay, PLAYERS, play, playerName } from "./player.ts";

const ORIGIN = "http://origin.test";
const JSON_TYPE = ["Content-Type", "application/json"] as const;
const UMLAUT = "Z\xc3\xbcrich"; // the UTF-8 bytes, one character each

const DEFINITIONS = [
  {
    scope: `${ORIGIN}:80`,
    method: "GET",
    path: "/cookies",
    status: 200,
    response: "two cookies\r\n",
    rawHeaders: ["Set-Cookie", "a=1", "X-Multi", "one", "Set-Cookie", "b=2", "X-Multi", "two", "X-Place", UMLAUT],
  },
  { scope: ORIGIN, method: "GET", path: "/binary", status: 200, response: "00ff80", responseIsBinary: true },
  {
    scope: ORIGIN,
    method: "POST",
    path: "/object?a=1&a=2",
    body: { b: 1, a: { y: [1, 2], x: null } },
    status: 201,
    response: { id: 7, tags: ["é"] },
    rawHeaders: JSON_TYPE,
  },
  { scope: ORIGIN, method: "GET", path: "/again", status: 200, response: "first" },
  { scope: ORIGIN, method: "GET", path: "/again", status: 503, response: "second" },
  { scope: ORIGIN, method: "HEAD", path: "/a%2Fb:c", status: 302, rawHeaders: ["Location", "/elsewhere"] },
  { scope: ORIGIN, method: "PUT", path: "/upload", body: "00ff80", status: 204 },
];

const TRUTH: Truth = {
  origin: ORIGIN,
  exchanges: [
    exchange("cookies", ["GET", "/cookies"], 200, "two cookies\r\n", [
      ["Set-Cookie", "a=1"],
      ["Set-Cookie", "b=2"],
      ["X-Multi", "one"],
      ["X-Multi", "two"],
      ["X-Place", UMLAUT],
      ["Content-Length", "13"],
    ]),
    exchange("binary", ["GET", "/binary"], 200, Buffer.from("00ff80", "hex")),
    exchange(
      "object",
      ["POST", "/object?a=1&a=2", '{"b":1, "a":{"y":[1,2],"x":null}}\n'],
      201,
      '{"id":7,"tags":["é"]}',
      [JSON_TYPE],
    ),
    exchange("first", ["GET", "/again"], 200, "first"),
    exchange("second", ["GET", "/again"], 503, "second"),
    exchange("redirect", ["HEAD", "/a%2Fb:c"], 302, "", [["Location", "/elsewhere"]]),
    exchange("upload", ["PUT", "/upload", Buffer.from("00ff80", "hex")], 204, ""),
  ],
};

describe.each(PLAYERS.map((player) => [playerName(player), player] as const))("%s", (_, player) => {
  const input = { ...player, definitions: Buffer.from(JSON.stringify(DEFINITIONS)), truth: TRUTH };

  test.skipIf(!canPlay(player))("plays every kind of definition", async () => {
    const report = await play(input);
    expect(compare(report, TRUTH)).toEqual([]);
    expect({ nock: `nock${report.nock.slice(0, 2)}`, client: report.client, pending: report.pending }).toEqual({
      nock: player.nock,
      client: player.client,
      pending: 0,
    });
  });

  test.skipIf(!canPlay(player))("matches JSON whatever the order of its keys", async () => {
    const report = await play({ ...input, shuffleJson: true });
    expect(compare(report, TRUTH)).toEqual([]);
    const asText = DEFINITIONS.map((one) => (one.path.startsWith("/object") ? { ...one, body: '{"b":1}' } : one));
    const missed = await play({ ...input, definitions: Buffer.from(JSON.stringify(asText)) });
    expect(compare(missed, TRUTH)).toEqual([expect.stringMatching(/^object: error .*no match/i)]);
  });

  test.skipIf(!canPlay(player))("a wrong hash, a miss and what is left over are reported", async () => {
    const exchanges = TRUTH.exchanges.filter((one) => one.case !== "upload");
    const wrong = exchanges.map((one) =>
      one.case === "binary" ? { ...one, response: { ...one.response, bodySha256: "0".repeat(64) } } : one,
    );
    const truth = { ...TRUTH, exchanges: [...wrong, exchange("third", ["GET", "/again"], 200, "")] };
    const report = await play({ ...input, truth });
    expect(compare(report, truth)).toEqual([
      "binary: body 3 bytes f742b965f156, not 3 bytes 000000000000",
      expect.stringMatching(/^third: error .*no match/i),
    ]);
    expect(report.pending).toBe(1);
  });
});

function exchange(
  name: string,
  [method, path, body = ""]: readonly [method: string, path: string, body?: string | Buffer],
  status: number,
  responseBody: string | Buffer,
  headers: Headers = [],
): TruthExchange {
  const bytes = Buffer.from(responseBody);
  return {
    case: name,
    request: {
      method,
      url: `${ORIGIN}${path}`,
      headers: typeof body === "string" && body !== "" ? [JSON_TYPE] : [],
      body: Buffer.from(body).toString("base64"),
    },
    response: {
      status,
      headers,
      bodySha256: createHash("sha256").update(bytes).digest("hex"),
      bodyBytes: bytes.length,
    },
  };
}
