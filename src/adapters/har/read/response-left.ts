import type { HttpResponse, JsonObject, JsonValue, NetworkFailure, Unrecorded } from "../../../model/types.ts";
import { wireSize } from "../../shared/har/derived.ts";
import { type Member, objectFrom, rest, saysNothing } from "../../shared/json/members.ts";
import { isObject, objectAt } from "../../shared/json/values.ts";
import type { EntryContext } from "../entry.ts";
import { bodySizeAgrees, mimeTypeAgrees, redirectAgrees, responseCookiesAgree, sizeAgrees } from "./agree.ts";
import { markNames, marksLeft } from "./marks.ts";
import { isNoStatus } from "./quirks/status.ts";
import { isOtherVersion } from "./request-left.ts";

const known: ReadonlySet<string> = new Set([
  "status",
  "statusText",
  "httpVersion",
  "headers",
  "cookies",
  "content",
  "redirectURL",
  "redirectionURL",
  "headersSize",
  "bodySize",
]);
const contentKnown: ReadonlySet<string> = new Set([
  "size",
  "compression",
  "mimeType",
  "text",
  "encoding",
  "_file",
  "_sha1",
  ...markNames,
]);

/** What a response says beyond the neutral fields, or otherwise than they give it. */
export function answerLeft(
  c: EntryContext,
  url: string,
  outcome: HttpResponse,
  headersLeft: JsonValue | undefined,
): Member | undefined {
  const raw = objectAt(c.entry.fields.response);
  const { headers, body } = outcome;
  const members = unsaid(rest(raw, known), outcome.brokenBy);
  const keep = (name: string, value: JsonValue | undefined): void => {
    if (value !== undefined) members.push([name, value]);
  };
  if (raw.status !== outcome.status) keep("status", raw.status);
  if (!saysNothing(raw.statusText) && raw.statusText !== outcome.statusText) keep("statusText", raw.statusText);
  if (isOtherVersion(raw.httpVersion, outcome.httpVersion)) keep("httpVersion", raw.httpVersion);
  keep("headers", headersLeft);
  if (!responseCookiesAgree(raw.cookies, headers)) keep("cookies", raw.cookies);
  keep("content", contentLeft(raw, outcome));
  // `redirectionURL` is Internet Explorer's name for the other.
  if (!redirectAgrees(raw.redirectURL, headers, url)) keep("redirectURL", raw.redirectURL);
  if (!redirectAgrees(raw.redirectionURL, headers, url)) keep("redirectionURL", raw.redirectionURL);
  if (!sizeAgrees(raw.headersSize, 0)) keep("headersSize", raw.headersSize);
  if (!sizeAgrees(raw.bodySize, wireSize(body))) keep("bodySize", raw.bodySize);
  return memberOf(objectFrom(members));
}

/** What an entry without an answer says in the place of one. */
export function responseLeft(c: EntryContext, outcome: NetworkFailure | Unrecorded): Member | undefined {
  const { response } = c.entry.fields;
  if (!isObject(response)) return saysNothing(response) ? undefined : ["response", response as JsonValue];
  const members = unsaid(rest(response, known), outcome);
  for (const name of ["statusText", "httpVersion", "headers", "cookies", "redirectURL", "redirectionURL"]) {
    const value = response[name];
    if (!saysNothing(value)) members.push([name, value as JsonValue]);
  }
  for (const name of ["headersSize", "bodySize"]) {
    if (!sizeAgrees(response[name], 0)) members.push([name, response[name] as JsonValue]);
  }
  if (!isNoStatus(response.status)) members.push(["status", response.status as JsonValue]);
  const content = unansweredContent(c, response.content);
  if (content !== undefined) members.push(["content", content]);
  return memberOf(objectFrom(members));
}

function memberOf(left: JsonObject | undefined): Member | undefined {
  return left === undefined ? undefined : ["response", left];
}

/** The members without those that became the outcome; a reason of a wrong type, or a second one, stays. */
export function unsaid(members: Member[], outcome: NetworkFailure | Unrecorded | undefined): Member[] {
  return outcome === undefined ? members : members.filter(([name, value]) => value !== saidBy(outcome, name));
}

function saidBy(outcome: NetworkFailure | Unrecorded, name: string): string | undefined {
  if (outcome.kind === "unrecorded") return name === "_unrecorded" ? outcome.reason : undefined;
  if (name === "_error" || name === "_failureText") return outcome.message;
  return name === "_errorCode" ? outcome.code : undefined;
}

function contentLeft({ content, bodySize }: JsonObject, { headers, body }: HttpResponse): JsonValue | undefined {
  if (!isObject(content)) return saysNothing(content) ? undefined : content;
  const members = rest(content, contentKnown);
  const { size, compression, mimeType } = content;
  if (!bodySizeAgrees(size, body)) members.push(["size", size as JsonValue]);
  // Decoded less sent length, whatever these are worth.
  const isDifference = typeof size === "number" && typeof bodySize === "number" && compression === size - bodySize;
  if (!isDifference && compression !== 0 && !saysNothing(compression))
    members.push(["compression", compression as JsonValue]);
  if (!mimeTypeAgrees(mimeType, headers)) members.push(["mimeType", mimeType as JsonValue]);
  return objectFrom([...members, ...marksLeft(content, body)]);
}

function unansweredContent({ entry }: EntryContext, content: JsonValue | undefined): JsonValue | undefined {
  if (!isObject(content)) return saysNothing(content) ? undefined : content;
  const members = rest(content, contentKnown);
  for (const name of ["size", "compression"]) {
    if (!sizeAgrees(content[name], 0)) members.push([name, content[name] as JsonValue]);
  }
  if (!mimeTypeAgrees(content.mimeType, [])) members.push(["mimeType", content.mimeType as JsonValue]);
  const text = entry.contentText?.text() ?? content.text;
  if (!saysNothing(text)) members.push(["text", text as JsonValue]);
  for (const name of ["encoding", "_file", "_sha1", ...markNames]) {
    // Firefox says base64 of no text at all.
    if (!saysNothing(content[name]) && (name !== "encoding" || !saysNothing(text)))
      members.push([name, content[name] as JsonValue]);
  }
  return objectFrom(members);
}
