import { decodeUtf8 } from "../../../model/bytes.ts";
import { headerValue, nameSet } from "../../../model/headers.ts";
import type { Interaction, JsonValue } from "../../../model/types.ts";
import { isTooDeep, parseStructure } from "../../shared/json/scan.ts";
import type { Say } from "../../shared/say.ts";
import type { StoredResponse } from "../write/answerable.ts";
import { isTakenForHex } from "../write/response-body.ts";
import type { Code } from "./code.ts";
import { isFlat, listCode, stringCode, textCode, valueCode } from "./literal.ts";
import { bytesCode, piecesOf } from "./pieces.ts";

/** What a mock answers. */
export type Answer =
  | { readonly kind: "error"; readonly error: string }
  | {
      readonly kind: "reply";
      readonly status: number;
      readonly body: string;
      readonly headers: string;
      /** Whether the body is a stream, which serves one answer only. */
      readonly isStream: boolean;
    };

/** A response: `raw` are its headers as nock takes them, `body` is as it is sent. */
export function replyCode(
  interaction: Interaction,
  { status, body, brokenBy }: StoredResponse,
  raw: readonly string[],
  code: Code,
  say: Say,
): Answer {
  // Without it nock 15 ends a body that broke off for fetch as if it were whole.
  const headers = brokenBy === undefined ? raw : [...raw, "Transfer-Encoding", "chunked"];
  const pieces = piecesOf(body, brokenBy, interaction.timing, code);
  const isStream = pieces !== undefined;
  return {
    kind: "reply",
    status,
    body: isStream
      ? listCode(`${code.use("stream")}(`, pieces, ")", code.unit)
      : wholeBody(interaction, body.bytes, raw, code, say),
    headers: headersCode(headers, code.unit),
    isStream,
  };
}

function wholeBody({ request }: Interaction, bytes: Uint8Array, raw: readonly string[], code: Code, say: Say): string {
  const headers = pairs(raw);
  const text = headerValue(headers, "content-encoding") === undefined ? decodeUtf8(bytes) : undefined;
  if (text === undefined) return bytesCode(bytes);
  // Without a content type nock adds application/json to a value.
  const value = headerValue(headers, "content-type") ? parseStructure(text) : undefined;
  if (value !== undefined && !isTooDeep(value)) {
    const exact = JSON.stringify(value) === text;
    if (!exact && code.pretty) say("changed/json-spelling");
    if (exact || code.pretty) {
      return isFlat(value) ? valueCode(value as JsonValue, code.unit) : `JSON.parse(${stringCode(text)})`;
    }
  }
  return isTakenForHex(text, request.body) ? bytesCode(bytes) : textCode(text, code.unit);
}

/** Headers as an object, or as a flat list where an object would lose repeats or order. */
function headersCode(raw: readonly string[], unit: string): string {
  const headers = pairs(raw);
  const names = headers.map(([name]) => name);
  const hasRepeats = nameSet(names).size < names.length;
  if (hasRepeats || names.some((name) => /^\d+$/.test(name) || name === "__proto__")) {
    return listCode("[", raw.map(stringCode), "]", unit);
  }
  return raw.length === 0 ? "" : valueCode(Object.fromEntries(headers), unit);
}

function pairs(raw: readonly string[]): [name: string, value: string][] {
  return raw.flatMap((name, i) => (i % 2 === 0 ? [[name, raw[i + 1] ?? ""] as [string, string]] : []));
}
