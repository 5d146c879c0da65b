import { headerValue } from "../../../model/headers.ts";
import type { HttpRequest, JsonValue } from "../../../model/types.ts";
import { isObject, kindOf, listAt, textAt, type Writable } from "../../shared/json/values.ts";
import { invalid } from "../body/invalid.ts";
import type { EntryContext } from "../entry.ts";
import { readHeaders } from "./headers.ts";
import { cookieHeader } from "./quirks/cookies.ts";
import { sentOnce } from "./quirks/headers.ts";
import { versionOf } from "./version.ts";

/** A request without its body, and what of its headers only the extensions hold. */
export interface RequestHead {
  readonly request: Omit<HttpRequest, "body">;
  readonly headersLeft: JsonValue | undefined;
}

/** Reads all of a request but its body. Throws `input/invalid` where there is none, or it has no URL. */
export function readRequest(c: EntryContext): RequestHead {
  const { request } = c.entry.fields;
  if (!isObject(request)) throw invalid(c, "/request", `request is ${kindOf(request)}; an entry needs one`);
  const url = textAt(request.url);
  if (url === undefined) throw invalid(c, "/request/url", `url is ${kindOf(request.url)}; a request needs one`);
  const method = textAt(request.method);
  if (method === undefined) c.say("assumed/method");
  const httpVersion = versionOf(request.httpVersion);
  const { headers: listed, left } = readHeaders(c, request.headers, "request");
  const headers = c.file.producer.id === "chrome-har" ? sentOnce(listed) : listed;
  const cookie = headerValue(headers, "cookie") === undefined ? cookieHeader(listAt(request.cookies)) : undefined;
  if (cookie !== undefined) c.say("assumed/cookies", { part: "request" });
  const head: Writable<Omit<HttpRequest, "body">> = {
    method: method ?? "GET",
    url,
    headers: cookie === undefined ? headers : [...headers, ["Cookie", cookie]],
  };
  if (httpVersion !== undefined) head.httpVersion = httpVersion;
  return { request: head, headersLeft: left };
}
