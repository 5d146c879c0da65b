import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startOrigin } from "./server.mjs";
import { truthOf } from "./truth.mjs";

interface Exchange {
  readonly case: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly (readonly [string, string])[];
    readonly body: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers: readonly (readonly [string, string])[];
    readonly bodySha256: string;
    readonly wireSha256?: string;
  };
}

const RECORDED = new URL("../../fixtures/go-vcr/recorded/truth.json", import.meta.url);
const truth: { readonly origin: string; readonly exchanges: readonly Exchange[] } = truthOf();

let origin: { readonly url: string; readonly close: () => Promise<void> };
beforeAll(async () => {
  origin = await startOrigin();
});
afterAll(() => origin.close());

test("the recorded truth is that of the cases", () => {
  const { exchanges, ...rest } = JSON.parse(readFileSync(RECORDED, "utf8"));
  const plain = exchanges.map(({ notRecordedBy, damagedBy, ...exchange }: Record<string, unknown>) => exchange);
  expect({ ...rest, exchanges: plain }).toEqual(truth);
});

test("the origin sends what the truth says", async () => {
  const answers = [];
  for (const exchange of truth.exchanges) answers.push(await send(exchange));
  const expected = truth.exchanges.map(({ case: name, response }) => ({
    case: name,
    status: response.status,
    headers: response.headers.flat(),
    sha256: response.wireSha256 ?? response.bodySha256,
  }));
  expect(answers).toEqual(expected);
});

test("a request that no case names is refused", async () => {
  const unknown = await fetch(`${origin.url}/nowhere`);
  const changed = await fetch(`${origin.url}/upload/json-array`, { method: "POST", body: "[1,2,3]" });
  expect([unknown.status, changed.status]).toEqual([404, 400]);
});

function send(exchange: Exchange) {
  const { method, url, headers, body } = exchange.request;
  const bytes = Buffer.from(body, "base64");
  // Node frames the body of a DELETE only when told its length.
  const length = bytes.length > 0 ? { "Content-Length": String(bytes.length) } : {};
  const options = {
    port: new URL(origin.url).port,
    method,
    path: url.slice(truth.origin.length),
    headers: { ...grouped(headers), ...length },
  };
  return new Promise((resolve, reject) => {
    const sent = request(options, async (response) => {
      const hash = createHash("sha256");
      for await (const chunk of response) hash.update(chunk);
      const { statusCode: status, rawHeaders } = response;
      resolve({ case: exchange.case, status, headers: rawHeaders, sha256: hash.digest("hex") });
    });
    sent.on("error", reject).end(bytes);
  });
}

function grouped(headers: Exchange["request"]["headers"]): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const [name, value] of headers) values[name] = [...(values[name] ?? []), value];
  return values;
}
