import type { Body, HeaderList, HttpRequest, JsonObject, JsonValue, StoredBody } from "../../../model/types.ts";
import { bodySize, cookies, headersSize, mimeType, queryFields, redirectURL, statusText } from "../derived.ts";
import type { Marks, MessageMarks } from "../marks.ts";
import { textFields } from "./body.ts";
import { headerFields } from "./headers.ts";

/** A response whose body is as it is to be written. */
export interface StoredResponse {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: StoredBody;
}

/** What an entry says of when and how long. */
export interface EntryTimes {
  readonly startedDateTime: string;
  readonly time: number;
}

/** The part of an entry that Polly makes of a request and its response, without what it is found by. */
export function entryFields(
  request: HttpRequest,
  response: StoredResponse,
  { startedDateTime, time }: EntryTimes,
  marks: Pick<Marks, "request" | "response">,
): JsonObject {
  return {
    cache: {},
    request: requestFields(request, marks.request),
    response: responseFields(response, marks.response),
    startedDateTime,
    time,
    timings: { blocked: -1, connect: -1, dns: -1, receive: 0, send: 0, ssl: -1, wait: time },
  };
}

function requestFields({ method, url, headers, body }: HttpRequest, marks: MessageMarks): JsonObject {
  const items = headerFields(headers, marks);
  const postData = postDataFields(headers, body, marks);
  return {
    bodySize: bodySize(headers, postData?.text),
    cookies: [],
    headers: items,
    // Of the start line the version, blanks and line end.
    headersSize: headersSize(method + url, items, 12),
    httpVersion: "HTTP/1.1",
    method,
    ...(postData !== undefined && { postData }),
    queryString: queryFields(url),
    url,
  };
}

function postDataFields(headers: HeaderList, body: Body, marks: MessageMarks): JsonObject | undefined {
  if (body.kind === "stored" && body.bytes.length === 0) return undefined;
  const holder = { mimeType: mimeType(headers), params: [] };
  if (body.kind === "lost") return holder;
  const fields = textFields(body, marks);
  const value = marks.textJSON === true ? parsed(fields.text) : undefined;
  return value === undefined ? { ...holder, ...fields } : { ...holder, textJSON: value };
}

function parsed(text: JsonValue | undefined): JsonValue | undefined {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

function responseFields({ status, headers, body }: StoredResponse, marks: MessageMarks): JsonObject {
  const items = headerFields(headers, marks);
  const text = textFields(body, marks);
  const size = bodySize(headers, text.text);
  return {
    bodySize: size,
    content: { mimeType: mimeType(headers), size, ...text },
    cookies: cookies(headers),
    headers: items,
    headersSize: headersSize("", items, 0),
    httpVersion: "HTTP/1.1",
    redirectURL: redirectURL(headers),
    status,
    statusText: statusText(status),
  };
}
