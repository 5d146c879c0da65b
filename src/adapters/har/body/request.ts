import { contentCodings, emptyBody, isJsonType, storedBody } from "../../../model/body.ts";
import { headerValue } from "../../../model/headers.ts";
import type { Body, HeaderList, JsonObject, StoredBody } from "../../../model/types.ts";
import type { BodyText } from "../../shared/har/raw-entry.ts";
import { objectAt } from "../../shared/json/values.ts";
import type { EntryContext } from "../entry.ts";
import { underCoding } from "./coded.ts";
import { contentLength, declaredCharset, isCoded, lengthOf, typeOf } from "./facts.ts";
import { type FormBody, type FormField, formFields, jsonBody, multipartBody, urlencodedBody } from "./form.ts";
import { lost, writtenEmpty, writtenReason } from "./lost.ts";
import { sayText } from "./say-text.ts";
import { attachedName, isCut, readAttached, storedText, textBase64 } from "./stored.ts";
import { bytesOfText } from "./text.ts";

/** The part of a request that its body depends on. */
export interface RequestMessage {
  readonly method: string;
  readonly headers: HeaderList;
  readonly request: JsonObject;
}

/** The body of a request: an attached file, else the text, else what the fields of a form give. */
export function requestBody(c: EntryContext, message: RequestMessage): Body | Promise<Body> {
  const postData = objectAt(message.request.postData);
  const attached = attachedName(postData);
  if (attached !== undefined) {
    return readAttached(c, attached, "/request/postData").then((bytes) =>
      whole(c, message, postData, storedBody(bytes)),
    );
  }
  const text = storedText(c, c.entry.postText, postData, "/request/postData");
  if (text === undefined) return ofFields(c, message, postData) ?? missing(c, message, postData);
  const base64 = textBase64(c, text, postData, "/request/postData");
  const body = base64 === undefined ? ofText(c, message, postData, text) : storedBody(base64);
  return whole(c, message, postData, body);
}

/** A request does not break off on its way: what is missing the recorder lost (Firefox: characters beyond ASCII). */
function whole(c: EntryContext, message: RequestMessage, postData: JsonObject, body: StoredBody): Body | Promise<Body> {
  const wire = wireOf(c, message);
  if (!isCut(c, postData, wire !== undefined && body.bytes.length < wire))
    return underCoding(message.headers, body, c.file);
  const isNews = c.file.producer.id !== "respool" && body.fidelity !== "damaged";
  if (isNews) c.say("damaged/body", { part: "request" });
  return underCoding(message.headers, { ...body, ...(isNews && { fidelity: "damaged" }), complete: false }, c.file);
}

function ofText(c: EntryContext, message: RequestMessage, postData: JsonObject, text: BodyText): StoredBody {
  const declared = declaredCharset(message.headers, postData.mimeType);
  const wire = wireOf(c, message);
  const found = bytesOfText(text, {
    ...(declared !== undefined && { declared }),
    ...(wire !== undefined && { wire }),
    codings: contentCodings(message.headers),
    isUtf8: c.file.producer.id === "respool",
    hints: () => [],
    isSuspect: wire === undefined,
    isByteString: true,
  });
  return storedBody(found.bytes, { fidelity: sayText(c.say, "request", found) });
}

/** The length that the body had on the wire, if it had no coding. */
function wireOf(c: EntryContext, message: RequestMessage): number | undefined {
  return isCoded(message.headers) ? undefined : (contentLength(message.headers) ?? bodySize(c, message));
}

/** Of those who fill it in, these count characters, or bytes of the text that they store. */
function bodySize({ file }: EntryContext, { request }: RequestMessage): number | undefined {
  return ["chrome-har", "devtools", "firefox"].includes(file.producer.id)
    ? undefined
    : lengthOf(request.bodySize) || undefined;
}

function ofFields(c: EntryContext, message: RequestMessage, postData: JsonObject): StoredBody | undefined {
  const fields = formFields(postData.params);
  const form = fields.length === 0 ? undefined : formBody(c, message, postData, fields);
  if (form === undefined) return undefined;
  c.say("assumed/form-body", { why: form.why });
  for (let i = 0; i < form.emptied; i++) c.say("lost/upload");
  return storedBody(form.bytes, { fidelity: "semantic", complete: form.emptied === 0 });
}

function formBody(
  c: EntryContext,
  { headers }: RequestMessage,
  postData: JsonObject,
  fields: readonly FormField[],
): FormBody | undefined {
  const type = typeOf(headers, postData.mimeType);
  if (isJsonType(type)) return jsonBody(fields);
  if (!type.startsWith("multipart/")) return urlencodedBody(fields, c.file.producer.id === "devtools");
  const contentType = headerValue(headers, "content-type") ?? String(postData.mimeType);
  const boundary = /;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType);
  const name = boundary?.[1] ?? boundary?.[2];
  return name === undefined ? undefined : multipartBody(fields, name);
}

/** No body, unless something says that there was one. */
function missing(c: EntryContext, message: RequestMessage, postData: JsonObject): Body {
  const { producer } = c.file;
  const { headers, request } = message;
  const written = writtenReason(postData._lost);
  if (written !== undefined) return lost(written, lengthOf(request.bodySize));
  if (producer.id === "respool") return writtenEmpty(postData);
  // What a length counts does not matter where nothing is stored at all.
  const size = contentLength(headers) ?? lengthOf(request.bodySize);
  const isChunked = headerValue(headers, "transfer-encoding")?.toLowerCase().includes("chunked") === true;
  const hasFields = formFields(postData.params).length > 0;
  if (!size && !isChunked && !hasFields) return emptyBody;
  const isKnown = ["chrome-har", "devtools", "firefox", "playwright"].includes(producer.id);
  return lost(isKnown ? "not-stored" : "unknown", isCoded(headers) ? undefined : size || undefined);
}
