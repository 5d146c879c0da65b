import { decodeUtf8, encodeHex } from "../../../model/bytes.ts";
import type { Body } from "../../../model/types.ts";
import { isJsonText, isTooDeep, parseStructure } from "../../shared/json/scan.ts";
import type { Say } from "../../shared/say.ts";
import type { JsonStructure, NockDefinition } from "../definition.ts";

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
  if (text !== undefined && !isJsonText(text) && !isTakenForHex(text, facts.request)) return { response: text };
  return { response: encodeHex(bytes), responseIsBinary: true };
}

/** Whether nock may take a text for hex: it does after a request that is no text. */
export function isTakenForHex(text: string, request: Body): boolean {
  return /^[0-9a-fA-F]{2}/.test(text) && (request.kind === "lost" || decodeUtf8(request.bytes) === undefined);
}
