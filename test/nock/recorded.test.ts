import { expect, test } from "vitest";
import { decode } from "../../src/entry/node.ts";
import { read } from "../../src/index.ts";
import { decodeBody } from "../../src/model/body.ts";
import { fromByteString } from "../../src/model/headers.ts";
import type { HeaderList, HttpResponse, Interaction, StoredBody } from "../../src/model/types.ts";
import type { TruthExchange } from "../interop/shared/truth.ts";
import { recorded, sha256 } from "../support/recorded.ts";

// What the recorders of nock 13 to 15 wrote, against what went over the wire.

const { releases, exchanges: truth, fileOf } = recorded("nock");

/** What nock parses and spells anew: the bytes on the wire cannot be told from the file. */
const respelled = [
  "json-pretty",
  "json-trailing-newline",
  "json-big-numbers",
  "json-escapes",
  "json-duplicate-keys",
  "json-numeric-keys",
  "upload-json-pretty",
  "upload-json-big-numbers",
  "upload-json-key-order",
  "upload-json-escapes",
];
/** Where the client asked, or nock wrote down, another URL than the plan's; fetch then got another answer. */
const otherUrl: Readonly<Record<string, readonly string[]>> = {
  "14.0.17-http": ["query-only-mark", "query-colon-quote", "path-double-slash"],
  "14.0.17-fetch": ["query-only-mark", "query-colon-quote"],
  "14.0.17-back": ["query-only-mark", "query-colon-quote"],
  "15.0.6-http": ["query-only-mark", "query-colon-quote"],
  "15.0.6-fetch": ["query-only-mark", "query-colon-quote"],
};

/** Values by name in lower case, joined as nock 14 and 15 join them; they keep one cookie. */
function joined(headers: HeaderList, isJoined: boolean): readonly (readonly [string, string])[] {
  if (!isJoined) return headers;
  const values = new Map<string, string>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const before = key === "set-cookie" ? undefined : values.get(key);
    values.set(key, before === undefined ? value : `${before}, ${value}`);
  }
  return [...values].sort(([a], [b]) => (a < b ? -1 : 1));
}

function wireView({ request, response }: TruthExchange, isJoined: boolean) {
  const headers = response.headers.map(([name, value]): [string, string] => [name, fromByteString(value)]);
  return {
    method: request.method,
    url: request.url,
    requestBody: request.body,
    status: response.status,
    headers: joined(headers, isJoined),
    body: response.bodySha256,
  };
}

function readView({ request, outcome }: Interaction, isJoined: boolean) {
  const response = outcome as HttpResponse & { readonly body: StoredBody };
  return {
    method: request.method,
    url: request.url,
    requestBody: Buffer.from((request.body as StoredBody).bytes).toString("base64"),
    status: response.status,
    headers: joined(response.headers, isJoined),
    body: sha256(decodeBody(response, decode).body.bytes),
  };
}

test.each(releases)("nock %s: every exchange is as it was on the wire, or said not to be", async (recorder) => {
  const exchanges = truth.filter((exchange) => !exchange.notRecordedBy?.includes(recorder));
  const { cassette, notices } = await read(fileOf(recorder));
  expect(cassette.interactions).toHaveLength(exchanges.length);
  const isJoined = !recorder.startsWith("13.");
  const different: string[] = [];
  let semantic = 0;
  for (const [index, interaction] of cassette.interactions.entries()) {
    const exchange = exchanges[index] as TruthExchange;
    const [request, response] = [interaction.request.body, (interaction.outcome as HttpResponse).body] as StoredBody[];
    const parsed = [request, response].filter((body) => body?.fidelity === "semantic");
    semantic += parsed.length;
    if (otherUrl[recorder]?.includes(exchange.case)) {
      expect(interaction.request.url, exchange.case).not.toBe(exchange.request.url);
      continue;
    }
    const [seen, wire] = [readView(interaction, isJoined), wireView(exchange, isJoined)];
    const isAsSent = seen.requestBody === wire.requestBody && seen.body === wire.body;
    if (!isAsSent) {
      different.push(exchange.case);
      expect(parsed.length, exchange.case).toBeGreaterThan(0);
    }
    const bodies = isAsSent ? {} : { requestBody: "", body: "" };
    expect({ ...seen, ...bodies }, exchange.case).toEqual({ ...wire, ...bodies });
  }
  expect(different).toEqual(respelled);
  expect(notices.first).toEqual([{ code: "assumed/json-spelling", at: {}, data: { count: semantic } }]);
});
