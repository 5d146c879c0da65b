import http from "node:http";
import { gzipSync } from "node:zlib";
import nock from "nock";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { write } from "../../src/adapters/nock/write/write.ts";
import { inMemory } from "../../src/adapters/shared/output-files.ts";
import { emptyBody, storedBody } from "../../src/model/body.ts";
import { bytesToByteString, decodeUtf8, encodeUtf8 } from "../../src/model/bytes.ts";
import { toByteString } from "../../src/model/headers.ts";
import type { HeaderList, HttpResponse, Interaction } from "../../src/model/types.ts";

// What we write, the real nock plays: each exchange is written, defined with nock 14 and sent by a client.

interface Answer {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: string;
}
type Client = (interaction: Interaction) => Promise<Answer>;

const text = (value: string) => storedBody(encodeUtf8(value));
const bytesOf = ({ request: { body } }: Interaction) => (body.kind === "stored" ? body.bytes : undefined);

const viaFetch: Client = async (interaction) => {
  const { method, url, headers } = interaction.request;
  const sent = bytesOf(interaction);
  const response = await fetch(url, {
    method,
    headers: headers.map(([name, value]): [string, string] => [name, toByteString(value)]),
    redirect: "manual",
    ...(sent !== undefined && sent.length > 0 && { body: new Uint8Array(sent) }),
  });
  const body = bytesToByteString(new Uint8Array(await response.arrayBuffer()));
  return { status: response.status, headers: [...response.headers], body };
};

const viaHttp: Client = (interaction) =>
  new Promise((resolve, reject) => {
    const { method, url, headers } = interaction.request;
    const sent = bytesOf(interaction) ?? new Uint8Array();
    const { hostname, port, pathname, search } = new URL(url);
    const length = sent.length > 0 ? { "Content-Length": sent.length } : {};
    const options = {
      method,
      hostname,
      port,
      path: pathname + search,
      headers: { ...Object.fromEntries(headers), ...length },
    };
    const client = http.request(options, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("error", reject);
      response.on("end", () => {
        const raw = response.rawHeaders;
        const pairs = raw.flatMap((name, i) => (i % 2 === 0 ? [[name, raw[i + 1] ?? ""] as const] : []));
        resolve({ status: response.statusCode ?? 0, headers: pairs, body: Buffer.concat(pieces).toString("latin1") });
      });
    });
    client.on("error", reject);
    client.end(sent);
  });

const exchange = (request: Partial<Interaction["request"]>, response: Partial<HttpResponse>): Interaction => ({
  request: { method: "GET", url: "http://nock.test/a", headers: [], body: emptyBody, ...request },
  outcome: { kind: "response", status: 200, headers: [], body: emptyBody, ...response },
});
const json = [["Content-Type", "application/json"]] as const;
const post = (body: Uint8Array | string, headers: HeaderList = []) => ({
  method: "POST",
  headers,
  body: typeof body === "string" ? text(body) : storedBody(body),
});

