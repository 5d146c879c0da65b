import { mediaType } from "../../model/body.ts";
import { eventEnds } from "../../model/event-stream.ts";
import type { HttpResponse, StoredBody } from "../../model/types.ts";
import { frameEnds } from "../../replay/frames.ts";

/** A piece of a body, sent on its own; `atMs` counts from the request. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly atMs?: number;
}

// What a client gets in one read from a socket, as Node's own streams have it.
const slice = 64 * 1024;

/** How a body is sent: in one go, or piece by piece. */
export interface Pieces {
  readonly pieces: readonly Piece[];
  /** Whether the origin sent the pieces as they came about, so that the length was not known before. */
  readonly streamed: boolean;
}

/** The body of an answer in the pieces that its origin would have sent: event by event, frame by frame, else in slices. */
export function piecesOf(response: Pick<HttpResponse, "headers">, body: StoredBody): Pieces {
  const { bytes, coding } = body;
  const type = mediaType(response.headers);
  const ends =
    coding === "encoded" ? undefined : type === "text/event-stream" ? eventEnds(bytes) : frameEnds(bytes, type);
  const streamed = ends !== undefined;
  return { pieces: timed(cut(bytes, ends ?? sliceEnds(bytes.length)), body.chunks), streamed };
}

function sliceEnds(length: number): number[] {
  return Array.from({ length: Math.ceil(length / slice) }, (_, i) => Math.min((i + 1) * slice, length));
}

function cut(bytes: Uint8Array, ends: readonly number[]): { bytes: Uint8Array; end: number }[] {
  let start = 0;
  return ends.map((end) => {
    const piece = { bytes: bytes.subarray(start, end), end };
    start = end;
    return piece;
  });
}

/** Each piece at the time when the recorded chunk arrived that completed it. */
function timed(pieces: readonly { bytes: Uint8Array; end: number }[], chunks: StoredBody["chunks"] = []): Piece[] {
  let at = 0;
  return pieces.map(({ bytes, end }) => {
    while (at < chunks.length - 1 && (chunks[at]?.end ?? 0) < end) at++;
    const atMs = chunks[at]?.atMs;
    return { bytes, ...(atMs !== undefined && { atMs }) };
  });
}
