import { isJsonType } from "../model/body.ts";
import { byteStringToBytes, decodeUtf8, noBytes } from "../model/bytes.ts";
import { framesOf, isEventStream } from "./event-stream.ts";
import { findInEvents, looksLikeEvents } from "./events.ts";
import { findInJson } from "./json.ts";
import { findInMarkup } from "./markup.ts";
import { boundaryOf, findInMultipart } from "./multipart.ts";
import { findInPairs, looksLikePairs } from "./pairs.ts";
import { type BodySearch, noPath } from "./search.ts";
import { findInText } from "./text.ts";
import { partOf, plainView, type View } from "./view.ts";

/** A body as a text: what its bytes say as UTF-8, else one character for each byte. */
export interface BodyText {
  readonly text: string;
  readonly isUtf8: boolean;
}

/** Looks through a body. */
export function findInBody({ text, isUtf8 }: BodyText, contentType: string, s: BodySearch): void {
  findInView(plainView(text), contentType, isUtf8, isUtf8 ? s : { ...s, isBytes: true });
}

/** UTF-8 that is text: control characters say that counts of bytes stand in it, as in protocol buffers. */
export function plainText(bytes: Uint8Array): string | undefined {
  const text = decodeUtf8(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text === undefined || /[\u0000-\u0006\u000e-\u001a]/.test(text) ? undefined : text;
}

function findInView(view: View, contentType: string, isUtf8: boolean, s: BodySearch): void {
  const { text } = view;
  const type = (contentType.split(";", 1)[0] ?? "").trim().toLowerCase();
  const boundary = boundaryOf(contentType, text);
  if (boundary !== undefined) {
    findInMultipart(view, boundary, s, (part, partType) => {
      const isText = isUtf8 || plainText(byteStringToBytes(part.text) ?? noBytes) !== undefined;
      if (!/^multipart\//i.test(partType)) findInView(part, partType, isText, s);
    });
  } else if (isEventStream(type)) {
    keepLength(view, s);
    for (const { start, end } of framesOf(text)) findInView(partOf(view, start, end), "application/json", true, s);
  } else if (!isUtf8) {
    keepLength(view, s);
    findInText(view, { path: noPath, anywhere: true }, s);
  } else if (type === "text/event-stream" || (!isJsonType(type) && looksLikeEvents(text))) findInEvents(view, s);
  else if (/^\ufeff?\s*[[{"]/.test(text.slice(0, 64))) findInJson(view, noPath, s);
  else if (type === "application/x-www-form-urlencoded" || looksLikePairs(text)) findInPairs(view, "member", noPath, s);
  else {
    // Behind a call or a guard against reading as a script.
    if (isJsonType(type)) findInJson(view, noPath, s);
    if (/^\ufeff?\s*</.test(text.slice(0, 64))) findInMarkup(view, noPath, s);
    findInText(view, { path: noPath, prose: true, cards: true }, s);
  }
}

function keepLength(view: View, s: BodySearch): void {
  s.fixed.push({ start: view.at(0), end: view.at(view.text.length) });
}
