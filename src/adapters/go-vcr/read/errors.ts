import { decodeUtf8Lossy } from "../../../model/bytes.ts";
import { codeFrame } from "../../../model/code-frame.ts";
import type { ErrorCode } from "../../../model/error-codes.ts";
import { RespoolError } from "../../../model/errors.ts";
import { requestFields, responseFields } from "../fields.ts";

const knownKeys: ReadonlySet<string> = new Set([
  "version",
  "interactions",
  "id",
  "request",
  "response",
  ...requestFields.keys(),
  ...responseFields.keys(),
]);

/** A file's bytes, and the same with one character per byte. */
export interface FileText {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** An error at a place in a file, with line, column and frame. `problem` must not quote values. */
export function errorAt(
  file: FileText,
  offset: number,
  code: ErrorCode,
  problem: string,
  hint?: string,
  interaction?: number,
): RespoolError {
  const at = Math.max(0, Math.min(offset, file.bytes.length));
  const lineStart = at === 0 ? 0 : file.text.lastIndexOf("\n", at - 1) + 1;
  let line = 1;
  for (let p = file.text.indexOf("\n"); p >= 0 && p < lineStart; p = file.text.indexOf("\n", p + 1)) line++;
  const column = Array.from(decodeUtf8Lossy(file.bytes.subarray(lineStart, at))).length + 1;
  const place = { line, column, ...(interaction !== undefined && { interaction }) };
  return new RespoolError(code, problem, {
    format: "go-vcr",
    at: place,
    frame: codeFrame(file.text, at, knownKeys),
    ...(hint !== undefined && { hint }),
  });
}
