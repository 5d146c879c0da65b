import { codingOf, contentCodings, decodeBody, sniffCoding, storedBody } from "../model/body.ts";
import { fromByteString } from "../model/headers.ts";
import type { HeaderList, HttpRequest } from "../model/types.ts";
import { decode } from "../node/codecs.ts";

/** A live request in the model's terms, as it is compared. */
export function liveRequest(request: Request, bytes: Uint8Array): HttpRequest {
  const headers: HeaderList = Array.from(request.headers, ([name, value]) => [name, fromByteString(value)] as const);
  const body = storedBody(bytes, { coding: codingOf(headers, bytes) });
  return comparable({ method: request.method, url: request.url, headers, body });
}

/**
 * A request as it is compared: without the content coding that one client uses and another does not. Bytes that show one
 * count as coded even where the header is missing, since many recordings hold no request headers.
 */
export function comparable(request: HttpRequest): HttpRequest {
  const { body, headers } = request;
  if (body.kind === "lost") return request;
  const shown = sniffCoding(body.bytes);
  const isCoded = contentCodings(headers).length > 0;
  if (!isCoded && shown !== "gzip" && shown !== "zstd") return request;
  const named: HeaderList = isCoded ? headers : [["content-encoding", shown as string]];
  const decoded = decodeBody({ headers: named, body: { ...body, coding: codingOf(named, body.bytes) } }, decode);
  return decoded.how === "undone" ? { ...request, body: decoded.body } : request;
}
