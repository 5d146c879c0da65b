import { bytesToByteString, decodeUtf8 } from "../../../model/bytes.ts";

/** The media type under which a Go client posts such a body; `undefined` where nothing tells. */
export function contentTypeOf(body: Uint8Array): string | undefined {
  const boundary = boundaryOf(body);
  if (boundary !== undefined) return `multipart/form-data; boundary=${quoted(boundary)}`;
  const text = decodeUtf8(body);
  if (text === undefined) return undefined;
  if (isJson(text)) return "application/json";
  return isForm(text) ? "application/x-www-form-urlencoded" : undefined;
}

// A boundary has at most 70 characters (RFC 2046, section 5.1.1).
const boundaryLine = /^--([\w'()+,./:=?-]{1,70})\r\nContent-Disposition: form-data;/i;

/** The boundary of a multipart form, which its first line says and its last one says again. */
function boundaryOf(body: Uint8Array): string | undefined {
  const boundary = boundaryLine.exec(bytesToByteString(body.subarray(0, 110)))?.[1];
  const end = bytesToByteString(body.subarray(-80));
  return boundary !== undefined && end.endsWith(`\r\n--${boundary}--\r\n`) ? boundary : undefined;
}

/** A parameter as Go's `FormDataContentType` spells it. */
function quoted(boundary: string): string {
  return /[(),/:=?]/.test(boundary) ? `"${boundary}"` : boundary;
}

function isJson(text: string): boolean {
  if (!/^\s*[[{"\dtfn-]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Names, at least one with a value, all escaped as forms are. */
function isForm(text: string): boolean {
  return text.includes("=") && text.split("&").every((pair) => /^[^=]+(?:=[^=]*)?$/.test(pair) && isEscaped(pair));
}

function isEscaped(pair: string): boolean {
  return /^[\w.~%+*!'(),:@$/?[\]=-]+$/.test(pair) && !/%(?![\da-fA-F]{2})/.test(pair);
}
