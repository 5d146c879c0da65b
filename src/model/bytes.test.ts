import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

const all = Uint8Array.from({ length: 256 }, (_, i) => i);

test("with and without Node's Buffer the answers are the same", async () => {
  const withBuffer = await import("./bytes.ts");
  vi.resetModules();
  vi.stubGlobal("Buffer", undefined);
  const without = await import("./bytes.ts");
  for (const bytes of [new Uint8Array(0), all, all.subarray(7, 99)]) {
    expect(without.encodeHex(bytes)).toBe(withBuffer.encodeHex(bytes));
    expect(without.encodeBase64(bytes)).toBe(withBuffer.encodeBase64(bytes));
    expect(without.bytesToByteString(bytes)).toBe(withBuffer.bytesToByteString(bytes));
    const base64 = withBuffer.encodeBase64(bytes);
    const hex = withBuffer.encodeHex(bytes);
    for (const module of [withBuffer, without]) {
      expect(module.decodeBase64(base64)).toEqual(Uint8Array.from(bytes));
      expect(module.decodeHex(hex)).toEqual(Uint8Array.from(bytes));
      expect(module.equalBytes(bytes, Uint8Array.from(bytes))).toBe(true);
      expect(
        module.equalBytes(
          all,
          all.map((b) => b ^ 1),
        ),
      ).toBe(false);
    }
  }
});

test("refuses what is no base64 or hex", async () => {
  const { decodeBase64, decodeHex } = await import("./bytes.ts");
  expect(["AA", "A===", "AA==AA==", "AA-_", "é"].map(decodeBase64)).toEqual(Array(5).fill(undefined));
  expect(decodeBase64("/w\n==")).toEqual(Uint8Array.of(255));
  expect(["a", "0g", "0x"].map(decodeHex)).toEqual([undefined, undefined, undefined]);
});

test("UTF-8 is strict and keeps a byte order mark", async () => {
  const { decodeUtf8, encodeUtf8 } = await import("./bytes.ts");
  expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe("\ufeffa");
  expect(decodeUtf8(Uint8Array.of(0xff))).toBeUndefined();
  expect(decodeUtf8(Uint8Array.of(0xed, 0xa0, 0x80))).toBeUndefined();
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(decodeUtf8(encodeUtf8(text))).toBe(text);
    }),
  );
});

test("joins pieces", async () => {
  const { concatBytes } = await import("./bytes.ts");
  expect(concatBytes([Uint8Array.of(1), Uint8Array.of(), Uint8Array.of(2, 3)])).toEqual(Uint8Array.of(1, 2, 3));
  expect(concatBytes([])).toEqual(new Uint8Array(0));
  expect(concatBytes([all])).toBe(all);
});
