import { decodeUtf8, encodeBase64 } from "../../../model/bytes.ts";
import type { Interaction, NetworkFailure, StoredBody } from "../../../model/types.ts";
import type { Code } from "./code.ts";
import { stringCode, textCode } from "./literal.ts";

/** The pieces of a body that came in several, or broke off, with the pauses between them; `undefined` for any other. */
export function piecesOf(
  body: StoredBody,
  brokenBy: NetworkFailure | undefined,
  timing: Interaction["timing"],
  code: Code,
): string[] | undefined {
  const chunks = (body.chunks ?? []).filter(({ end }, i, all) => end > (all[i - 1]?.end ?? 0));
  const isTimed = code.delays && hasTimes(body);
  if (chunks.length < 2 && brokenBy === undefined && !isTimed) return undefined;
  const pieces: string[] = [];
  let start = 0;
  let now = 0;
  const waitUntil = (ms: number | undefined) => {
    const pause = code.delays && ms !== undefined ? Math.round(ms) - now : 0;
    if (pause <= 0) return;
    pieces.push(String(pause));
    now += pause;
  };
  waitUntil(chunks[0]?.atMs ?? timing?.waitMs ?? timing?.totalMs);
  for (const { end, atMs } of [...chunks, { end: body.bytes.length, atMs: undefined }]) {
    if (end <= start) continue;
    waitUntil(atMs);
    pieces.push(pieceCode(body.bytes.subarray(start, end), code.unit));
    start = end;
  }
  return brokenBy === undefined ? pieces : [...pieces, errorCode(brokenBy)];
}

/** Whether the recording says when pieces of a body came. */
export function hasTimes({ chunks }: StoredBody): boolean {
  return chunks?.some(({ atMs }) => atMs !== undefined) ?? false;
}

/** A failure as an error, which clients see. */
export function errorCode({ message, code }: NetworkFailure): string {
  const error = `new Error(${stringCode(message)})`;
  return code === undefined ? error : `Object.assign(${error}, { code: ${stringCode(code)} })`;
}

/** Bytes as code. */
export function bytesCode(bytes: Uint8Array): string {
  return `Buffer.from("${encodeBase64(bytes)}", "base64")`;
}

function pieceCode(bytes: Uint8Array, unit: string): string {
  const text = decodeUtf8(bytes);
  return text === undefined ? bytesCode(bytes) : textCode(text, unit);
}
