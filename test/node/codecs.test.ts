import { randomBytes } from "node:crypto";
import * as zlib from "node:zlib";
import { describe, expect, test } from "vitest";
import { decode } from "../../src/node/codecs.ts";

const text = new TextEncoder().encode('{"hello":"wörld"}'.repeat(50));
const limit = 1 << 20;
const plain = (bytes: Uint8Array) => new Uint8Array(bytes);
const coded = {
  gzip: plain(zlib.gzipSync(text)),
  zlib: plain(zlib.deflateSync(text)),
  raw: plain(zlib.deflateRawSync(text)),
  br: plain(zlib.brotliCompressSync(text)),
};
const zeros = new Uint8Array(limit + 1);
// Random bytes of a fixed seed (an LCG), so that a failure can be repeated.
function noise(length: number, seed: number): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
}

describe("undoes", () => {
  test.each([
    ["gzip", coded.gzip],
    ["deflate", coded.zlib],
    ["deflate", coded.raw],
    ["br", coded.br],
  ])("%s, %#", (coding, bytes) => {
    const before = bytes.slice();
    const inner = decode(coding, bytes, limit);
    expect(inner).toEqual(text);
    expect(Object.getPrototypeOf(inner)).toBe(Uint8Array.prototype);
    expect(bytes).toEqual(before);
  });

  test("an empty body in each", () => {
    const empty = new Uint8Array(0);
    expect(decode("gzip", zlib.gzipSync(empty), limit)).toEqual(empty);
    expect(decode("deflate", zlib.deflateSync(empty), limit)).toEqual(empty);
    expect(decode("deflate", zlib.deflateRawSync(empty), limit)).toEqual(empty);
    expect(decode("br", zlib.brotliCompressSync(empty), limit)).toEqual(empty);
  });

  test("gzip of several members", () => {
    const two = Buffer.concat([coded.gzip, zlib.gzipSync("more")]);
    expect(decode("gzip", two, limit)).toEqual(plain(Buffer.concat([text, Buffer.from("more")])));
  });

  test("a part of a larger array", () => {
    const whole = Uint8Array.of(1, 2, 3, ...coded.br, 4, 5);
    expect(decode("br", whole.subarray(3, -2), limit)).toEqual(text);
  });

  test("what is exactly as long as the limit", () => {
    expect(decode("gzip", coded.gzip, text.length)).toEqual(text);
    expect(decode("br", coded.br, text.length)).toEqual(text);
  });

  const zstd = (zlib as { zstdCompressSync?: (bytes: Uint8Array) => Buffer }).zstdCompressSync;
  test(`zstd: ${zstd ? "this Node has it" : "this Node has none"}`, () => {
    const bytes = zstd ? zstd(text) : Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x20, 0, 1, 0, 0);
    expect(decode("zstd", bytes, limit)).toEqual(zstd ? text : undefined);
  });
});

test.each([
  ["gzip", zlib.gzipSync(zeros)],
  ["deflate", zlib.deflateSync(zeros)],
  ["deflate", zlib.deflateRawSync(zeros)],
  ["br", zlib.brotliCompressSync(zeros)],
])("a %s bomb is too large, %#", (coding, bomb) => {
  expect(() => decode(coding, bomb, limit)).toThrow(
    expect.objectContaining({
      name: "RespoolError",
      code: "input/too-large",
      message: `a coded body unfolds to more than ${limit} bytes`,
    }),
  );
});

describe("leaves alone", () => {
  test.each(["gzip", "deflate", "br", "zstd"])("what is not in %s", (coding) => {
    const bodies = ["", "{}", '{"a":1}', "<html>", "plain text", "data: {}\n\n"].map((body) => Buffer.from(body));
    expect(bodies.map((body) => decode(coding, body, limit))).toEqual(bodies.map(() => undefined));
  });

  test("what breaks off", () => {
    for (const [coding, bytes] of [
      ["gzip", coded.gzip],
      ["deflate", coded.zlib],
      ["deflate", coded.raw],
      ["br", coded.br],
    ] as const) {
      expect([coding, decode(coding, bytes.subarray(0, -3), limit)]).toEqual([coding, undefined]);
    }
  });

  test("what is damaged, where the coding can tell", () => {
    const damaged = coded.gzip.slice();
    damaged[damaged.length - 5] = (damaged[damaged.length - 5] ?? 0) ^ 1;
    expect(decode("gzip", damaged, limit)).toBeUndefined();
  });

  test("a coding it does not have", () => {
    for (const coding of ["", "GZIP", "compress", "identity", "__proto__", "constructor"]) {
      expect(decode(coding, coded.gzip, limit)).toBeUndefined();
    }
  });

  test("other bytes whose beginning happens to pass for brotli or bare deflate", () => {
    const bodies = Array.from({ length: 3000 }, (_, seed) => noise(60, seed + 1));
    const passing = (inflate: (bytes: Uint8Array) => unknown) =>
      bodies.filter((body) => {
        try {
          inflate(body);
          return true;
        } catch {
          return false;
        }
      }).length;
    // The test is about something: zlib itself takes some of them.
    expect(passing(zlib.brotliDecompressSync)).toBeGreaterThan(20);
    expect(passing(zlib.inflateRawSync)).toBeGreaterThan(2);
    expect(bodies.filter((body) => decode("br", body, limit) ?? decode("deflate", body, limit))).toEqual([]);
    const trailing = Buffer.concat([coded.br, randomBytes(4)]);
    expect(zlib.brotliDecompressSync(trailing)).toEqual(Buffer.from(text));
    expect(decode("br", trailing, limit)).toBeUndefined();
  });
});
