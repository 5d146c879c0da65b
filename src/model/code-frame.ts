import { newLineState, readLine } from "./rough-lines.ts";

const width = 80;
const mask = "…";

/**
 * The line of a YAML or JSON text that holds `offset`, cut to 80 columns, and a caret below the place. What is no known
 * key, no number after one and no punctuation is masked, since it may be a secret; so is a line inside a scalar.
 */
export function codeFrame(text: string, offset: number, knownKeys: ReadonlySet<string>): string {
  const state = newLineState();
  let start = 0;
  let end = lineEnd(text, 0);
  for (; end < offset; end = lineEnd(text, start)) {
    readLine(text.slice(start, end), state, knownKeys, () => {});
    start = end + 1;
  }
  const line = text.slice(start, end);
  const parts: string[] = [];
  let length = 0;
  let caret: number | undefined;
  readLine(line, state, knownKeys, (from, to, shown) => {
    const place = offset - start;
    if (caret === undefined && to > place) caret = length + (shown ? Math.max(0, place - from) : 0);
    // What is masked in two pieces may be one scalar.
    if (!shown && parts.at(-1) === mask) return;
    parts.push(shown ? line.slice(from, to) : mask);
    length += shown ? to - from : 1;
  });
  const masked = parts.join("");
  const at = caret ?? length;
  const cut = Math.max(0, Math.min(at - width / 2, length - width));
  return `${masked.slice(cut, cut + width).replace(/[^ -~…]/g, " ")}\n${" ".repeat(at - cut)}^`;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
