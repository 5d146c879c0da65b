import { expect, test } from "vitest";
import type { RawInteraction, RawMessage } from "../../src/adapters/go-vcr/raw.ts";
import { readRaw } from "../../src/adapters/go-vcr/read/read.ts";
import { convert, write } from "../../src/index.ts";
import { storedBody } from "../../src/model/body.ts";
import { decodeBase64 } from "../../src/model/bytes.ts";
import { fromByteString } from "../../src/model/headers.ts";
import type { Interaction, Notice } from "../../src/model/types.ts";
import { bytesOf } from "../support/files.ts";
import { recorded } from "../support/recorded.ts";

// What is written for one release, field by field against what that release itself recorded of the same exchanges.

const { exchanges, fileOf } = recorded("go-vcr");
const recordedBy = async (release: string) => (await readRaw(fileOf(release))).interactions;

/** A request field by field, lists by name; what is absent and what is empty are the same to the matcher. */
function requestFields(raw: RawMessage | undefined) {
  if (raw === undefined) throw new Error("no request");
  const lists = (map: RawMessage["form"]) => (map?.pairs ?? []).map(([name, value]) => `${name}: ${value}`);
  const { proto, proto_major, proto_minor, content_length, host, url, method } = raw;
  return {
    ...{ proto, proto_major, proto_minor, content_length, host, url, method },
    transfer_encoding: raw.transfer_encoding ?? [],
    body: Buffer.from(raw.body ?? []).toString("latin1"),
    form: lists(raw.form),
    headers: lists(raw.headers),
  };
}

const byUrl = (all: readonly RawInteraction[]) =>
  new Map(all.map((raw) => [`${raw.request?.method} ${raw.request?.url}`, raw]));

test("version 1 written as version 2 has the requests that go-vcr 4.0.7 records", async () => {
  const { files, notices } = await convert(fileOf("v1.2.0"), { to: "go-vcr", set: { "go-vcr.layout": "omitempty" } });
  const { version, interactions } = await readRaw(await bytesOf(files));
  const newest = byUrl(await recordedBy("v4.0.7"));
  const common = interactions.filter(({ request }) => newest.has(`${request?.method} ${request?.url}`));
  expect(version).toBe(2);
  expect(common.length).toBeGreaterThan(130);
  const differing: unknown[] = [];
  for (const { request, id } of common) {
    const [ours, theirs] = [request, newest.get(`${request?.method} ${request?.url}`)?.request].map(requestFields);
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) differing.push([id, ours, theirs]);
  }
  expect(differing).toEqual([]);
  expect(notices.counts).toEqual({ "assumed/redirect-followed": 3 });
});

test("what another tool recorded has the requests that go-vcr 4.0.7 records, as far as they are known", async () => {
  const interactions = exchanges.map(
    (exchange, index): Interaction => ({
      request: {
        ...exchange.request,
        headers: exchange.request.headers.map(([name, value]) => [name.toLowerCase(), fromByteString(value)]),
        body: storedBody(decodeBase64(exchange.request.body) as Uint8Array),
      },
      outcome: {
        kind: "response",
        ...exchange.response,
        headers: exchange.response.headers.map(([name, value]) => [name, fromByteString(value)]),
        body: storedBody(new Uint8Array(0)),
      },
      origin: { index },
    }),
  );
  const notices: Notice[] = [];
  const { files } = await write(
    { meta: {}, interactions },
    { to: "go-vcr", onNotice: (notice) => notices.push(notice) },
  );
  const written = (await readRaw(await bytesOf(files))).interactions;
  const newest = byUrl(await recordedBy("v4.0.7"));
  const codesAt = (index: number) => notices.filter(({ at }) => at.interaction === index).map(({ code }) => code);
  let compared = 0;
  for (const [index, { request }] of written.entries()) {
    const theirs = newest.get(`${request?.method} ${request?.url}`)?.request;
    const codes = codesAt(index);
    if (theirs === undefined || codes.includes("assumed/request-headers")) continue;
    compared++;
    expect(requestFields(request), exchanges[index]?.case).toEqual(requestFields(theirs));
  }
  expect(compared).toBeGreaterThan(100);
  const followed = interactions.filter((_, index) => codesAt(index).includes("assumed/redirect-followed"));
  expect(followed.map(({ request }) => request.url)).toEqual([
    "http://origin.test/redirect/end",
    "http://origin.test/redirect/posted",
    "http://origin.test/redirect/result",
  ]);
});

test.each([
  ["v4.0.7", "full", "v3.2.0"],
  ["v3.2.0", "omitempty", "v4.0.4"],
  ["v4.0.7", "short", "v1.2.0"],
] as const)("%s written as %s has the requests that %s records", async (from, layout, release) => {
  const { files } = await convert(fileOf(from), { to: "go-vcr", set: { "go-vcr.layout": layout } });
  const { interactions } = await readRaw(await bytesOf(files));
  const theirs = byUrl(await recordedBy(release));
  let compared = 0;
  for (const { request } of interactions) {
    const other = theirs.get(`${request?.method} ${request?.url}`)?.request;
    if (other === undefined) continue;
    compared++;
    expect(requestFields(request)).toEqual(requestFields(other));
  }
  expect(compared).toBeGreaterThan(130);
});

test("what the short layout has no field for is said", async () => {
  const notices: Notice[] = [];
  const set = { "go-vcr.layout": "short" };
  await convert(fileOf("v4.0.7"), { to: "go-vcr", set, onNotice: (notice) => notices.push(notice) });
  const codes = new Set(notices.map(({ code, data }) => `${code} ${data?.path ?? data?.name ?? ""}`.trim()));
  expect([...codes].sort()).toEqual([
    "lost/extension request.host",
    "lost/extension request.proto",
    "lost/extension request.proto_major",
    "lost/extension request.proto_minor",
    "lost/extension response.content_length",
    "lost/extension response.transfer_encoding",
    "lost/extension response.uncompressed",
  ]);
});
