import { decodeUtf8, noBytes } from "./bytes.ts";
import { headerValues } from "./headers.ts";
import type { Body, HeaderList, HttpResponse, StoredBody } from "./types.ts";

/** Undoes one content coding; `undefined` when it has not that coding, or the bytes are not in it. */
export type Decode = (coding: string, bytes: Uint8Array, limit: number) => Uint8Array | undefined;

/** What a coded body may unfold to, in bytes: more than any fixture holds, less than would bring a process down. */
const decodeLimit: number = 256 * 1024 * 1024;

/** The body of a message that has none. */
export const emptyBody: StoredBody = storedBody(noBytes);

/** A body from its bytes: decoded, exact and complete unless `facts` say otherwise. */
export function storedBody(bytes: Uint8Array, facts: Partial<Omit<StoredBody, "kind" | "bytes">> = {}): StoredBody {
  return { kind: "stored", bytes, coding: "decoded", fidelity: "exact", complete: true, ...facts };
}

/** Whether a message has no body; a lost one is not empty. */
export function isEmptyBody(body: Body): boolean {
  return body.kind === "stored" && body.bytes.length === 0;
}

/** The media type without parameters, in lower case; empty when there is no Content-Type. */
export function mediaType(headers: HeaderList): string {
  return (headerValues(headers, "content-type")[0] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/** Whether a media type says JSON: `application/json`, `text/json`, or the suffix `+json`. */
export function isJsonType(type: string): boolean {
  return /^(application|text)\/json$|\+json$/.test(type);
}

/** Whether a response to this method with this status has no body on the wire (RFC 9110, sections 6.4.1 and 15.3.6). */
export function forbidsBody(method: string, status: number): boolean {
  return method.toUpperCase() === "HEAD" || status === 204 || status === 205 || status === 304 || status < 200;
}

/** The content codings of a message in the order they were applied, in lower case, `identity` left out. */
export function contentCodings(headers: HeaderList): string[] {
  return headerValues(headers, "content-encoding")
    .flatMap((value) => value.split(","))
    .map((coding) => coding.trim().toLowerCase())
    .map((coding) => (coding === "x-gzip" ? "gzip" : coding))
    .filter((coding) => coding !== "" && coding !== "identity");
}

/** The coding that the first bytes show: gzip, zstd or zlib ("deflate"). Brotli has no such mark. */
export function sniffCoding(bytes: Uint8Array): "gzip" | "zstd" | "deflate" | undefined {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  if (a === 0x1f && b === 0x8b) return "gzip";
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return "zstd";
  if ((a & 0x0f) === 8 && a >> 4 <= 7 && bytes.length > 1 && (a * 256 + b) % 31 === 0) return "deflate";
  return undefined;
}

/** What stored bytes are against the recorded Content-Encoding, as far as a look at them tells. */
export function codingOf(headers: HeaderList, bytes: Uint8Array): StoredBody["coding"] {
  const outer = contentCodings(headers).at(-1);
  if (outer === undefined || bytes.length === 0) return "decoded";
  const seen = sniffCoding(bytes);
  if (seen === outer) return "encoded";
  return outer === "gzip" || outer === "zstd" ? "decoded" : "unknown";
}

/**
 * The headers that tell how the body of a request is coded: its own. Bytes that show a coding count as coded even where the
 * header is missing, since many recordings hold no request headers.
 */
export function requestCoding(headers: HeaderList, { bytes }: StoredBody): HeaderList {
  const shown = sniffCoding(bytes);
  if (contentCodings(headers).length > 0 || (shown !== "gzip" && shown !== "zstd")) return headers;
  return [["content-encoding", shown]];
}

/** A body without its content codings, and how that went. */
export interface Decoded {
  readonly body: StoredBody;
  /**
   * `plain`: there was no coding; `undone`: all codings were removed; `lie`: the headers name one, but the bytes are not
   * in it; `kept`: nothing here can undo it, the body is as it was.
   */
  readonly how: "plain" | "undone" | "lie" | "kept";
}

/** Removes a message's content codings. Chunk borders go with them, since they were borders of the coded bytes. */
export function decodeBody(message: Pick<HttpResponse, "headers"> & { body: StoredBody }, decode: Decode): Decoded {
  const { body, headers } = message;
  const codings = contentCodings(headers);
  if (codings.length === 0) return { body, how: "plain" };
  if (body.bytes.length === 0) return { body, how: "undone" };
  if (body.coding === "decoded") return { body, how: body.undone === undefined ? "lie" : "undone" };
  let bytes = body.bytes;
  for (const coding of [...codings].reverse()) {
    const inner = decode(coding, bytes, decodeLimit);
    if (inner === undefined)
      return { body, how: body.coding === "unknown" && decodeUtf8(body.bytes) !== undefined ? "lie" : "kept" };
    bytes = inner;
  }
  const { chunks: _, ...rest } = body;
  return { body: { ...rest, bytes, coding: "decoded" }, how: "undone" };
}
