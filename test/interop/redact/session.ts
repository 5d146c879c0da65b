import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Cassette, HeaderList, Interaction } from "../../../src/index.ts";
import { emptyBody, storedBody } from "../../../src/model/body.ts";
import { encodeUtf8 } from "../../../src/model/bytes.ts";
import { toByteString } from "../../../src/model/headers.ts";
import type { TruthExchange } from "../shared/truth.ts";

// Put together here, so that no file of the project looks as if it held a token.
const password = 'p@ss"w&rd %1';
const token = `ghp${"_"}${"a1B2".repeat(9)}`;
const key = ["k3y", "9f21", "77aa", "c0de"].join("-");
const session = "s3ss10n4f1e9a7c2";

/** What of these stands in a request that players compare. */
export const secrets: readonly string[] = [password, token, key, session];

const json = (value: object) => encodeUtf8(JSON.stringify(value));
const jsonType: HeaderList = [["Content-Type", "application/json"]];

function exchange(
  method: string,
  target: string,
  sent: { readonly headers?: HeaderList; readonly bytes?: Uint8Array },
  got: { readonly headers?: HeaderList; readonly bytes: Uint8Array; readonly coding?: "encoded" },
): Interaction {
  const headers = sent.headers ?? [];
  return {
    request: {
      method,
      url: `http://api.test${target}`,
      headers,
      body: sent.bytes ? storedBody(sent.bytes) : emptyBody,
    },
    outcome: {
      kind: "response",
      status: 200,
      headers: got.headers ?? jsonType,
      body: storedBody(got.bytes, got.coding && { coding: got.coding }),
    },
  };
}

/** A client logs in, and uses what it was given: in a URL, a form, a body; answers are plain, coded, and a stream. */
export const cassette: Cassette = {
  meta: {},
  interactions: [
    exchange(
      "POST",
      "/login",
      { headers: jsonType, bytes: json({ user: "ann", password }) },
      {
        headers: [...jsonType, ["Set-Cookie", `session=${session}; Path=/`]],
        bytes: json({ access_token: token, hint: `keep ${token} safe`, n: 1 }),
      },
    ),
    exchange(
      "POST",
      "/login",
      { headers: jsonType, bytes: json({ user: "bob", password: `${password}2` }) },
      { bytes: json({ error: "no such user" }) },
    ),
    exchange(
      "GET",
      `/me?api_key=${key}&page=2`,
      {},
      { bytes: json({ key, next: `http://api.test/me?api_key=${key}` }) },
    ),
    exchange(
      "POST",
      "/token",
      {
        headers: [["Content-Type", "application/x-www-form-urlencoded"]],
        bytes: encodeUtf8(`grant_type=refresh_token&refresh_token=${session}&note=a+b`),
      },
      {
        headers: [...jsonType, ["Content-Encoding", "gzip"]],
        bytes: new Uint8Array(gzipSync(JSON.stringify({ access_token: token, expires_in: 60 }))),
        coding: "encoded",
      },
    ),
    exchange(
      "GET",
      "/events",
      {},
      {
        headers: [["Content-Type", "text/event-stream"]],
        bytes: encodeUtf8(`data: {"token":"${token}"}\n\ndata: {"delta":"hi"}\n\ndata: [DONE]\n\n`),
      },
    ),
    exchange("GET", "/plain", {}, { headers: [["Content-Type", "text/plain"]], bytes: encodeUtf8("nothing here") }),
  ],
};

/** What a client sends and has to get for each interaction of a cassette. */
export function exchangesOf({ interactions }: Cassette): TruthExchange[] {
  return interactions.flatMap(({ request, outcome }, i) => {
    if (outcome.kind !== "response" || outcome.body.kind !== "stored" || request.body.kind !== "stored") return [];
    const { bytes } = outcome.body;
    const sent = request.headers.filter(([name]) => /^content-type$/i.test(name));
    return [
      {
        case: `${i} ${request.method} ${new URL(request.url).pathname}`,
        request: {
          method: request.method,
          url: request.url,
          headers: sent.map(([name, value]) => [name, toByteString(value)] as const),
          body: Buffer.from(request.body.bytes).toString("base64"),
        },
        response: {
          status: outcome.status,
          headers: outcome.headers.map(([name, value]) => [name, toByteString(value)] as const),
          bodySha256: createHash("sha256").update(bytes).digest("hex"),
          bodyBytes: bytes.length,
        },
      },
    ];
  });
}