const exchanges: Readonly<Record<string, readonly [Interaction, body?: string, headers?: HeaderList]>> = {
  "two cookies, an empty value, UTF-8 and a bad byte in headers": [
    exchange(
      {},
      {
        headers: [
          ["Set-Cookie", "a=1"],
          ["X-E", ""],
          ["X-U", "é\udcff"],
          ["set-cookie", "b=2"],
        ],
      },
    ),
    "",
    [
      ["Set-Cookie", "a=1"],
      ["X-E", ""],
      ["X-U", "\u00c3\u00a9\u00ff"],
      ["set-cookie", "b=2"],
    ],
  ],
  "a wrong content-length and a trailer header": [
    exchange(
      {},
      {
        headers: [
          ["Content-Length", "300"],
          ["Trailer", "x"],
          ["X-A", "1"],
        ],
        body: text("short"),
      },
    ),
    "short",
    [["X-A", "1"]],
  ],
  "JSON as a value": [exchange({}, { headers: json, body: text('{"b":[1,"é"],"a":null}') })],
  "pretty JSON": [exchange({}, { headers: json, body: text('{\n  "a": 1.0,\n  "big": 12345678901234567890\n}\n') })],
  "JSON without content type": [exchange({}, { body: text('{"a":1}') }), '{"a":1}', []],
  "a JSON text": [exchange({}, { headers: json, body: text('"s"') })],
  "an event stream": [
    exchange({}, { headers: [["Content-Type", "text/event-stream"]], body: text("data: {}\n\ndata: ☂\n\n") }),
  ],
  "a byte order mark": [exchange({}, { headers: [["Content-Type", "text/plain"]], body: text("\ufeffé") })],
  bytes: [
    exchange({}, { headers: [["Content-Type", "image/png"]], body: storedBody(Uint8Array.of(0x89, 0x50, 0, 0xff)) }),
  ],
  gzip: [
    exchange(
      {},
      {
        headers: [
          ["Content-Encoding", "gzip"],
          ["X-A", "1"],
        ],
        body: storedBody(new Uint8Array(gzipSync("plain")), { coding: "encoded" }),
      },
    ),
    "plain",
    [["X-A", "1"]],
  ],
  "204": [exchange({}, { status: 204, headers: [["X-A", "1"]] })],
  "205": [exchange({}, { status: 205 }), "", [["content-length", "0"]]],
  "304": [exchange({}, { status: 304, headers: [["ETag", "x"]] })],
  "a redirect": [exchange({}, { status: 302, headers: [["Location", "/b"]] })],
  HEAD: [exchange({ method: "HEAD" }, { headers: [["X-A", "1"]] })],
  "a query in another spelling": [
    exchange({ url: "http://nock.test/v1/m:gen?b=%C3%A9+x&a[]=1&a[]=2" }, { body: text("q") }),
  ],
  "an empty query": [exchange({ url: "http://nock.test/a?" }, { body: text("q") })],
  "a JSON request": [exchange(post('{"a": 1, "b":[]}', json), { body: text("data: x") })],
  "a JSON request that nock would compare badly": [exchange(post('{"constructor":1}', json), { body: text("x") })],
  "a number as request": [exchange(post("42", json), { body: text("x") })],
  "a form": [exchange(post("b=1&a=%20", [["Content-Type", "application/x-www-form-urlencoded"]]), { body: text("x") })],
  "JSON sent as a form": [
    exchange(post('{"a":1}', [["Content-Type", "application/x-www-form-urlencoded"]]), { body: text("x") }),
  ],
  "bytes in both directions": [exchange(post(Uint8Array.of(0xff, 0)), { body: text("data: x") })],
  "bytes there, JSON back": [exchange(post(Uint8Array.of(0xff, 0)), { headers: json, body: text("{}") })],
  multipart: [
    exchange(
      post("--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b--\r\n", [
        ["Content-Type", "multipart/form-data; boundary=b"],
      ]),
      { body: text("x") },
    ),
  ],
  "a compressed request": [
    exchange(post(new Uint8Array(gzipSync("x")), [["Content-Encoding", "gzip"]]), { body: text("x") }),
  ],
};

async function define(interactions: readonly Interaction[]): Promise<void> {
  for (const { bytes } of await inMemory(write({ meta: {}, interactions }, {}, { notice: () => {} }))) {
    nock.define(JSON.parse(decodeUtf8(bytes) as string));
  }
}

/** Names as fetch shows them: sorted, in lower case. */
function sorted(headers: HeaderList): HeaderList {
  return headers
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());

describe.each([
  ["fetch", viaFetch],
  ["http", viaHttp],
] as const)("nock 14 and %s", (_, send) => {
  test.each(Object.entries(exchanges))("%s", async (_name, [interaction, body, headers]) => {
    await define([interaction]);
    const { status, headers: recorded, body: held } = interaction.outcome as HttpResponse;
    const wanted = body ?? bytesToByteString(held.kind === "stored" ? held.bytes : new Uint8Array());
    const answer = await send(interaction);
    const sent = { status, headers: sorted(headers ?? recorded), body: wanted };
    expect({ ...answer, headers: sorted(answer.headers) }).toEqual(sent);
    expect(nock.isDone()).toBe(true);
  });

  test("equal requests are answered in file order, then no more; another body misses", async () => {
    const ask = exchange(post('{"a":1}', json), {});
    const answers = ["one", "two"].map(
      (word) => ({ ...ask, outcome: { ...ask.outcome, body: text(word) } }) as Interaction,
    );
    await define(answers);
    await expect(send(exchange(post('{"a":2}', json), {}))).rejects.toThrow();
    expect([(await send(ask)).body, (await send(ask)).body]).toEqual(["one", "two"]);
    await expect(send(ask)).rejects.toThrow();
  });
});
