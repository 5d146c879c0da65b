import { codingOf, decodeBody, storedBody } from "../model/body.ts";
import { fromByteString } from "../model/headers.ts";
import type { HeaderList, HttpRequest } from "../model/types.ts";
import { decode } from "../node/codecs.ts";

/** A live request in the model's terms. */
export function liveRequest(request: Request, bytes: Uint8Array): HttpRequest {
  const headers: HeaderList = Array.from(request.headers, ([name, value]) => [name, fromByteString(value)] as const);
  const body = storedBody(bytes, { coding: codingOf(headers, bytes) });
  return { method: request.method, url: request.url, headers, body };
}

/** A request as it is compared: without the content coding that one client uses and another does not. */
export function comparable(request: HttpRequest): HttpRequest {
  const { body, headers } = request;
  if (body.kind === "lost" || body.coding === "decoded") return request;
  const decoded = decodeBody({ headers, body }, decode);
  return decoded.how === "undone" ? { ...request, body: decoded.body } : request;
}
