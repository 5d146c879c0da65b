import type { HttpRequest, JsonObject } from "../../../model/types.ts";
import { bodySize, mimeType, queryString, requestCookies, versionText } from "../../shared/har/derived.ts";
import { isObject } from "../../shared/json/values.ts";
import type { Say } from "../../shared/say.ts";
import { lostFields, storedFields } from "./body.ts";
import { headerItems, readable, sayUnreadable } from "./headers.ts";
import type { EntryOptions } from "./options.ts";
import { overlay, type Refuse } from "./overlay.ts";
import { entryShapes, type Shapes } from "./shapes.ts";
import { targetUrl } from "./target-url.ts";
import { spelledVersion } from "./version.ts";

const path = "request.";
const shapes = entryShapes.request as Shapes;

/** The `request` of an entry. */
export function requestFields(
  request: HttpRequest,
  kept: JsonObject,
  o: EntryOptions,
  say: Say,
  refuse: Refuse,
): JsonObject {
  const { headers: items, httpVersion, ...rest } = kept;
  const url = targetUrl(request.url, say);
  sayUnreadable(request.headers, "request", say);
  const postData = postDataFields(request, o);
  const fields: JsonObject = {
    method: request.method,
    url,
    httpVersion: spelledVersion(httpVersion, request.httpVersion) ?? versionText(request.httpVersion),
    headers: headerItems(request.headers, items, (name) => refuse(path + name)),
    queryString: queryString(url),
    cookies: requestCookies(readable(request.headers)),
    headersSize: -1,
    bodySize: bodySize(request.body),
    // A list of fields needs the object that they stand in to be whole.
    ...((postData !== undefined || isObject(rest.postData)) && {
      postData: postData ?? { mimeType: mimeType(request.headers), text: "" },
    }),
  };
  // The size of a lost body is the model's.
  const isSized = request.body.kind === "lost" && request.body.size !== undefined;
  return overlay(fields, rest, isSized ? { ...shapes, bodySize: "own" } : shapes, refuse, path);
}

function postDataFields({ body, headers }: HttpRequest, o: EntryOptions): JsonObject | undefined {
  if (body.kind === "lost") return { mimeType: mimeType(headers), text: "", ...lostFields(body) };
  if (body.bytes.length === 0 && body.complete) return undefined;
  return { mimeType: mimeType(headers), ...storedFields(body, headers, o) };
}
