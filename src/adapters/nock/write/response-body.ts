import { decodeUtf8, encodeHex } from "../../../model/bytes.ts";
import type { Body } from "../../../model/types.ts";
import type { JsonStructure, NockDefinition } from "../definition.ts";
import { isJsonText, isTooDeep, parseStructure } from "../json-scan.ts";
import type { Say } from "./say.ts";

/** What decides on the form of a response body, beside its bytes. */
export interface ResponseFacts {
  /** Whether a content type is written: without one nock adds `application/json` to a value. */
  readonly hasType: boolean;
  /** The request body that it answers. */
  readonly request: Body;
  /** Whether JSON of any spelling is written as a value. */
  readonly pretty: boolean;
}

/** The `response` of a definition: nock 13 to 15 play it with the same bytes. */
export function responseBody(
  bytes: Uint8Array,
  facts: ResponseFacts,
  say: Say,
): Pick<NockDefinition, "response" | "responseIsBinary"> {
  const text = decodeUtf8(bytes);
  if (text === "") return { response: "" };
  const value = text !== undefined && facts.hasType ? parseStructure(text) : undefined;
  if (value !== undefined && !isTooDeep(value)) {
    const exact = JSON.stringify(value) === text;
    if (!exact && facts.pretty) say("changed/json-spelling");
    if (exact || facts.pretty) return { response: value as JsonStructure };
  }
  if (text !== undefined && isSafeText(text, facts)) return { response: text };
  return { response: encodeHex(bytes), responseIsBinary: true };
}

/** Whether nock sends a text as it stands: it spells JSON anew, and takes text for hex after a binary request. */
function isSafeText(text: string, { request }: ResponseFacts): boolean {
  if (isJsonText(text)) return false;
  if (!/^[0-9a-fA-F]{2}/.test(text)) return true;
  return request.kind === "stored" && decodeUtf8(request.bytes) !== undefined;
}
