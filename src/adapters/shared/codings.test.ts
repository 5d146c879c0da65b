import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { type Decode, storedBody } from "../../model/body.ts";
import { decodeBase64, decodeUtf8, encodeUtf8 } from "../../model/bytes.ts";
import { decodeMessage } from "./codings.ts";

const text = "hello hello hello hello\n".repeat(1000);
const plain = encodeUtf8(text);
// "abcabcabc\n" by the zstd command, which Node 20 lacks.
const zstd = decodeBase64("KLUv/QRYUQAAYWJjYWJjYWJjChel1iM=") as Uint8Array;
const message = (coding: string, bytes: Uint8Array) => ({
  headers: [["Content-Encoding", coding]] as const,
  body: storedBody(new Uint8Array(bytes), { coding: "encoded" }),
});
const result = async (coding: string, bytes: Uint8Array, decode?: Decode) => {
  const { how, body } = await decodeMessage(message(coding, bytes), decode === undefined ? {} : { decode });
  return [how, body.coding, how === "undone" ? decodeUtf8(body.bytes) : body.bytes.length];
};

test("gzip, deflate in both spellings and zstd need no platform", async () => {
  expect(await result("gzip", gzipSync(plain))).toEqual(["undone", "decoded", text]);
  expect(await result("x-gzip", gzipSync(plain))).toEqual(["undone", "decoded", text]);
  expect(await result("deflate", deflateSync(plain))).toEqual(["undone", "decoded", text]);
  expect(await result("deflate", deflateRawSync(plain))).toEqual(["undone", "decoded", text]);
  expect(await result("zstd", zstd)).toEqual(["undone", "decoded", "abcabcabc\n"]);
  expect(await result("deflate, gzip", gzipSync(deflateSync(plain)))).toEqual(["undone", "decoded", text]);
});

test("what cannot be undone is kept", async () => {
  const br = brotliCompressSync(plain);
  expect(await result("br", br)).toEqual(["kept", "encoded", br.length]);
  const packed = gzipSync(plain);
  expect(await result("gzip", packed.subarray(0, -20))).toEqual(["kept", "encoded", packed.length - 20]);
  expect(await result("gzip", packed.subarray(0, 5))).toEqual(["kept", "encoded", 5]);
});

test("a body that does not fit its checksum is kept", async () => {
  for (const [coding, packed] of [
    ["gzip", gzipSync(plain, { level: 0 })],
    ["deflate", deflateSync(plain, { level: 0 })],
  ] as const) {
    packed[packed.length >> 1] = (packed[packed.length >> 1] as number) ^ 1;
    expect(await result(coding, packed)).toEqual(["kept", "encoded", packed.length]);
  }
});

test("the platform comes first, and its no to gzip stands", async () => {
  const asked: string[] = [];
  const decode: Decode = (coding) => {
    asked.push(coding);
    return coding === "br" ? plain : undefined;
  };
  expect(await result("br", brotliCompressSync(plain), decode)).toEqual(["undone", "decoded", text]);
  expect(await result("gzip", gzipSync(plain), decode)).toEqual(["kept", "encoded", gzipSync(plain).length]);
  expect(await result("zstd", zstd, decode)).toEqual(["undone", "decoded", "abcabcabc\n"]);
  expect(asked).toEqual(["br", "gzip", "zstd"]);
});

test("nothing is loaded where nothing is coded", () => {
  const body = storedBody(plain);
  expect(decodeMessage({ headers: [["Content-Type", "text/plain"]], body }, {})).toEqual({ body, how: "plain" });
});

test("a bomb stops at the limit", async () => {
  const inner = gzipSync(new Uint8Array(32 * 1024 * 1024), { level: 9 });
  const bomb = new Uint8Array(inner.length * 9);
  for (let i = 0; i < 9; i++) bomb.set(inner, i * inner.length);
  await expect(Promise.resolve(decodeMessage(message("gzip", bomb), {}))).rejects.toMatchObject({
    name: "RespoolError",
    code: "input/too-large",
  });
});
