import { contentCodings, sniffCoding } from "../../../model/body.ts";
import { byteStringToBytes, decodeUtf8Lossy } from "../../../model/bytes.ts";
import type { HeaderList, StoredBody } from "../../../model/types.ts";
import { decodeMessage } from "../../shared/codings.ts";
import type { HarFile } from "../entry.ts";
import { contentLength } from "./facts.ts";

// What recorders undo. Other names in Content-Encoding (`utf-8`, `none`) are mistakes of servers and mean no coding.
const undoable = /^(br|compress|dcb|dcz|deflate|gzip|zstd)$/;

/** A body under its Content-Encoding: recorders undo the coding and keep the header, unless they cannot. */
export function underCoding(
  headers: HeaderList,
  body: StoredBody,
  file: Pick<HarFile, "decode" | "producer">,
): StoredBody | Promise<StoredBody> {
  const codings = contentCodings(headers);
  if (body.bytes.length === 0 || codings.length === 0) return body;
  // A packed file that was sent under a coding still looks coded without it; the length of the wire tells.
  const wire = contentLength(headers) ?? body.bytes.length;
  if (isStillCoded(codings, body.bytes) && body.bytes.length === wire) return unfolded(headers, body, file);
  return codings.every((coding) => undoable.test(coding)) ? { ...body, undone: codings.join(", ") } : body;
}

/** Whether a text begins as coded bytes do that stand in the file as one character per byte. */
export function isCodedText(codings: readonly string[], utf8: Uint8Array): boolean {
  const start = codings.length > 0 && byteStringToBytes(decodeUtf8Lossy(utf8.subarray(0, 8)).slice(0, 4));
  return start instanceof Uint8Array && isStillCoded(codings, start);
}

/** Whether bytes begin with the mark of the outermost coding; zlib's is too weak, since texts begin so, too. */
function isStillCoded(codings: readonly string[], bytes: Uint8Array): boolean {
  const seen = sniffCoding(bytes);
  return seen !== undefined && seen !== "deflate" && seen === codings.at(-1);
}

async function unfolded(
  headers: HeaderList,
  body: StoredBody,
  file: Pick<HarFile, "decode" | "producer">,
): Promise<StoredBody> {
  const coded = { ...body, coding: "encoded" } as const;
  const { body: plain, how } = await decodeMessage({ headers, body: coded }, file);
  if (how !== "undone") return coded;
  // Our own writer keeps coded only what cannot be decoded, so this is a packed file that was sent under a coding.
  const inner = file.producer.id === "respool" ? body : plain;
  return { ...inner, undone: contentCodings(headers).join(", ") };
}
