import { isJsonType } from "../model/body.ts";
import { framesOf, isEventStream } from "./event-stream.ts";
import { findInEvents, looksLikeEvents } from "./events.ts";
import { findInJson } from "./json.ts";
import { findInMarkup } from "./markup.ts";
import { boundaryOf, findInMultipart } from "./multipart.ts";
import { findInPairs, looksLikePairs } from "./pairs.ts";
import { noPath, type Search } from "./search.ts";
import { findInText } from "./text.ts";
import { partOf, plainView, type View } from "./view.ts";

/** A stretch of a text, by offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A search through a body; it notes stretches that must keep their length, since counts of bytes stand around them. */
export interface BodySearch extends Search {
  readonly fixed: Stretch[];
}

/** A body as a text: what its bytes say as UTF-8, else one character for each byte. */
export interface BodyText {
  readonly text: string;
  readonly isUtf8: boolean;
}

/** Looks through a body. */
export function findInBody({ text, isUtf8 }: BodyText, contentType: string, s: BodySearch): void {
  findInView(plainView(text), contentType, isUtf8, s);
}

function findInView(view: View, contentType: string, isUtf8: boolean, s: BodySearch): void {
  const { text } = view;
  const type = (contentType.split(";", 1)[0] ?? "").trim().toLowerCase();
  const boundary = boundaryOf(contentType, text);
  if (boundary !== undefined) {
    findInMultipart(view, boundary, s, (part, partType) => {
      // Bytes of a file; in a text of bytes only ASCII is sure to be text.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      const isText = isUtf8 || !/[\u0000-\u0008\u0080-\u00ff]/.test(part.text);
      if (!/^multipart\//i.test(partType)) findInView(part, partType, isText, s);
    });
  } else if (isEventStream(type)) {
    keepLength(view, s);
    for (const { start, end } of framesOf(text)) findInView(partOf(view, start, end), "application/json", true, s);
  } else if (!isUtf8) {
    keepLength(view, s);
    findInText(view, { path: noPath }, s);
  } else if (type === "text/event-stream" || (!isJsonType(type) && looksLikeEvents(text))) findInEvents(view, s);
  else if (isJsonType(type) || /^\ufeff?\s*[[{"]/.test(text.slice(0, 64))) findInJson(view, noPath, s);
  else if (type === "application/x-www-form-urlencoded" || looksLikePairs(text)) findInPairs(view, "member", noPath, s);
  else {
    if (/^\ufeff?\s*</.test(text.slice(0, 64))) findInMarkup(view, noPath, s);
    findInText(view, { path: noPath, prose: true, cards: true }, s);
  }
}

function keepLength(view: View, s: BodySearch): void {
  s.fixed.push({ start: view.at(0), end: view.at(view.text.length) });
}
