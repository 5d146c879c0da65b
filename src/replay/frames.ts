import { crc32 } from "../adapters/shared/checksum.ts";

// Total length, length of the headers, and the checksum of these two; behind the payload a checksum of all before it.
const prelude = 12;
const smallest = 16;

/** The media type of AWS event streams. */
export const framesType = "application/vnd.amazon.eventstream";

/**
 * Where the frames of an AWS event stream end; `undefined` when it is none. Recordings often lack the media type, so the
 * checksum of the first frame tells as well. What is no frame is one piece at the end.
 */
export function frameEnds(bytes: Uint8Array, mediaType: string): number[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const isStream =
    mediaType === framesType || (bytes.length >= smallest && view.getUint32(8) === crc32(bytes.subarray(0, 8)));
  if (!isStream) return undefined;
  const ends: number[] = [];
  let at = 0;
  while (at + prelude <= bytes.length) {
    const total = view.getUint32(at);
    if (total < smallest || at + total > bytes.length) break;
    at += total;
    ends.push(at);
  }
  if (at < bytes.length) ends.push(bytes.length);
  return ends;
}
