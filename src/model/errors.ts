import type { ErrorCode } from "./error-codes.ts";
import type { FormatId, JsonObject, Location } from "./types.ts";

const brand = Symbol.for("respool.error");

/** Where and why an error happened, beyond its message. */
export interface ErrorDetails {
  readonly format?: FormatId | undefined;
  readonly at?: Location | undefined;
  /** A sentence in the imperative: the way out. */
  readonly hint?: string | undefined;
  /** The source line with a caret below it, foreign text masked. */
  readonly frame?: string | undefined;
  readonly cause?: unknown;
}

/** The only error that leaves this library. Its message never quotes header values or bodies. */
export class RespoolError extends Error {
  override readonly name = "RespoolError";
  readonly code: ErrorCode;
  readonly format?: FormatId;
  readonly at?: Location;
  readonly hint?: string;
  readonly frame?: string;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    if (details.format !== undefined) this.format = details.format;
    if (details.at !== undefined) this.at = details.at;
    if (details.hint !== undefined) this.hint = details.hint;
    if (details.frame !== undefined) this.frame = details.frame;
    Object.defineProperty(this, brand, { value: true });
  }

  /** The error as plain data, without stack and cause. */
  toJSON(): JsonObject {
    return {
      name: this.name,
      code: this.code,
      message: this.message,
      ...(this.format !== undefined && { format: this.format }),
      ...(this.at !== undefined && { at: { ...this.at } as JsonObject }),
      ...(this.hint !== undefined && { hint: this.hint }),
      ...(this.frame !== undefined && { frame: this.frame }),
    };
  }
}

/** Tells whether a value is a `RespoolError`, also one of another installed copy, which `instanceof` would miss. */
export function isRespoolError(e: unknown): e is RespoolError {
  return typeof e === "object" && e !== null && brand in e;
}

/** The same error with the file (and whatever else is missing of its place) filled in. */
export function locate(e: RespoolError, at: Location, format?: FormatId): RespoolError {
  return new RespoolError(e.code, e.message, {
    format: e.format ?? format,
    at: { ...at, ...e.at },
    hint: e.hint,
    frame: e.frame,
    cause: e.cause,
  });
}
