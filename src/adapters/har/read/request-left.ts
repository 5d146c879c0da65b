import { mediaType } from "../../../model/body.ts";
import type { HttpRequest, JsonObject, JsonValue } from "../../../model/types.ts";
import { versionText } from "../../shared/har/derived.ts";
import { type Member, objectFrom, rest, saysNothing } from "../../shared/json/members.ts";
import { isObject, listAt, objectAt, textAt } from "../../shared/json/values.ts";
import type { EntryContext } from "../entry.ts";
import { bodySizeAgrees, formAgrees, mimeTypeAgrees, queryAgrees, requestCookiesAgree, sizeAgrees } from "./agree.ts";
import { markNames, marksLeft } from "./marks.ts";
import { isNoVersion } from "./version.ts";

const known: ReadonlySet<string> = new Set([
  "method",
  "url",
  "httpVersion",
  "headers",
  "cookies",
  "queryString",
  "postData",
  "headersSize",
  "bodySize",
]);
const postDataKnown: ReadonlySet<string> = new Set([
  "mimeType",
  "text",
  "encoding",
  "params",
  "_file",
  "_sha1",
  ...markNames,
]);

/** What a request says beyond the neutral fields, or otherwise than they give it. */
export function requestLeft(
  c: EntryContext,
  request: HttpRequest,
  headersLeft: JsonValue | undefined,
): Member | undefined {
  const raw = objectAt(c.entry.fields.request);
  const members = rest(raw, known);
  const keep = (name: string, value: JsonValue | undefined): void => {
    if (value !== undefined) members.push([name, value]);
  };
  if (!saysNothing(raw.method) && raw.method !== request.method) keep("method", raw.method);
  if (isOtherVersion(raw.httpVersion, request.httpVersion)) keep("httpVersion", raw.httpVersion);
  keep("headers", headersLeft);
  if (!requestCookiesAgree(raw.cookies, request.headers)) keep("cookies", raw.cookies);
  if (!queryAgrees(raw.queryString, request.url)) keep("queryString", raw.queryString);
  keep("postData", postDataLeft(c, raw.postData, request));
  // Firefox has 0 for what it does not know; no block of headers is that short.
  if (!sizeAgrees(raw.headersSize, 0)) keep("headersSize", raw.headersSize);
  if (!bodySizeAgrees(raw.bodySize, request.body)) keep("bodySize", raw.bodySize);
  const left = objectFrom(members);
  return left === undefined ? undefined : ["request", left];
}

/** Whether a version is spelled in another way than we do, and says something. */
export function isOtherVersion(raw: JsonValue | undefined, version: HttpRequest["httpVersion"]): boolean {
  return !isNoVersion(raw) && raw !== versionText(version);
}

function postDataLeft(c: EntryContext, raw: JsonValue | undefined, request: HttpRequest): JsonValue | undefined {
  if (!isObject(raw)) return saysNothing(raw) ? undefined : raw;
  const members = rest(raw, postDataKnown);
  if (!mimeTypeAgrees(raw.mimeType, request.headers)) members.push(["mimeType", raw.mimeType as JsonValue]);
  if (!paramsAgree(c, raw, request)) members.push(["params", raw.params as JsonValue]);
  return objectFrom([...members, ...marksLeft(raw, request.body)]);
}

/** Fields of a form repeat its text; alone they are what the body was made of. */
function paramsAgree({ entry }: EntryContext, postData: JsonObject, { headers, body }: HttpRequest): boolean {
  if (saysNothing(postData.params)) return true;
  if (body.kind === "lost" || !Array.isArray(postData.params) || hasRemarks(postData.params)) return false;
  const text = textAt(postData.text);
  if (text === undefined || entry.postText !== undefined) return true;
  const isForm = mediaType(headers) === "application/x-www-form-urlencoded";
  return !isForm || formAgrees(listAt(postData.params), text);
}

const paramKnown: ReadonlySet<string> = new Set(["name", "value", "fileName", "contentType"]);

function hasRemarks(params: readonly JsonValue[]): boolean {
  return params.some((param) => !isObject(param) || rest(param, paramKnown).length > 0);
}
