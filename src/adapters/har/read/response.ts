import { headerValue } from "../../../model/headers.ts";
import type { HttpResponse, JsonObject, JsonValue, NetworkFailure, Unrecorded } from "../../../model/types.ts";
import { isObject, listAt, objectAt, textAt, type Writable } from "../../shared/json/values.ts";
import type { EntryContext } from "../entry.ts";
import { readHeaders } from "./headers.ts";
import { setCookieHeaders } from "./quirks/cookies.ts";
import { failureOf } from "./quirks/failures.ts";
import { statusOf } from "./quirks/status.ts";
import { versionOf } from "./version.ts";

/** A response without its body, and what of its headers only the extensions hold. */
export interface ResponseHead {
  readonly outcome: Omit<HttpResponse, "body">;
  readonly headersLeft: JsonValue | undefined;
}

/** What came of a request but for the body; a null or missing response is no answer, as is a status that is none. */
export function readOutcome(c: EntryContext): ResponseHead | NetworkFailure | Unrecorded {
  const { fields } = c.entry;
  const response = objectAt(fields.response);
  const failure = failureOf(fields, response);
  const status = statusOf(response.status);
  return status === undefined ? (failure ?? unrecorded(fields.response)) : readHead(c, response, status, failure);
}

function unrecorded(response: JsonValue | undefined): Unrecorded {
  const written = isObject(response) ? response._unrecorded : undefined;
  if (typeof written === "string") return { kind: "unrecorded", reason: written };
  // k6 and other generators of requests leave the response out; Firefox writes status 0 without a reason.
  const reason = isObject(response) ? "the response has no status, and no reason why" : "the entry has no response";
  return { kind: "unrecorded", reason };
}

function readHead(
  c: EntryContext,
  response: JsonObject,
  status: number,
  brokenBy: NetworkFailure | undefined,
): ResponseHead {
  const statusText = textAt(response.statusText);
  const httpVersion = versionOf(response.httpVersion);
  const { headers, left } = readHeaders(c, response.headers, "response");
  const lacksCookies = headerValue(headers, "set-cookie") === undefined;
  const cookies = lacksCookies ? setCookieHeaders(listAt(response.cookies)) : [];
  if (cookies.length > 0) c.say("assumed/cookies", { part: "response" });
  const made = cookies.map((value) => ["Set-Cookie", value] as const);
  const outcome: Writable<Omit<HttpResponse, "body">> = {
    kind: "response",
    status,
    headers: made.length === 0 ? headers : [...headers, ...made],
  };
  if (statusText !== undefined) outcome.statusText = statusText;
  if (httpVersion !== undefined) outcome.httpVersion = httpVersion;
  if (brokenBy !== undefined) outcome.brokenBy = brokenBy;
  return { outcome, headersLeft: left };
}
