import { contentCodings } from "../../../model/body.ts";
import { decodeUtf8, encodeHex } from "../../../model/bytes.ts";
import { headerValue } from "../../../model/headers.ts";
import type { HttpRequest } from "../../../model/types.ts";
import { isTooDeep, parseStructure } from "../../shared/json/scan.ts";
import type { Say } from "../../shared/say.ts";
import type { JsonStructure, NockDefinition } from "../definition.ts";
import { hexBody } from "../hex.ts";
import { expansionFault } from "./expansion.ts";
import { jsonFacts } from "./json-facts.ts";
import type { BodyMatch } from "./match-policy.ts";

/** The `body` member of a definition: it matches the recorded request in nock 13 to 15, and as little else as it can. */
export function requestBody(request: HttpRequest, match: BodyMatch, say: Say): Pick<NockDefinition, "body"> {
  if (match === "none") return {};
  const { body, headers } = request;
  const why = unmatchable(request);
  if (why !== undefined) {
    say("lost/request-body", { why });
    return {};
  }
  if (body.kind === "lost") return {};
  const text = decodeUtf8(body.bytes);
  // nock compares a body that is not UTF-8 as lower-case hex.
  if (text === undefined) return { body: encodeHex(body.bytes) };
  const value = match === "value" ? parseStructure(text) : undefined;
  if (value === undefined) {
    if (hexBody(text) !== undefined) say("lost/request-text");
    return { body: text };
  }
  const fault = valueFault(value, headerValue(headers, "content-type") ?? "");
  if (fault === undefined) return { body: asValue(value as JsonStructure, text, say) ?? text };
  say("changed/request-text", { why: fault });
  return { body: text };
}

/** Why no exact form of the body would match. */
function unmatchable({ body, headers }: HttpRequest): string | undefined {
  if (body.kind === "lost") return "it is not in the recording";
  if (body.bytes.length === 0) return undefined;
  if (!body.complete) return "the recording holds only its beginning";
  if (body.fidelity === "damaged") return "it is damaged in the recording";
  // nock 15 undoes the coding before it compares, 13 and 14 compare the coded bytes.
  return contentCodings(headers).length > 0 ? "it is compressed" : undefined;
}

/** Why nock would not match a value with the body that it was parsed from, or with too many others. */
function valueFault(value: object, contentType: string): string | undefined {
  // For form bodies nock turns every expected value into text, whatever the body is.
  if (contentType.includes("application/x-www-form-urlencoded")) return "its content type says that it is a form";
  if (isTooDeep(value)) return "it is nested too deeply for nock to compare";
  return Array.isArray(value) ? undefined : expansionFault(Object.keys(value));
}

/** The value; `undefined` when JSON cannot write it again. */
function asValue(value: JsonStructure, text: string, say: Say): JsonStructure | undefined {
  const respelled = JSON.stringify(value);
  if (respelled === text) return value;
  const { members, exactNumbers } = jsonFacts(text);
  // 1e400 is read as Infinity, which JSON writes as null: not the number that nock will read out of the request.
  if (!exactNumbers && hasInfinity(value)) {
    say("changed/request-text", { why: "a number that JavaScript cannot hold" });
    return undefined;
  }
  const repeated = members !== jsonFacts(respelled).members;
  if (repeated) say("lost/request-json", { why: "a repeated name" });
  if (!exactNumbers) say("lost/request-json", { why: "a number with more digits than JavaScript holds" });
  if (!repeated && exactNumbers) say("changed/request-json");
  return value;
}

function hasInfinity(value: unknown): boolean {
  if (typeof value === "number") return !Number.isFinite(value);
  return typeof value === "object" && value !== null && Object.values(value).some(hasInfinity);
}
