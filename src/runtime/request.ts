import { codingOf, storedBody } from "../model/body.ts";
import { fromByteString } from "../model/headers.ts";
import type { HeaderList, HttpRequest } from "../model/types.ts";
import { decode } from "../node/codecs.ts";
import { comparable } from "../replay/comparable.ts";

/** A live request in the model's terms, as it is compared. */
export function liveRequest(request: Request, bytes: Uint8Array): HttpRequest {
  const headers: HeaderList = Array.from(request.headers, ([name, value]) => [name, fromByteString(value)] as const);
  const body = storedBody(bytes, { coding: codingOf(headers, bytes) });
  return comparable({ method: request.method, url: request.url, headers, body }, decode);
}
