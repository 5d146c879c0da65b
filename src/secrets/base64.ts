import { decodeBase64, decodeUtf8, encodeBase64, encodeUtf8 } from "../model/bytes.ts";
import { touching } from "./edits.ts";
import { deeper, type Found, maxDepth, type PathOf, type Search } from "./search.ts";
import { plainView, type View } from "./view.ts";

/** A text in base64: what it says, and how another text is written the same way. */
export interface Base64Text {
  readonly inner: string;
  pack(inner: string): string;
}

/** Reads base64 in either alphabet, padded or not; `undefined` for what is none, or no text. */
export function readBase64(text: string): Base64Text | undefined {
  const isUrl = /[-_]/.test(text);
  const bare = text.replace(/={1,2}$/, "");
  const standard = isUrl ? bare.replaceAll("-", "+").replaceAll("_", "/") : bare;
  const bytes = bare.length % 4 === 1 ? undefined : decodeBase64(padded(standard));
  const inner = bytes && decodeUtf8(bytes);
  if (inner === undefined || inner === "") return undefined;
  const spell = (other: string) => {
    const packed = encodeBase64(encodeUtf8(other));
    const alphabet = isUrl ? packed.replaceAll("+", "-").replaceAll("/", "_") : packed;
    return text.length === bare.length && text.length % 4 !== 0 ? alphabet.replace(/=+$/, "") : alphabet;
  };
  // What would not come back the same is not touched.
  return spell(inner) === text ? { inner, pack: spell } : undefined;
}

const shortRun = /[A-Za-z0-9+/_-]{24}/;
const run = /[A-Za-z0-9+/_-]{24,}={0,2}/g;

/** Looks for texts in base64 inside a text, and through them. */
export function findBase64(
  view: View,
  path: PathOf,
  s: Search,
  taken: readonly { readonly start: number; readonly end: number }[],
): void {
  const { text } = view;
  if (text.length < 24 || s.depth >= maxDepth || !shortRun.test(text)) return;
  const isTaken = touching(taken);
  for (const { 0: whole, index } of text.matchAll(run)) {
    const end = index + whole.length;
    if (!startsAsText(whole) || isTaken(index, end)) continue;
    const read = readBase64(whole);
    if (read === undefined) continue;
    const inner = deeper(s);
    s.inText(plainView(read.inner), { path, prose: true }, inner);
    const { found } = inner;
    if (found.length > 0) s.found.push(packed(view, index, end, read, found));
  }
}

function packed(view: View, start: number, end: number, { inner, pack }: Base64Text, found: readonly Found[]): Found {
  return { start: view.at(start), end: view.at(end), inner, found, pack };
}

/** Whether the first bytes are text: most base64 is not, and a body may be a large one. */
function startsAsText(text: string): boolean {
  const head = text.slice(0, 32).replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "");
  const bytes = decodeBase64(head.slice(0, head.length & ~3));
  return bytes?.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d) ?? false;
}

function padded(text: string): string {
  return text.padEnd(text.length + ((4 - (text.length % 4)) % 4), "=");
}
