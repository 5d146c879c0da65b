import { bytesToByteString, decodeHex, decodeUtf8Lossy, encodeUtf8, noBytes } from "../model/bytes.ts";

const escapes = /(?:%[0-9a-fA-F]{2})+/g;

/** A name with a value: of a query, a form or a header. */
export type Pair = readonly [name: string, value: string];

/** The pairs of a query or an urlencoded form, decoded, sorted by name; the values of one name keep their order. */
export function readPairs(text: string): Pair[] {
  return sortByName(
    text
      .split("&")
      .filter((piece) => piece !== "")
      .map((piece) => {
        const at = piece.indexOf("=");
        return at < 0 ? [decode(piece), ""] : [decode(piece.slice(0, at)), decode(piece.slice(at + 1))];
      }),
  );
}

/** Sorts by the code units of the names. The order under one name stays: a parser may take the first or the last. */
export function sortByName<T>(items: readonly (readonly [name: string, value: T])[]): (readonly [string, T])[] {
  return [...items].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/**
 * Undoes percent-encoding. Where that gives no UTF-8 every byte above 0x7F stands as one code unit, as in header values,
 * so that two texts become one only when their bytes are the same.
 */
export function percentDecode(text: string): string {
  if (!text.includes("%")) return text;
  const decoded = text.replace(escapes, (run) => decodeUtf8Lossy(runBytes(run)));
  return decoded.includes("\ufffd") ? bytesAsUnits(text) : decoded;
}

function bytesAsUnits(text: string): string {
  return text
    .replace(/[\u0080-\uffff]+/g, (literal) => bytesToByteString(encodeUtf8(literal)))
    .replace(escapes, (run) => bytesToByteString(runBytes(run)))
    .replace(/[\u0080-\u00ff]/g, (byte) => String.fromCharCode(0xdc00 + byte.charCodeAt(0)));
}

function runBytes(run: string): Uint8Array {
  return decodeHex(run.replaceAll("%", "")) ?? noBytes;
}

function decode(text: string): string {
  return percentDecode(text.replaceAll("+", " "));
}
