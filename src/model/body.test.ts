import { brotliCompressSync, brotliDecompressSync, deflateSync, gunzipSync, gzipSync, inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import {
  codingOf,
  contentCodings,
  type Decode,
  decodeBody,
  forbidsBody,
  isJsonType,
  mediaType,
  sniffCoding,
  storedBody,
} from "./body.ts";
import { encodeUtf8 } from "./bytes.ts";
import type { HeaderList } from "./types.ts";

const text = encodeUtf8('{"hello":"wörld"}');
const decode: Decode = (coding, bytes) => {
  const by: Record<string, (b: Uint8Array) => Uint8Array> = {
    gzip: gunzipSync,
    br: brotliDecompressSync,
    deflate: inflateSync,
  };
  try {
    return by[coding] === undefined ? undefined : Uint8Array.from(by[coding](bytes));
  } catch {
    return undefined;
  }
};
const encoding = (...values: string[]): HeaderList => values.map((value) => ["Content-Encoding", value]);
const message = (headers: HeaderList, bytes: Uint8Array) => ({
  headers,
  body: storedBody(bytes, { coding: codingOf(headers, bytes) }),
});

test("content codings in the order they were applied", () => {
  expect(contentCodings(encoding("GZIP, br", "x-gzip", "identity", ""))).toEqual(["gzip", "br", "gzip"]);
});

test("the first bytes show gzip, zstd and zlib", () => {
  expect(sniffCoding(gzipSync(text))).toBe("gzip");
  expect(sniffCoding(deflateSync(text))).toBe("deflate");
  expect(sniffCoding(Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd))).toBe("zstd");
  expect(sniffCoding(text)).toBeUndefined();
  expect(sniffCoding(new Uint8Array(0))).toBeUndefined();
});

test.each([
  ["gzip", gzipSync(text), "encoded"],
  ["gzip", text, "decoded"],
  ["br", brotliCompressSync(text), "unknown"],
  ["br", text, "unknown"],
  ["deflate", deflateSync(text), "encoded"],
  ["gzip", new Uint8Array(0), "decoded"],
] as const)("%s header, %#: %s", (coding, bytes, expected) => {
  expect(codingOf(encoding(coding), bytes)).toBe(expected);
});

test.each([
  ["gzip", gzipSync(text)],
  ["br", brotliCompressSync(text)],
  ["deflate", deflateSync(text)],
])("undoes %s", (coding, bytes) => {
  expect(decodeBody(message(encoding(coding), bytes), decode)).toEqual({ body: storedBody(text), how: "undone" });
});

test("undoes two codings, the last one first, and drops chunk borders with them", () => {
  const bytes = brotliCompressSync(gzipSync(text));
  const { headers, body } = message(encoding("gzip", "br"), bytes);
  const chunked = { ...body, chunks: [{ end: 3 }, { end: bytes.length }] };
  expect(decodeBody({ headers, body: chunked }, decode)).toEqual({ body: storedBody(text), how: "undone" });
});

test("a header that lies is told apart from a coding that nothing can undo", () => {
  expect(decodeBody(message(encoding("gzip"), text), decode).how).toBe("lie");
  expect(decodeBody(message(encoding("br"), text), decode).how).toBe("lie");
  const zstd = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0);
  expect(decodeBody(message(encoding("zstd"), zstd), decode).how).toBe("kept");
  expect(decodeBody(message([], text), decode).how).toBe("plain");
});

test("a recorder that undid a coding and kept its header is no lie", () => {
  const body = storedBody(text, { undone: "br" });
  expect(decodeBody({ headers: encoding("br"), body }, decode)).toEqual({ body, how: "undone" });
});

test("media types", () => {
  expect(mediaType([["content-type", " Application/JSON; charset=utf-8"]])).toBe("application/json");
  expect(mediaType([])).toBe("");
  expect(["application/json", "text/json", "application/problem+json", "application/jsonp"].map(isJsonType)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test("responses without a body", () => {
  expect([forbidsBody("HEAD", 200), forbidsBody("get", 204), forbidsBody("GET", 304), forbidsBody("GET", 200)]).toEqual(
    [true, true, true, false],
  );
});
