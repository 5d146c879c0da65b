import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { decode } from "../../src/entry/node.ts";
import { convert, read, write } from "../../src/index.ts";
import { emptyBody, storedBody } from "../../src/model/body.ts";
import { encodeUtf8 } from "../../src/model/bytes.ts";
import type { JsonObject } from "../../src/model/types.ts";
import { bytesOf } from "../support/files.ts";

// What node:http gave under Polly 1.4.1: lists of header values, `postData` for every request, pieces in hex that nothing
// tells from text.

const sent = gzipSync('{"a":1}');
const entry: JsonObject = {
  _id: "0123456789abcdef0123456789abcdef",
  _order: 0,
  cache: {},
  request: {
    bodySize: 0,
    cookies: [],
    headers: [
      { name: "accept", value: ["*/*"] },
      { name: "host", value: "h.test" },
    ],
    headersSize: 63,
    httpVersion: "HTTP/1.1",
    method: "GET",
    postData: { mimeType: "text/plain" },
    queryString: [],
    url: "http://h.test/a",
  },
  response: {
    bodySize: 0,
    content: {
      mimeType: "application/json",
      size: 0,
      text: JSON.stringify([sent.subarray(0, 12), sent.subarray(12)].map((piece) => piece.toString("hex"))),
    },
    cookies: [],
    headers: [
      { name: "content-encoding", value: "gzip" },
      { name: "content-type", value: "application/json" },
    ],
    headersSize: 0,
    httpVersion: "HTTP/1.1",
    redirectURL: "",
    status: 200,
    statusText: "OK",
  },
  startedDateTime: "2018-11-22T16:00:00.000Z",
  time: 12,
  timings: { blocked: -1, connect: -1, dns: -1, receive: 0, send: 0, ssl: -1, wait: 12 },
};
const recording = (one: JsonObject) => {
  const log = {
    _recordingName: "x",
    creator: { comment: "persister:fs", name: "Polly.JS", version: "1.4.1" },
    entries: [one],
    pages: [],
    version: "1.2",
  };
  return encodeUtf8(`${JSON.stringify({ log }, null, 2)}\n`);
};
const contentOf = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)).log.entries[0].response.content;

test("a coded answer in hex pieces is read as its bytes, and written as it was", async () => {
  const { cassette, notices } = await read(recording(entry), { decode });
  const [one] = cassette.interactions;
  expect(notices.counts).toEqual({});
  expect(one?.request.headers).toEqual([
    ["accept", "*/*"],
    ["host", "h.test"],
  ]);
  expect(one?.request.body).toEqual(emptyBody);
  expect(one?.outcome).toMatchObject({
    body: storedBody(new Uint8Array(sent), { coding: "encoded", chunks: [{ end: 12 }, { end: sent.length }] }),
  });
  const { files } = await write(cassette, { to: "polly" });
  expect(contentOf(await bytesOf(files))).toEqual((entry.response as JsonObject).content);
  const again = await read(await bytesOf(files));
  expect(again.cassette.interactions).toMatchObject(cassette.interactions.map(({ origin: _, ...rest }) => rest));
});

test("elsewhere it is what the client saw", async () => {
  const { files, notices } = await convert(recording(entry), { to: "nock", decode });
  const [definition] = JSON.parse(new TextDecoder().decode(await bytesOf(files)));
  expect(definition).toMatchObject({ method: "GET", path: "/a", status: 200, response: { a: 1 } });
  expect(notices.counts).toMatchObject({ "changed/content-coding": 1 });
  expect(notices.counts).not.toHaveProperty("lost/request-body");
});

test("a request that may have had a body did, where its text is not there", async () => {
  const request = { ...(entry.request as JsonObject), method: "POST" };
  const { cassette } = await read(recording({ ...entry, request }));
  expect(cassette.interactions[0]?.request.body).toEqual({ kind: "lost", reason: "not-stored" });
  const params = { ...(entry.request as JsonObject), postData: { mimeType: "text/plain", params: [] } };
  const later = await read(recording({ ...entry, request: params }));
  expect(later.cassette.interactions[0]?.request.body).toEqual({ kind: "lost", reason: "not-stored" });
});
