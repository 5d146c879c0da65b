import { decodeUtf8, encodeBase64, encodeHex } from "../../../model/bytes.ts";
import type { JsonObject, JsonValue, StoredBody } from "../../../model/types.ts";
import type { TextMarks } from "../marks.ts";

/** A body as text: as it is where it is UTF-8, else base64; none for an empty one. */
export function textFields(body: StoredBody, marks: TextMarks): JsonObject {
  const { bytes } = body;
  if (bytes.length === 0) return {};
  const { isBinary, pieces } = marks;
  const encoding = typeof marks.encoding === "string" ? marks.encoding : undefined;
  // Pieces without a name for how they are spelled are those of the first versions.
  const spell = speller(isBinary === true || (pieces === true && encoding === undefined) ? "hex" : encoding);
  if (pieces === true && spell !== undefined) {
    return { ...named(encoding, isBinary), text: JSON.stringify(piecesOf(body).map(spell)) };
  }
  if (spell !== undefined) return { ...named(encoding, isBinary), text: spell(bytes) };
  const text = decodeUtf8(bytes);
  if (text === undefined) return { encoding: "base64", text: encodeBase64(bytes) };
  return { ...(encoding !== undefined && /^utf-?8$/i.test(encoding) && { encoding }), text };
}

function named(encoding: string | undefined, isBinary: JsonValue | undefined): JsonObject {
  return { ...(encoding !== undefined && { encoding }), ...(isBinary === true && { _isBinary: true }) };
}

function speller(encoding: string | undefined): ((bytes: Uint8Array) => string) | undefined {
  if (encoding === "hex") return encodeHex;
  return encoding === "base64" ? encodeBase64 : undefined;
}

function piecesOf({ bytes, chunks = [] }: StoredBody): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let start = 0;
  for (const { end } of [...chunks, { end: bytes.length }]) {
    if (end > start) pieces.push(bytes.subarray(start, end));
    start = Math.max(start, end);
  }
  return pieces;
}
