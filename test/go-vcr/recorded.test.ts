import { expect, test } from "vitest";
import { read } from "../../src/index.ts";
import { fromByteString } from "../../src/model/headers.ts";
import type { Body, HeaderList, HttpResponse, Interaction } from "../../src/model/types.ts";
import type { TruthExchange } from "../interop/shared/truth.ts";
import { recorded, sha256 } from "../support/recorded.ts";

// What eight releases of go-vcr recorded, against what went over the wire.

const { releases, exchanges: truth, fileOf } = recorded("go-vcr");

async function interactionsOf(release: string): Promise<readonly Interaction[]> {
  return (await read(fileOf(release), { from: "go-vcr" })).cassette.interactions;
}

const bytesOf = (body: Body) => (body.kind === "stored" ? body.bytes : new Uint8Array(0));

/** Values by name in lower case: Go spells names its own way, and its maps have no order. */
function valuesByName(headers: HeaderList, without: readonly string[]): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (!without.includes(key)) values[key] = [...(values[key] ?? []), value];
  }
  return values;
}

/** Headers that Go's client takes off before a recorder sees them. */
const unseen = ["transfer-encoding", "trailer", "connection", "date"];
const unseenWhenUndone = [...unseen, "content-encoding", "content-length"];
const onWire = (headers: HeaderList): HeaderList => headers.map(([name, value]) => [name, fromByteString(value)]);

/** An exchange as it was on the wire, as far as a recorder at the client sees it. */
function wireView({ request, response }: TruthExchange, undone: boolean, encoded: boolean) {
  return {
    method: request.method,
    url: request.url,
    requestHeaders: valuesByName(onWire(request.headers), unseen),
    requestBody: request.body,
    status: response.status,
    headers: valuesByName(onWire(response.headers), undone ? unseenWhenUndone : unseen),
    body: encoded ? response.wireSha256 : response.bodySha256,
    fidelity: ["exact", "exact"],
  };
}

function readView({ request, outcome }: Interaction) {
  const response = outcome as HttpResponse;
  return {
    method: request.method,
    url: request.url,
    requestHeaders: valuesByName(request.headers, unseen),
    requestBody: Buffer.from(bytesOf(request.body)).toString("base64"),
    status: response.status,
    headers: valuesByName(response.headers, unseen),
    body: sha256(bytesOf(response.body)),
    fidelity: [request.body, response.body].map((body) => (body.kind === "stored" ? body.fidelity : body.kind)),
  };
}

/** Whether a body is on file as it came, in its content coding. */
function isEncoded(interaction: Interaction, { response }: TruthExchange): boolean {
  return (
    response.wireSha256 !== undefined &&
    sha256(bytesOf((interaction.outcome as HttpResponse).body)) === response.wireSha256
  );
}

/** Whether Go undid gzip; the layout of v1 and v2 has no field to say so. */
function isUndone({ outcome }: Interaction, { response }: TruthExchange, release: string): boolean {
  const { body, headers } = outcome as HttpResponse;
  if (!/^v[12]\./.test(release)) return body.kind === "stored" && body.undone === "gzip";
  return response.wireSha256 !== undefined && !headers.some(([name]) => name === "Content-Encoding");
}

test.each(releases)("%s: every exchange is as it was on the wire", async (release) => {
  const exchanges = truth.filter((exchange) => !exchange.notRecordedBy?.includes(release));
  const interactions = await interactionsOf(release);
  expect(interactions.map(({ request }) => `${request.method} ${request.url}`)).toEqual(
    exchanges.map(({ request }) => `${request.method} ${request.url}`),
  );
  let compared = 0;
  for (const [index, interaction] of interactions.entries()) {
    const exchange = exchanges[index] as TruthExchange;
    // Listed by the recorder's own check of what the release reads back from its file.
    if (exchange.damagedBy?.includes(release)) continue;
    compared++;
    const expected = wireView(exchange, isUndone(interaction, exchange, release), isEncoded(interaction, exchange));
    expect(readView(interaction), exchange.case).toEqual(expected);
  }
  expect(compared).toBeGreaterThan(115);
});
