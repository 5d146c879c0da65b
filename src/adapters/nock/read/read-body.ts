import { codingOf, contentCodings, emptyBody, storedBody } from "../../../model/body.ts";
import { concatBytes, decodeHex, encodeUtf8 } from "../../../model/bytes.ts";
import { headerValue, headerValues } from "../../../model/headers.ts";
import type { Body, HeaderList, JsonValue, StoredBody } from "../../../model/types.ts";
import { isJsonText } from "../../shared/json/scan.ts";
import { kindOf } from "../../shared/json/values.ts";
import { hexBody } from "../hex.ts";
import { type Entry, field, invalid } from "./fields.ts";

/** The request body of a definition; the recorder writes hex where it is not UTF-8, and values where it is JSON. */
export function readRequestBody(entry: Entry, headers: HeaderList): Body {
  const body = field(entry, "body");
  if (body === undefined) return { kind: "lost", reason: "not-stored" };
  if (typeof body !== "string") return jsonBody(body);
  const bytes = hexBody(body) ?? encodeUtf8(body);
  return storedBody(bytes, { coding: codingOf(headers, bytes) });
}

/** The response body of a definition, against its response headers. */
export function readResponseBody(entry: Entry, headers: HeaderList, isBodiless: boolean): StoredBody {
  const response = field(entry, "response");
  // nock plays every false value as an empty body, but its recorder writes an empty one as empty text.
  if (!response) {
    return !isBodiless && response !== undefined && hasLengthOf(response, 0, headers) ? jsonBody(response) : emptyBody;
  }
  if (field(entry, "responseIsBinary")) return storedBody(hexField(entry, response));
  // With any value, `identity` too, the recorder lists the chunks of the wire.
  const coded = headerValues(headers, "content-encoding").some((value) => value !== "");
  if (coded) {
    const pieces = hexPieces(response);
    if (pieces !== undefined) return piecedBody(pieces, contentCodings(headers).length > 0 ? "encoded" : "decoded");
  }
  if (typeof response !== "string") return jsonBody(response);
  const bytes = encodeUtf8(response);
  // nock plays a JSON string without its quotes, and parses a text that is JSON and spells it anew.
  if (!coded && !isBodiless && hasLengthOf(response, bytes.length, headers)) return jsonBody(response);
  return storedBody(bytes, isJsonText(response) ? { fidelity: "semantic" } : {});
}

/** Whether the recorded length is that of a value's JSON text, and so not that of the `played` bytes. */
function hasLengthOf(value: JsonValue, played: number, headers: HeaderList): boolean {
  const length = Number(headerValue(headers, "content-length"));
  return length > played && encodeUtf8(JSON.stringify(value)).length === length;
}

function jsonBody(value: JsonValue): StoredBody {
  return storedBody(encodeUtf8(JSON.stringify(value)), { fidelity: "semantic" });
}

function hexField(entry: Entry, response: JsonValue): Uint8Array {
  const bytes = typeof response === "string" ? decodeHex(response) : undefined;
  if (bytes !== undefined) return bytes;
  const problem = typeof response === "string" ? "is no hex" : `is ${kindOf(response)}, not hex`;
  throw invalid(entry, "response", problem, "Remove responseIsBinary if the response is text.");
}

/** The hex chunks of a body; `undefined` for anything else. */
function hexPieces(response: JsonValue): Uint8Array[] | undefined {
  const pieces: Uint8Array[] = [];
  for (const item of Array.isArray(response) ? response : [response]) {
    const bytes = typeof item === "string" ? decodeHex(item) : undefined;
    if (bytes === undefined) return undefined;
    pieces.push(bytes);
  }
  return pieces;
}

function piecedBody(pieces: readonly Uint8Array[], coding: StoredBody["coding"]): StoredBody {
  const bytes = concatBytes(pieces);
  if (bytes.length === 0) return emptyBody;
  let end = 0;
  const chunks = pieces.map((piece) => {
    end += piece.length;
    return { end };
  });
  return storedBody(bytes, { coding, ...(chunks.length > 1 && { chunks }) });
}
