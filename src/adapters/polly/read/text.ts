import { sniffCoding } from "../../../model/body.ts";
import { byteStringToBytes, concatBytes, decodeBase64, decodeHex, encodeUtf8 } from "../../../model/bytes.ts";
import type { JsonObject, JsonValue } from "../../../model/types.ts";
import { kindOf } from "../../shared/json/values.ts";
import type { EntryContext } from "../entry.ts";
import { invalid } from "./invalid.ts";

/** Bytes that stand in a file as text. */
export interface Stored {
  readonly bytes: Uint8Array;
  /** Where the pieces end, when the text is a list of them: Polly's node-http adapter keeps coded bodies so. */
  readonly ends?: readonly number[];
}

type Decoder = (text: string) => Uint8Array | undefined;

/** What Polly hands to Node's Buffer as the name of an encoding. */
const decoders: Readonly<Record<string, Decoder>> = {
  base64: decodeBase64,
  hex: decodeHex,
  utf8: encodeUtf8,
  "utf-8": encodeUtf8,
  ascii: byteStringToBytes,
  binary: byteStringToBytes,
  latin1: byteStringToBytes,
};

/**
 * The bytes of a body's text. Before version 6 `_isBinary` stood for hex. A list of pieces, as JSON in the text, is one only
 * where the body was coded (`coding`) and so are the pieces: what fetch stores decoded may be a JSON list, too. Throws
 * `input/invalid`.
 */
export function storedText(c: EntryContext, path: string, holder: JsonObject, coding = ""): Stored {
  const { text, encoding, _isBinary } = holder;
  if (typeof text !== "string") throw invalid(c, `${path}/text`, `text is ${kindOf(text)}`);
  const decode = decoderOf(c, `${path}/encoding`, _isBinary === true ? "hex" : encoding);
  const list = coding === "" ? undefined : listIn(text);
  if (list === undefined) return { bytes: bytesOf(c, path, text, decode) };
  if (decode === decodeBase64 || decode === decodeHex)
    return joined(list.map((piece) => bytesOf(c, path, piece, decode)));
  return unnamedPieces(list, coding) ?? { bytes: bytesOf(c, path, text, decode) };
}

/** Up to version 4.0 pieces were hex, and nothing said so: only the coding tells them from a list of texts. */
function unnamedPieces(list: readonly string[], coding: string): Stored | undefined {
  const pieces = list.map(decodeHex).filter((piece) => piece !== undefined);
  if (pieces.length < list.length) return undefined;
  const stored = joined(pieces);
  const seen = sniffCoding(stored.bytes);
  return seen !== undefined && coding.toLowerCase().includes(seen) ? stored : undefined;
}

function joined(pieces: readonly Uint8Array[]): Stored {
  let end = 0;
  return { bytes: concatBytes(pieces), ends: pieces.map(({ length }) => (end += length)) };
}

function decoderOf(c: EntryContext, path: string, encoding: JsonValue | undefined): Decoder {
  if (encoding === undefined || encoding === null || encoding === "") return encodeUtf8;
  const name = typeof encoding === "string" ? encoding.toLowerCase() : "";
  const decode = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
  if (decode === undefined) throw invalid(c, path, "encoding is none that is known");
  return decode;
}

function bytesOf(c: EntryContext, path: string, text: string, decode: Decoder): Uint8Array {
  const bytes = decode(text);
  if (bytes === undefined) throw invalid(c, `${path}/text`, "text is not in the encoding that is named");
  return bytes;
}

function listIn(text: string): readonly string[] | undefined {
  if (!text.startsWith("[")) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((piece) => typeof piece === "string") ? list : undefined;
  } catch {
    return undefined;
  }
}
