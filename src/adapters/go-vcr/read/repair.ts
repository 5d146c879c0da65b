import { concatBytes, decodeUtf8, noBytes } from "../../../model/bytes.ts";
import type { StoredBody } from "../../../model/types.ts";
import type { RawMessage } from "../raw.ts";

/** A body's bytes, and how they relate to what was on the wire. */
type Mended = Pick<StoredBody, "bytes" | "fidelity">;

/**
 * Undoes what recorders do to bodies. Where the recorded length is that of the body no question arises; a wrong length alone
 * proves nothing, since edited recordings have such.
 */
export function mendBody(raw: RawMessage): Mended {
  const { body = noBytes, content_length: recorded } = raw;
  if (recorded === undefined || recorded <= 0 || recorded === body.length) return { bytes: body, fidelity: "exact" };
  if (recorded === body.length + 1 && lostBreak(raw, body)) {
    return { bytes: concatBytes([Uint8Array.of(0x0a), body]), fidelity: "repaired" };
  }
  return mendBytes(raw, body, recorded);
}

/**
 * Whether Go's yaml.v3 (go-vcr 2.3 to 4.0.4) lost the first line feed of a body: it says how far a block is indented only
 * before a space or a line break, and this block begins with neither, or is empty.
 */
function lostBreak({ saysIndent }: RawMessage, body: Uint8Array): boolean {
  const first = body[0];
  return saysIndent && first !== 0x0a && first !== 0x20 && first !== 0x09;
}

/**
 * Undoes what go-vcr 4.0.5 does to bodies that are not UTF-8. It spells a bad byte as `\xHH`, which is a character to YAML;
 * or writes it as it is; or its reader takes it for U+FFFD, and the next save loses it. The spelling and the recorded length
 * together make certain.
 */
function mendBytes({ isRaw, byteEscapes }: RawMessage, body: Uint8Array, recorded: number): Mended {
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
