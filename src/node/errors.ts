import type { ErrorCode } from "../model/error-codes.ts";
import { RespoolError } from "../model/errors.ts";

/** An error of the file system as one of ours, with the system's code and the path as the user gave it. */
export function systemError(code: ErrorCode, what: string, path: string, cause: unknown): RespoolError {
  const system = (cause as NodeJS.ErrnoException).code ?? String(cause);
  const hint = system === "ENOENT" ? "Check the path." : undefined;
  return new RespoolError(code, `${what} (${system})`, { at: { file: path }, cause, hint });
}
