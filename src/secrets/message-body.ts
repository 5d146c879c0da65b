import { decodeMessage } from "../adapters/shared/codings.ts";
import { contentCodings, type Decode, type Decoded, mediaType, sniffCoding, storedBody } from "../model/body.ts";
import { byteStringToBytes, bytesToByteString, decodeUtf8, encodeUtf8 } from "../model/bytes.ts";
import { headerValue, sameName } from "../model/headers.ts";
import type { HeaderList, StoredBody } from "../model/types.ts";
import { type BodyText, plainText } from "./body.ts";
import { type Edit, edited, moved } from "./edits.ts";
import { isEventStream, withChecksums } from "./event-stream.ts";
import { zstdFrame } from "./zstd-frame.ts";

/** A body opened for looking: its text, and how the message is with another text. */
export interface OpenBody extends BodyText {
  /** The message with another text, which came about by these edits. */
  with(text: string, rounds: readonly (readonly Edit[])[]): Promise<Message>;
}

/** Headers with the body under them. */
export interface Message {
  readonly headers: HeaderList;
  readonly body: StoredBody;
}

/** Opens a body: content codings are undone, and so is a gzip file. Throws `input/too-large`. */
export async function openBody(message: Message, decode?: Decode): Promise<OpenBody> {
  const lent = decode === undefined ? {} : { decode };
  const { body, how } = await undone(message, lent);
  const wasCoded = how === "undone" && body.bytes !== message.body.bytes;
  const file = wasCoded ? undefined : await unpacked(body.bytes, lent);
  const bytes = file?.bytes ?? body.bytes;
  const { text, isUtf8 } = textOf(bytes, mediaType(message.headers));
  return {
    text,
    isUtf8,
    with: async (other, rounds) => {
      const plain = isUtf8 ? encodeUtf8(other) : (byteStringToBytes(other) ?? encodeUtf8(other));
      const mended = isEventStream(mediaType(message.headers)) ? withChecksums(plain) : plain;
      const next = file === undefined ? mended : await file.pack(mended);
      if (wasCoded) return uncoded(message, { ...body, bytes: next });
      const chunks = file === undefined ? chunksOf(body, text, isUtf8, rounds) : undefined;
      const { chunks: _, ...rest } = body;
      const changed: StoredBody = { ...rest, bytes: next, ...(chunks && { chunks }) };
      return { headers: lengthsIn(message.headers, message.body.bytes.length, next.length), body: changed };
    },
  };
}

/** A message without its codings, also where a recorder kept the bytes of the wire and did not say so. */
async function undone(message: Message, lent: { readonly decode?: Decode }): Promise<Decoded> {
  const { body, headers } = message;
  const first = await decodeMessage(message, lent);
  if (body.coding !== "decoded" || contentCodings(headers).length === 0 || decodeUtf8(body.bytes) !== undefined) {
    return first;
  }
  const { undone: _, ...rest } = body;
  const again = await decodeMessage({ headers, body: { ...rest, coding: "encoded" } }, lent);
  return again.how === "undone" ? again : first;
}

/** A file in a packing that shows in its first bytes, opened: no header speaks of it, so it stays packed. */
interface PackedFile {
  readonly bytes: Uint8Array;
  pack(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

async function unpacked(bytes: Uint8Array, lent: { readonly decode?: Decode }): Promise<PackedFile | undefined> {
  const coding = sniffCoding(bytes);
  if (coding !== "gzip" && coding !== "zstd") return undefined;
  const coded = { headers: [["content-encoding", coding]] as const, body: storedBody(bytes, { coding: "encoded" }) };
  const { body, how } = await decodeMessage(coded, lent);
  return how === "undone" ? { bytes: body.bytes, pack: coding === "gzip" ? gzipped : zstdFrame } : undefined;
}

async function gzipped(bytes: Uint8Array): Promise<Uint8Array> {
  const { gzipSync } = await import("fflate");
  // Without a time, so that the same bytes come out each time.
  return gzipSync(bytes, { mtime: 0 });
}

/** A message whose coding is gone, with the header that named it. */
function uncoded({ headers, body: before }: Message, body: StoredBody): Message {
  const undone = contentCodings(headers).join(", ");
  const rest = headers.filter(([name]) => !sameName(name, "content-encoding"));
  return { headers: lengthsIn(rest, before.bytes.length, body.bytes.length), body: { ...body, undone } };
}

/** Headers with the length corrected, where it was the body's. */
function lengthsIn(headers: HeaderList, before: number, after: number): HeaderList {
  if (before === after || headerValue(headers, "content-length") !== String(before)) return headers;
  return headers.map(([name, value]) => [name, sameName(name, "content-length") ? String(after) : value]);
}

function textOf(bytes: Uint8Array, type: string): BodyText {
  const text = isEventStream(type) ? undefined : plainText(bytes);
  return text === undefined ? { text: bytesToByteString(bytes), isUtf8: false } : { text, isUtf8: true };
}

/** The ends of chunks, moved along with the text that they end. */
function chunksOf(
  { bytes, chunks }: StoredBody,
  text: string,
  isUtf8: boolean,
  rounds: readonly (readonly Edit[])[],
): StoredBody["chunks"] {
  if (chunks === undefined) return undefined;
  const inBytes = isUtf8 ? byteEdits(rounds, text) : rounds;
  let ends: readonly number[] = chunks.map(({ end }) => Math.min(end, bytes.length));
  for (const edits of inBytes) ends = moved(ends, edits);
  return chunks.map((chunk, i) => ({ ...chunk, end: ends[i] as number }));
}

/** Edits by offsets into the UTF-8 of a text instead of the text. */
function byteEdits(rounds: readonly (readonly Edit[])[], before: string): Edit[][] {
  let text = before;
  return rounds.map((edits) => {
    let at = 0;
    let bytes = 0;
    const offset = (to: number) => {
      bytes += encodeUtf8(text.slice(at, to)).length;
      at = to;
      return bytes;
    };
    const counted = edits.map((edit) => ({
      start: offset(edit.start),
      end: offset(edit.end),
      text: bytesToByteString(encodeUtf8(edit.text)),
    }));
    text = edited(text, edits);
    return counted;
  });
}
