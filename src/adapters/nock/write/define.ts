import type { Decoded } from "../../../model/body.ts";
import { encodeHex } from "../../../model/bytes.ts";
import { headerValue } from "../../../model/headers.ts";
import type { Extensions, Interaction, JsonObject } from "../../../model/types.ts";
import type { Say } from "../../shared/say.ts";
import { listKey, modelKeys, type NockDefinition } from "../definition.ts";
import type { Answerable } from "./answerable.ts";
import { rawHeaders, requestHeaders } from "./headers.ts";
import { sayLosses } from "./losses.ts";
import type { FileMatch } from "./match-policy.ts";
import { requestBody } from "./request-body.ts";
import { responseBody } from "./response-body.ts";
import { scopeAndPath } from "./target.ts";

/** How definitions are written. */
export interface DefineOptions {
  readonly pretty: boolean;
  /** Request headers to match where a request has them. */
  readonly reqheaders: readonly string[];
  readonly match: FileMatch;
}

/** The definition of an interaction whose response body was decoded, or kept. Whatever it does not hold is reported. */
export function define(
  interaction: Interaction,
  { parts, response }: Answerable,
  decoded: Decoded,
  o: DefineOptions,
  say: Say,
): NockDefinition {
  const { request } = interaction;
  const headers = rawHeaders(request.method, response, decoded.how, say);
  const asked = requestHeaders(request, o.match.headers, o.reqheaders, say);
  const hasType = Boolean(headerValue(pairs(headers), "content-type"));
  const { scope, path } = scopeAndPath(request.url, parts, say);
  const { body } = requestBody(request, o.match.body, say);
  const { response: answer, responseIsBinary } =
    decoded.how === "kept"
      ? // With a content-encoding nock takes a list of hex chunks, and a client undoes the coding.
        { response: [encodeHex(decoded.body.bytes)] }
      : responseBody(decoded.body.bytes, { hasType, request: request.body, pretty: o.pretty }, say);
  sayLosses(interaction, response, asked.written, say);
  return {
    scope,
    method: request.method,
    path,
    ...(body !== undefined && { body }),
    status: response.status,
    response: answer,
    rawHeaders: headers,
    ...asked.fields,
    ...(responseIsBinary && { responseIsBinary }),
    ...ownMembers(interaction.extensions),
  };
}

function pairs(raw: readonly string[]): [name: string, value: string][] {
  return raw.flatMap((name, i) => (i % 2 === 0 ? [[name, raw[i + 1] ?? ""] as [string, string]] : []));
}

/** What a nock file held beyond the model, and our own key. */
function ownMembers(extensions: Extensions | undefined): JsonObject {
  const own = Object.entries(extensions?.nock ?? {}).filter(([name]) => !modelKeys.has(name) && name !== listKey);
  return { ...Object.fromEntries(own), ...(extensions?.respool !== undefined && { respool: extensions.respool }) };
}
