import { codingOf, contentCodings, decodeBody, requestCoding, storedBody } from "../model/body.ts";
import { fromByteString } from "../model/headers.ts";
import type { HeaderList, HttpRequest } from "../model/types.ts";
import { decode } from "../node/codecs.ts";

/** A live request in the model's terms, as it is compared. */
export function liveRequest(request: Request, bytes: Uint8Array): HttpRequest {
  const headers: HeaderList = Array.from(request.headers, ([name, value]) => [name, fromByteString(value)] as const);
  const body = storedBody(bytes, { coding: codingOf(headers, bytes) });
  return comparable({ method: request.method, url: request.url, headers, body });
}

/** A request as it is compared: without the content coding that one client uses and another does not. */
export function comparable(request: HttpRequest): HttpRequest {
  const { body } = request;
  if (body.kind === "lost") return request;
  const headers = requestCoding(request.headers, body);
  if (contentCodings(headers).length === 0) return request;
  const decoded = decodeBody({ headers, body: { ...body, coding: codingOf(headers, body.bytes) } }, decode);
  return decoded.how === "undone" ? { ...request, body: decoded.body } : request;
}
