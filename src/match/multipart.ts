import { mediaType } from "../model/body.ts";
import { bytesToByteString } from "../model/bytes.ts";
import { headerValue } from "../model/headers.ts";
import type { HeaderList } from "../model/types.ts";

/** What stands for a boundary: above U+00FF, so that it cannot be part of the body, whose characters are bytes. */
export const boundaryMark = "\u2026";

/**
 * A multipart body with its boundary, which clients make up for each request, replaced by a constant; one character per
 * byte. `undefined` when the body is not multipart.
 */
export function canonicalMultipart(headers: HeaderList, bytes: Uint8Array): string | undefined {
  const typed = mediaType(headers).startsWith("multipart/");
  const dashed = bytes[0] === 0x2d && bytes[1] === 0x2d;
  if (!typed && !dashed) return undefined;
  const text = `\n${bytesToByteString(bytes)}`;
  const named = typed ? boundaryParameter(headers) : undefined;
  // The first line is asked where the header is missing, or tells another boundary than a rewritten body has.
  const boundary = named !== undefined && text.includes(`\n--${named}`) ? named : firstLineBoundary(text, typed);
  if (boundary === undefined) return undefined;
  return text.split(`\n--${boundary}`).join(`\n--${boundaryMark}`).slice(1);
}

/** The bytes of a piece of canonical multipart text, as near as they can be shown. */
export function multipartPiece(text: string): string {
  return text.replaceAll(boundaryMark, "boundary");
}

function boundaryParameter(headers: HeaderList): string | undefined {
  const found = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(headerValue(headers, "content-type") ?? "");
  return found?.[1] ?? found?.[2];
}

function firstLineBoundary(text: string, typed: boolean): string | undefined {
  const boundary = /^\n--([!-~]{1,70})\r?\n/.exec(text)?.[1];
  if (boundary === undefined || typed) return boundary;
  return text.includes(`\n--${boundary}--`, 1) ? boundary : undefined;
}
