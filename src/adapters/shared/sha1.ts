import { encodeHex } from "../../model/bytes.ts";

/** The SHA-1 of bytes in hex (RFC 3174). The web's own is asynchronous, and absent on pages without TLS. */
export function sha1(bytes: Uint8Array): string {
  const h = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  const words = new Int32Array(80);
  // The rest gets a one bit, zeros, and the length in bits.
  const whole = bytes.length - (bytes.length % 64);
  const rest = new Uint8Array(bytes.length % 64 < 56 ? 64 : 128);
  rest.set(bytes.subarray(whole));
  rest[bytes.length - whole] = 0x80;
  const end = new DataView(rest.buffer);
  end.setUint32(rest.length - 8, Math.floor(bytes.length / 0x20000000));
  end.setUint32(rest.length - 4, (bytes.length * 8) >>> 0);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < whole; at += 64) addBlock(h, words, view, at);
  for (let at = 0; at < rest.length; at += 64) addBlock(h, words, end, at);
  const sum = new DataView(new ArrayBuffer(20));
  for (let i = 0; i < h.length; i++) sum.setInt32(i * 4, word(h, i));
  return encodeHex(new Uint8Array(sum.buffer));
}

function addBlock(h: Int32Array, words: Int32Array, block: DataView, at: number): void {
  for (let i = 0; i < 16; i++) words[i] = block.getInt32(at + i * 4);
  for (let i = 16; i < 80; i++) {
    const mixed = word(words, i - 3) ^ word(words, i - 8) ^ word(words, i - 14) ^ word(words, i - 16);
    words[i] = rotated(mixed, 1);
  }
  let [a, b, c, d, e] = [word(h, 0), word(h, 1), word(h, 2), word(h, 3), word(h, 4)];
  for (let i = 0; i < 80; i++) {
    const next = (rotated(a, 5) + chosen(i, b, c, d) + e + constant(i) + word(words, i)) | 0;
    [e, d, c, b, a] = [d, c, rotated(b, 30), a, next];
  }
  for (const [i, value] of [a, b, c, d, e].entries()) h[i] = word(h, i) + value;
}

function word(words: Int32Array, i: number): number {
  return words[i] as number;
}

function rotated(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function chosen(i: number, b: number, c: number, d: number): number {
  if (i < 20) return (b & c) | (~b & d);
  return i >= 40 && i < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
}

function constant(i: number): number {
  return i < 20 ? 0x5a827999 : i < 40 ? 0x6ed9eba1 : i < 60 ? 0x8f1bbcdc : 0xca62c1d6;
}
