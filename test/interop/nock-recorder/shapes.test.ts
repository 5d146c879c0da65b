import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decode } from "../../../src/entry/node.ts";
import { read } from "../../../src/index.ts";
import { decodeBody } from "../../../src/model/body.ts";
import { toByteString } from "../../../src/model/headers.ts";
import type { HttpResponse, Interaction, StoredBody } from "../../../src/model/types.ts";
import { canPlay, PLAYERS, play, playerName } from "../nock/player.ts";
import type { TruthExchange } from "../shared/truth.ts";

// Every shape that a definition can have is read as the real nock plays it.

const bytes = new Uint8Array(
  readFileSync(new URL("../../fixtures/nock/shapes/definitions.nock.json", import.meta.url)),
);
const { cassette } = await read(bytes);

const sha256 = (body: Uint8Array) => createHash("sha256").update(body).digest("hex");

/** A request that the definition should answer; one without a body of its own takes any. */
function exchangeOf({ request, outcome }: Interaction): TruthExchange {
  const response = outcome as HttpResponse & { readonly body: StoredBody };
  const body = decodeBody(response, decode).body.bytes;
  return {
    case: `${request.method} ${request.url}`,
    request: {
      method: request.method,
      url: request.url,
      headers: request.headers.map(([name, value]) => [name, toByteString(value)]),
      body: Buffer.from(request.body.kind === "stored" ? request.body.bytes : []).toString("base64"),
    },
    response: {
      status: response.status,
      headers: response.headers.map(([name, value]) => [name, toByteString(value)]),
      bodySha256: sha256(body),
      bodyBytes: body.length,
    },
  };
}

const exchanges = cassette.interactions.map(exchangeOf);
const truth = { origin: "http://shapes.test", exchanges };

/** What a client gets: node:http hands it the coded bytes, which are those on file. */
const expected = (isFetch: boolean) =>
  cassette.interactions.map((interaction, index) => {
    const { case: name, response } = exchanges[index] as TruthExchange;
    const { body } = interaction.outcome as HttpResponse & { readonly body: StoredBody };
    return { case: name, status: response.status, bodySha256: isFetch ? response.bodySha256 : sha256(body.bytes) };
  });

for (const player of PLAYERS) {
  test.skipIf(!canPlay(player))(playerName(player), async () => {
    const report = await play({ ...player, definitions: bytes, truth });
    const answers = report.results.map((result) =>
      "error" in result ? result : { case: result.case, status: result.status, bodySha256: result.bodySha256 },
    );
    expect(answers).toEqual(expected(player.client === "fetch"));
    expect(report.pending).toBe(0);
  });
}
