import { codingOf, contentCodings, type Decode, decodeBody, requestCoding } from "../model/body.ts";
import type { HttpRequest } from "../model/types.ts";

/** A request as it is compared: without the content coding that one client uses and another does not. */
export function comparable(request: HttpRequest, decode: Decode): HttpRequest {
  const { body } = request;
  if (body.kind === "lost") return request;
  const headers = requestCoding(request.headers, body);
  if (contentCodings(headers).length === 0) return request;
  const decoded = decodeBody({ headers, body: { ...body, coding: codingOf(headers, body.bytes) } }, decode);
  return decoded.how === "undone" ? { ...request, body: decoded.body } : request;
}
