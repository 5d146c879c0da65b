import { concatBytes } from "../model/bytes.ts";

const magic = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd);
// One segment, the content's size in four bytes, no checksum, no dictionary (RFC 8878, section 3.1.1.1).
const descriptor = 0xa0;
const largestBlock = 128 * 1024;

/** Bytes as a zstd frame that does not compress them: no library that runs everywhere packs zstd. */
export function zstdFrame(bytes: Uint8Array): Uint8Array {
  const head = new Uint8Array(5);
  head[0] = descriptor;
  new DataView(head.buffer).setUint32(1, bytes.length, true);
  const pieces: Uint8Array[] = [magic, head];
  for (let at = 0; at === 0 || at < bytes.length; at += largestBlock) {
    const block = bytes.subarray(at, at + largestBlock);
    // Last or not in the lowest bit, then the type, which is 0 for raw, then the size.
    const field = (block.length << 3) | (at + largestBlock >= bytes.length ? 1 : 0);
    pieces.push(Uint8Array.of(field & 0xff, (field >> 8) & 0xff, field >> 16), block);
  }
  return concatBytes(pieces);
}
