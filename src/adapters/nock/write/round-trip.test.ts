import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyBody, storedBody } from "../../../model/body.ts";
import { bytesToByteString, encodeUtf8 } from "../../../model/bytes.ts";
import { framingHeaders, isFieldValue, isNamed, isToken, nameSet, sameName } from "../../../model/headers.ts";
import type { HeaderList, HttpResponse, Interaction, JsonObject, Notice, StoredBody } from "../../../model/types.ts";
import { urlParts } from "../../../model/url.ts";
import { inMemory } from "../../shared/output-files.ts";
import { read } from "../read/read.ts";
import { write } from "./write.ts";

// What comes back from a file must be what went in, but for what the notices name: no more and no less.

const name = fc.constantFrom(
  "Content-Type",
  "content-length",
  "X-A",
  "x-a",
  "Set-Cookie",
  "Trailer",
  "bad name",
  ":x",
  "connection",
);
const value = fc.oneof(fc.constantFrom("", "5", "é", "a\udcff", "a\nb", "\u007f"), fc.string({ unit: "grapheme" }));
const headers = fc.array(fc.tuple(name, value), { maxLength: 6 });
const json = fc.oneof(
  fc.json(),
  fc.json().map((text) => JSON.stringify(JSON.parse(text), null, 1)),
  fc.constantFrom(
    '{"a":1,"a":2}',
    '{"n":9007199254740993}',
    '{"n":1e999}',
    '{"constructor":1}',
    '{"2":1,"1":1}',
    "[1.0]",
  ),
);
const bytes = fc.oneof(
  json.map(encodeUtf8),
  fc.string({ unit: "binary" }).map(encodeUtf8),
  fc.constantFrom("", "cafe", "c3a9", "\ufeff{}", "data: 1\n\n").map(encodeUtf8),
  fc.uint8Array(),
);
const plain = bytes.map((held) => storedBody(held));
const target = fc
  .oneof(fc.webPath(), fc.webQueryParameters(), fc.string({ unit: "grapheme" }))
  .map((path) => `/${path}`);
const url = fc
  .tuple(fc.constantFrom("http://h.test", "https://h.test:8443", "HTTP://u@H.test:80"), target, fc.webQueryParameters())
  .map(([origin, path, query]) => `${origin}${path.replace("#", "")}?${query.replace("#", "")}`)
  .filter((text) => urlParts(text) !== undefined);
// The stage that runs before the writer takes their bodies away.
const bodiless = new Set([204, 205, 304]);
const response: fc.Arbitrary<HttpResponse> = fc
  .record({
    status: fc.integer({ min: 200, max: 599 }).filter((code) => !bodiless.has(code)),
    headers,
    body: plain,
    gzip: fc.boolean(),
  })
  .map(({ status, headers: list, body, gzip }) => {
    if (!gzip || body.bytes.length === 0) return { kind: "response", status, headers: list, body };
    const packed = storedBody(new Uint8Array(gzipSync(body.bytes)), { coding: "encoded" });
    return { kind: "response", status, headers: [...list, ["Content-Encoding", "gzip"]], body: packed };
  });
const method = fc.constantFrom("GET", "POST", "patch", "PURGE");
const request = fc.record({ method, url, headers, body: plain });
const interactions = fc.array(fc.record({ request, outcome: response }), { maxLength: 3 });

async function throughNock(cassette: readonly Interaction[]): Promise<[Interaction[], Notice[]]> {
  const notices: Notice[] = [];
  const ctx = { notice: (n: Notice) => notices.push(n) };
  const back: Interaction[] = [];
  for (const file of await inMemory(write({ meta: {}, interactions: cassette }, {}, ctx))) {
    const held = file.bytes;
    const source = { name: "x", bytes: async () => held, slice: async () => held, sibling: async () => undefined };
    for await (const interaction of (await read(source, {}, ctx)).interactions) back.push(interaction);
  }
  return [back, notices];
}

/** What a notice may have changed in an interaction, undone step by step. */
function expected(sent: Interaction, said: readonly Notice[]): unknown {
  const has = (code: string, data: JsonObject = {}) =>
    said.some((n) => n.code === code && Object.entries(data).every(([key, held]) => n.data?.[key] === held));
  const { request: asked } = sent;
  const outcome = sent.outcome as HttpResponse & { body: StoredBody };
  const gone = (header: string, held: string) =>
    (has("lost/header", { part: "response", name: header }) && !(isToken(header) && isFieldValue(held))) ||
    has("changed/framing-header", { name: header }) ||
    (sameName(header, "content-encoding") && has("changed/content-coding"));
  const kept: [string, string][] = outcome.headers
    .filter(([header, held]) => !gone(header, held))
    .map(([a, b]) => [a, b]);
  if (has("changed/empty-length")) kept.push(["content-length", "0"]);
  const parts = urlParts(asked.url);
  const path = has("changed/url", { part: "target" }) ? parts?.target : parts?.rawTarget;
  return {
    method: asked.method,
    url: `${parts?.origin}${path}`,
    body: has("lost/request-text")
      ? "?"
      : bodyOf(asked.body as StoredBody, has("changed/request-json") || has("lost/request-json")),
    status: outcome.status,
    headers: kept,
    answer: bytesToByteString(outcome.body.bytes),
  };
}

