import { findInJson } from "./json.ts";
import { noPath, type Search } from "./search.ts";
import { findInText, looksLikeJson } from "./text.ts";
import { partOf, type View } from "./view.ts";

/** Whether a text is a stream of server-sent events. */
export function looksLikeEvents(text: string): boolean {
  return /^\ufeff?(?:data|event|id|retry)?:/.test(text.slice(0, 16));
}

/** Looks through server-sent events, line by line. */
export function findInEvents(view: View, s: Search): void {
  const { text } = view;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf("\n", at);
    const end = newline < 0 ? text.length : newline;
    const field = /^[a-z]{0,8}:[ ]?/.exec(text.slice(at, at + 16))?.[0].length ?? 0;
    const line = partOf(view, at + field, end);
    if (looksLikeJson(line.text)) findInJson(line, noPath, s);
    else findInText(line, { path: noPath, prose: true, cards: true }, s);
    at = end + 1;
  }
}
