import { decodeMessage } from "../adapters/shared/codings.ts";
import { codingOf, type Decode, requestCoding } from "../model/body.ts";
import type { Body, HeaderList, HttpRequest } from "../model/types.ts";

/** The body of a message without its content codings, as far as they can be undone. Throws `input/too-large`. */
export async function plainBody(headers: HeaderList, body: Body, decode: Decode | undefined): Promise<Body> {
  if (body.kind === "lost" || body.bytes.length === 0) return body;
  return (await decodeMessage({ headers, body }, { ...(decode && { decode }) })).body;
}

/** The same for a request, whose recording may not hold the header that names the coding. Throws `input/too-large`. */
export async function plainRequestBody({ headers, body }: HttpRequest, decode: Decode | undefined): Promise<Body> {
  if (body.kind === "lost" || body.bytes.length === 0) return body;
  const named = requestCoding(headers, body);
  return plainBody(named, named === headers ? body : { ...body, coding: codingOf(named, body.bytes) }, decode);
}

/** A request without the content codings of its body. Throws `input/too-large`. */
export async function plainRequest(request: HttpRequest, decode: Decode | undefined): Promise<HttpRequest> {
  const body = await plainRequestBody(request, decode);
  return body === request.body ? request : { ...request, body };
}