function bodyOf({ bytes: held }: StoredBody, asValue: boolean): string {
  return asValue
    ? bytesToByteString(encodeUtf8(JSON.stringify(JSON.parse(new TextDecoder().decode(held)))))
    : bytesToByteString(held);
}

test("what went in comes back, but for what the notices name", async () => {
  await fc.assert(
    fc.asyncProperty(interactions, async (cassette) => {
      const [back, notices] = await throughNock(cassette);
      expect(back).toHaveLength(cassette.length);
      for (const [index, sent] of cassette.entries()) {
        const said = notices.filter(({ at }) => at.interaction === index);
        const got = back[index] as Interaction;
        const answer = got.outcome as HttpResponse & { body: StoredBody };
        const coded = said.some(({ code }) => code === "changed/content-coding");
        const packed = coded ? repack(sent, answer.body.bytes) : bytesToByteString(answer.body.bytes);
        expect({
          method: got.request.method,
          url: got.request.url,
          body: said.some(({ code }) => code === "lost/request-text")
            ? "?"
            : bodyOf(got.request.body as StoredBody, false),
          status: answer.status,
          headers: answer.headers,
          answer: packed,
        }).toEqual(expected(sent, said));
        expect(got.request.headers).toEqual([]);
        checkNeeded(sent, got, said);
      }
    }),
    { numRuns: 400 },
  );
});

/** gzip's own bytes are not kept, so the body counts as the same when it packs to the same. */
function repack(sent: Interaction, unpacked: Uint8Array): string {
  const { body, status } = sent.outcome as HttpResponse & { body: StoredBody };
  if (status === 204 || status === 205 || status === 304) return "";
  return bytesToByteString(unpacked.length === 0 ? body.bytes : new Uint8Array(gzipSync(unpacked)));
}

/** Each notice names something that is not there any more. */
function checkNeeded(sent: Interaction, got: Interaction, said: readonly Notice[]): void {
  const names = (list: HeaderList) => list.map(([header]) => header);
  const response = sent.outcome as HttpResponse;
  for (const { code, data } of said) {
    if (code === "lost/request-headers") expect(names(sent.request.headers)).toContain(data?.name);
    else if (code === "lost/header") expect(names(response.headers)).toContain(data?.name);
    else if (code === "changed/framing-header") {
      const all = nameSet([...framingHeaders, "trailer"]);
      expect([names(response.headers).includes(String(data?.name)), isNamed(all, String(data?.name))]).toEqual([
        true,
        true,
      ]);
    } else if (code === "changed/request-json" || code === "lost/request-json") {
      expect(bodyOf(got.request.body as StoredBody, false)).not.toBe(bodyOf(sent.request.body as StoredBody, false));
    } else if (code === "lost/request-text") {
      expect(bodyOf(got.request.body as StoredBody, false)).not.toBe(bodyOf(sent.request.body as StoredBody, false));
    } else if (code === "changed/url") {
      expect(got.request.url).not.toBe(sent.request.url);
    } else {
      expect(["changed/content-coding", "changed/empty-length", "changed/request-text", "lost/url-match"]).toContain(
        code,
      );
    }
  }
  const derived = sent.request.headers.filter(
    ([header, held]) =>
      sameName(header, "content-length") && held === String((sent.request.body as StoredBody).bytes.length),
  );
  const missing = new Set(said.filter(({ code }) => code === "lost/request-headers").map(({ data }) => data?.name));
  expect(missing).toEqual(new Set(names(sent.request.headers.filter((pair) => !derived.includes(pair)))));
}

test("an empty body stays empty", async () => {
  const sent = { method: "GET", url: "http://h/", headers: [], body: emptyBody };
  const outcome = { kind: "response", status: 200, headers: [], body: emptyBody } as const;
  const [back, notices] = await throughNock([{ request: sent, outcome }]);
  expect([back, notices]).toEqual([[{ request: sent, outcome, origin: { file: "x", index: 0 } }], []]);
});
