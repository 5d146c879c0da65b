import { storedBody } from "../../../model/body.ts";
import { bytesToByteString, decodeUtf8, encodeUtf8 } from "../../../model/bytes.ts";
import type { Body, JsonObject, StoredBody } from "../../../model/types.ts";
import type { BodyText } from "../../shared/har/raw-entry.ts";
import { objectAt } from "../../shared/json/values.ts";
import type { EntryContext } from "../entry.ts";
import { underCoding } from "./coded.ts";
import { eventMessages, streamOf } from "./events.ts";
import { isTextual, typeOf, wireLength } from "./facts.ts";
import { missingResponse } from "./lost.ts";
import { type ResponseMessage, responseFacts } from "./response-facts.ts";
import { sayText } from "./say-text.ts";
import { attachedName, isCut, readAttached, storedText, textBase64 } from "./stored.ts";
import { bytesOfText } from "./text.ts";

/** The body of a response: bytes again, whatever the recorder made of them. */
export function responseBody(c: EntryContext, message: ResponseMessage): Body | Promise<Body> {
  const content = objectAt(message.response.content);
  const attached = attachedName(content);
  // What Playwright attaches to a WebSocket is the list of its messages.
  if (attached !== undefined && message.status !== 101) {
    return readAttached(c, attached, "/response/content").then((bytes) =>
      whole(c, message, content, ofAttached(c, message, content, bytes)),
    );
  }
  const text = storedText(c, c.entry.contentText, content, "/response/content");
  if (text === undefined) {
    const stream = rebuilt(c, message);
    return stream ? underCoding(message.headers, stream, c.file) : missingResponse(c, message, content);
  }
  const base64 = textBase64(c, text, content, "/response/content");
  const body =
    base64 === undefined
      ? ofText(c, message, content, text)
      : (ofLowBytes(c, message, base64) ?? ofBase64(c, message, content, base64));
  return whole(c, message, content, body);
}

/** Marks what is left to mark of a stored body, and settles its coding. */
function whole(c: EntryContext, message: ResponseMessage, content: JsonObject, body: StoredBody): Body | Promise<Body> {
  const wire = wireLength(message.headers, message.method, message.status);
  if (body.bytes.length === 0 && wire) return missingResponse(c, message, content);
  const isShort = wire !== undefined && body.bytes.length < wire && body.fidelity !== "damaged";
  const marked = isCut(c, content, isShort) ? { ...body, complete: false } : body;
  return underCoding(message.headers, marked, c.file);
}

function ofText(c: EntryContext, message: ResponseMessage, content: JsonObject, text: BodyText): StoredBody {
  const found = bytesOfText(text, responseFacts(c, message, content, text));
  const isFilled = isFilledUp(c, message, content, found.bytes);
  const fidelity = sayText(c.say, "response", isFilled ? { ...found, damaged: true } : found);
  return storedBody(found.bytes, { fidelity });
}

/** Firefox decodes text of types that it does not know, and writes the low byte of each character as base64. */
function ofLowBytes(
  c: EntryContext,
  { headers, method, status }: ResponseMessage,
  low: Uint8Array,
): StoredBody | undefined {
  const wire = wireLength(headers, method, status);
  if (c.file.producer.id !== "firefox" || wire === undefined || low.length >= wire) return undefined;
  const bytes = encodeUtf8(bytesToByteString(low));
  if (bytes.length !== wire) return undefined;
  c.say("repaired/charset", { part: "response" });
  return storedBody(bytes, { fidelity: "repaired" });
}

/** DevTools writes *text* with characters beyond the BMP as the base64 of its UTF-8, whatever its charset was. */
function ofBase64(c: EntryContext, message: ResponseMessage, content: JsonObject, bytes: Uint8Array): StoredBody {
  const { headers, method, status } = message;
  const isProven = bytes.length === (wireLength(headers, method, status) ?? content.size);
  const isText = c.file.producer.id === "devtools" && isTextual(typeOf(headers, content.mimeType)) && !isProven;
  const text = isText ? decodeUtf8(bytes) : undefined;
  if (text === undefined || !/[\u{10000}-\u{10ffff}]/u.test(text)) return storedBody(bytes);
  return ofText(c, message, content, { utf8: () => bytes, text: () => text });
}

/** Playwright attaches the text that it would have embedded. */
function ofAttached(c: EntryContext, message: ResponseMessage, content: JsonObject, bytes: Uint8Array): StoredBody {
  const isText = isTextual(typeOf(message.headers, content.mimeType));
  const text = isText ? decodeUtf8(bytes) : undefined;
  return text === undefined ? storedBody(bytes) : ofText(c, message, content, { utf8: () => bytes, text: () => text });
}

/** An EventSource that was closed has no body in the file, but a list of its messages. */
function rebuilt(c: EntryContext, { status }: ResponseMessage): StoredBody | undefined {
  const messages = eventMessages(c.entry.fields);
  if (messages.length === 0 || status !== 200) return undefined;
  const { startedDateTime } = c.entry.fields;
  const start = typeof startedDateTime === "string" ? Date.parse(startedDateTime) : Number.NaN;
  const { bytes, chunks, count } = streamOf(messages, start);
  c.say("repaired/event-stream", { count });
  return storedBody(bytes, { fidelity: "semantic", chunks });
}

/** Firefox fills a large body that it cut off with U+0000, or with the digit 0. */
function isFilledUp(c: EntryContext, { headers }: ResponseMessage, content: JsonObject, bytes: Uint8Array): boolean {
  if (c.file.producer.id !== "firefox" || !isTextual(typeOf(headers, content.mimeType))) return false;
  const last = bytes[bytes.length - 1];
  // Of digits a long run may be meant: what was seen went on for half of a body of 3 MB.
  const run = last === 0 ? 1024 : last === 0x30 ? 64 * 1024 : Number.POSITIVE_INFINITY;
  return bytes.length >= run && bytes.subarray(-run).every((byte) => byte === last);
}
