import { decodeUtf8, noBytes } from "../../../model/bytes.ts";
import type { StoredBody } from "../../../model/types.ts";
import type { RawMessage } from "../raw.ts";

/** A body's bytes, and how they relate to what was on the wire. */
type Mended = Pick<StoredBody, "bytes" | "fidelity">;

/**
 * Undoes what go-vcr 4.0.5 does to bodies that are not UTF-8. It spells a bad byte as `\xHH`, which is a character to YAML;
 * or writes it as it is; or its reader takes it for U+FFFD, and the next save loses it. The spelling and the recorded length
 * together make certain; a length alone does not, since edited recordings have wrong ones.
 */
export function mendBody({ body = noBytes, content_length: recorded, isRaw, byteEscapes }: RawMessage): Mended {
  if (recorded === undefined || recorded <= 0 || recorded === body.length) return { bytes: body, fidelity: "exact" };
  if (isRaw) return { bytes: body, fidelity: "damaged" };
  const surplus = body.length - recorded;
  if (surplus <= 0) return { bytes: body, fidelity: "exact" };
  if (byteEscapes && surplus === countPairs(body) && decodeUtf8(body) !== undefined) {
    return { bytes: undoPairs(body, recorded), fidelity: "repaired" };
  }
  return { bytes: body, fidelity: surplus === 2 * countReplacements(body) ? "damaged" : "exact" };
}

/** Counts U+0080 to U+00FF, two bytes each. */
function countPairs(body: Uint8Array): number {
  let count = 0;
  for (const byte of body) if (byte === 0xc2 || byte === 0xc3) count++;
  return count;
}

/** Makes U+0080 to U+00FF one byte again. */
function undoPairs(body: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (let i = 0; i < body.length; i++) {
    const byte = body[i] as number;
    const isPair = byte === 0xc2 || byte === 0xc3;
    bytes[at++] = isPair ? ((byte & 3) << 6) | ((body[++i] as number) & 0x3f) : byte;
  }
  return bytes;
}

function countReplacements(body: Uint8Array): number {
  let count = 0;
  for (let at = body.indexOf(0xef); at >= 0; at = body.indexOf(0xef, at + 1)) {
    if (body[at + 1] === 0xbf && body[at + 2] === 0xbd) count++;
  }
  return count;
}
