import fc from "fast-check";
import { storedBody } from "../../src/model/body.ts";
import { encodeUtf8 } from "../../src/model/bytes.ts";
import { fromHeaderBytes } from "../../src/model/headers.ts";
import type { Cassette, HeaderList, HttpResponse, Interaction, StoredBody, Timing } from "../../src/model/types.ts";

// Everything a recording may hold that some target cannot, in small sizes: the shrunk counter-example should be readable.

const token = fc.constantFrom("X-A", "x-a", "X-Trace-Id", "Accept", "Authorization", "ETag", "Set-Cookie", "Via");
const framing = fc.constantFrom("Content-Length", "Transfer-Encoding", "Connection", "keep-alive");
const badName = fc.constantFrom(":status", "a b", "", "é");
const headerValue = fc.oneof(
  fc.constantFrom("", "1", "a, b", "caf\u00e9", "\u2603", "a=1; Path=/"),
  fc.uint8Array({ maxLength: 6 }).map(fromHeaderBytes),
);

const headerList = (...names: fc.Arbitrary<string>[]): fc.Arbitrary<HeaderList> =>
  fc.array(fc.tuple(fc.oneof(...names), headerValue), { maxLength: 4 });

const contentType = fc.constantFrom<HeaderList>(
  [],
  [["Content-Type", "application/json"]],
  [["content-type", "text/plain; charset=utf-8"]],
  [["Content-Type", "application/x-www-form-urlencoded"]],
  [["Content-Type", "text/event-stream"]],
);

const bodyBytes = fc.oneof(
  fc.constant(new Uint8Array(0)),
  fc.json({ maxDepth: 2 }).map(encodeUtf8),
  fc
    .constantFrom(
      "hi",
      "42",
      "null",
      '"s"',
      '{"a": 1.0}',
      '{"a":1e400}',
      '{"n":9007199254740993}',
      '{"__proto__":1}',
      '{"a.b":1,"a":{"b":2}}',
      '{"b":1,"1":2}',
      '{"a":1,"a":2}',
      "cafe is not hex",
      "00ff",
      "a=1&b=2",
      "a=%zz",
      "data: x\n\n",
      "\ufeffx",
      "a\r\nb",
      "[1,2]\n",
    )
    .map(encodeUtf8),
  fc.uint8Array({ maxLength: 8 }),
);

const body: fc.Arbitrary<StoredBody> = bodyBytes.map((bytes) => storedBody(bytes));

const chunked: fc.Arbitrary<StoredBody> = bodyBytes
  .filter((bytes) => bytes.length > 1)
  .map((bytes) => storedBody(bytes, { chunks: [{ end: 1, atMs: 5 }, { end: bytes.length }] }));

const url = fc.oneof(
  fc.constantFrom(
    "http://h.test/",
    "https://h.test:8443/a%2Fb",
    "http://h.test:80/a",
    "HTTPS://H.test",
    "http://h.test/a/../b",
    "http://h.test/a?b=1&b=2#f",
    "http://h.test/%7E%c3%a9",
    "http://h.test/a b?q=é",
    "http://h.test/?a[]=1&flag&e=",
    "ws://h.test/",
  ),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
);

const timing: fc.Arbitrary<Timing> = fc.oneof(
  fc.constant({ waitMs: 94.900458 }),
  fc.constant({ startedAt: "2026-01-02T03:04:05Z", totalMs: 7 }),
);

const optional = <T, K extends string>(key: K, value: fc.Arbitrary<T>): fc.Arbitrary<{ readonly [P in K]?: T }> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: value.map((v) => ({ [key]: v })) },
  ) as fc.Arbitrary<{
    readonly [P in K]?: T;
  }>;

const merged = <T>(...parts: fc.Arbitrary<object>[]): fc.Arbitrary<T> =>
  fc.tuple(...parts).map((values) => Object.assign({}, ...values) as T);

const response: fc.Arbitrary<HttpResponse> = merged(
  fc.record({
    kind: fc.constant("response" as const),
    status: fc.constantFrom(200, 201, 204, 205, 301, 304, 404, 418, 500, 599, 103, 0, 999),
    headers: fc.tuple(contentType, headerList(token, framing, badName)).map(([a, b]) => [...a, ...b]),
    body: fc.oneof({ weight: 6, arbitrary: body }, { weight: 1, arbitrary: chunked }),
  }),
  optional("statusText", fc.constantFrom("OK", "Not Found", "Strange", "")),
  optional("httpVersion", fc.constantFrom("1.0", "1.1", "2")),
  optional("trailers", headerList(token)),
  optional("brokenBy", fc.constant({ kind: "failure" as const, message: "reset", code: "ECONNRESET" })),
);

const outcome = fc.oneof(
  { weight: 12, arbitrary: response },
  { weight: 1, arbitrary: fc.constant({ kind: "failure" as const, message: "refused", code: "ECONNREFUSED" }) },
  { weight: 1, arbitrary: fc.constant({ kind: "unrecorded" as const, reason: "no response" }) },
);

const interaction: fc.Arbitrary<Interaction> = merged(
  fc.record({
    request: merged(
      fc.record({
        method: fc.constantFrom("GET", "POST", "HEAD", "OPTIONS", "DELETE", "PURGE", "bad method"),
        url,
        headers: fc.tuple(contentType, headerList(token, framing)).map(([a, b]) => [...a, ...b]),
        body,
      }),
      optional("httpVersion", fc.constant("2")),
      optional("trailers", headerList(token)),
    ),
    outcome,
  }),
  optional("timing", timing),
  optional("extensions", fc.constant({ other: { field: "x", list: [1] } })),
);

/** Cassettes with hostile headers, URLs and bodies, and with everything that formats may fail to hold. */
export const cassettes: fc.Arbitrary<Cassette> = fc.array(interaction, { maxLength: 4 }).map((interactions) => ({
  meta: {},
  interactions: interactions.map((one, index) => ({ ...one, origin: { index } })),
}));
