import { crc32 } from "../adapters/shared/checksum.ts";
import type { Stretch } from "./search.ts";

// Frames of AWS: total length, length of the headers, checksum of these eight bytes, headers, payload, checksum of all before.
const prelude = 12;
const trailer = 4;

/** Whether a media type is that of AWS event streams. */
export function isEventStream(type: string): boolean {
  return type === "application/vnd.amazon.eventstream";
}

/** Where the payloads stand in frames, one character a byte; what is no frame ends them. */
export function framesOf(text: string): Stretch[] {
  const payloads: Stretch[] = [];
  for (let at = 0; at + prelude + trailer <= text.length; ) {
    const total = word(text, at);
    const headers = word(text, at + 4);
    if (total < prelude + trailer + headers || at + total > text.length) break;
    payloads.push({ start: at + prelude + headers, end: at + total - trailer });
    at += total;
  }
  return payloads;
}

/** Frames with true checksums behind payloads that were changed in place. */
export function withChecksums(bytes: Uint8Array): Uint8Array {
  const mended = bytes.slice();
  const view = new DataView(mended.buffer, mended.byteOffset, mended.length);
  for (let at = 0; at + prelude + trailer <= mended.length; ) {
    const total = view.getUint32(at);
    if (total < prelude + trailer || at + total > mended.length) break;
    view.setUint32(at + 8, crc32(mended.subarray(at, at + 8)));
    view.setUint32(at + total - trailer, crc32(mended.subarray(at, at + total - trailer)));
    at += total;
  }
  return mended;
}

function word(text: string, at: number): number {
  let value = 0;
  for (let i = 0; i < 4; i++) value = value * 256 + (text.charCodeAt(at + i) & 0xff);
  return value;
}
