import { nameKind } from "./names.ts";
import { findInPairs, inUrl } from "./pairs.ts";
import { note, noteNamed, type PathOf, type Search, searchSpelled } from "./search.ts";
import { shapeOf, shapesIn } from "./structure.ts";
import { isCredible } from "./value.ts";
import { partOf, percentDecoded, type View } from "./view.ts";

/** Looks through a URL, with or without an origin: what stands before the host, the path, the query, the fragment. */
export function findInUrl(view: View, path: PathOf, s: Search): void {
  const { text } = view;
  const origin = /^[A-Za-z][\w+.-]{0,31}:\/\/[^/?#]*/.exec(text)?.[0] ?? "";
  findUserInfo(partOf(view, 0, origin.length), path, s);
  const hash = indexOrEnd(text, "#", origin.length);
  const mark = Math.min(indexOrEnd(text, "?", origin.length), hash);
  findInPath(partOf(view, origin.length, mark), path, s);
  // Some shapes name the service that takes them, and reach over several segments.
  const bare = partOf(view, 0, mark);
  for (const { kind, start, end } of shapesIn(bare.text)) {
    if (kind.endsWith("-webhook")) note(s, partOf(bare, start, end), { kind, by: "structure", path });
  }
  if (mark < hash) findInQuery(partOf(view, mark + 1, hash), path, s);
  if (hash < text.length) findInQuery(partOf(view, hash + 1, text.length), path, s);
}

const scheme = "://";

/** Looks for URLs in a text, and through them. */
export function findUrls(view: View, path: PathOf, s: Search): void {
  const { text } = view;
  for (let at = text.indexOf(scheme); at >= 0; at = text.indexOf(scheme, at + scheme.length)) {
    const before = /[A-Za-z][\w+.-]{0,31}$/.exec(text.slice(Math.max(0, at - 32), at))?.[0];
    if (before === undefined) continue;
    const start = at - before.length;
    // An apostrophe may stand in a URL, unless it stands around it.
    const ending = text[start - 1] === "'" ? quotedEnd : urlEnd;
    ending.lastIndex = at;
    const end = ending.exec(text)?.index ?? text.length;
    findInUrl(partOf(view, start, end), path, s);
    // A URL in a query was looked at with it.
    at = end - scheme.length;
  }
}

const urlEnd = /[\s"<>\\`|{}]/g;
const quotedEnd = /[\s"'<>\\`|{}]/g;

function findInQuery(view: View, path: PathOf, s: Search): void {
  if (view.text.includes("=")) findInPairs(view, "query", path, s);
  else searchSpelled(s, inUrl, (own) => own.inText(percentDecoded(view), { path }, { ...own, depth: s.depth + 1 }));
}

function findUserInfo(origin: View, path: PathOf, s: Search): void {
  // The last one, as the URL Standard reads it.
  const found = /^[^:]*:\/\/(.*)@/s.exec(origin.text);
  if (found === null) return;
  const info = found[1] ?? "";
  const from = found[0].length - info.length - 1;
  const colon = info.indexOf(":");
  // A key alone stands where the user's name does.
  const start = colon >= 0 && colon < info.length - 1 ? colon + 1 : 0;
  const value = percentDecoded(partOf(origin, from + start, from + (start > 0 || colon < 0 ? info.length : colon)));
  // What documents write there.
  if (/^pass(?:word)?$/i.test(value.text)) return;
  if (start > 0 ? isCredible(value.text) : shapesIn(value.text).length > 0 || colon === info.length - 1) {
    if (isCredible(value.text)) note(s, value, { kind: shapeOf(value.text) ?? "password", by: "name", path });
  }
}

function findInPath(view: View, path: PathOf, s: Search): void {
  const { text } = view;
  if (!text.includes("/")) return;
  const segments: View[] = [];
  for (let at = text.indexOf("/") + 1; at <= text.length; ) {
    const end = indexOrEnd(text, "/", at);
    segments.push(partOf(view, at, end));
    at = end + 1;
  }
  const decoded = segments.map(percentDecoded);
  const verdicts = s.policy?.segments(decoded.map((one) => one.text));
  const below: Search = { ...s, depth: s.depth + 1 };
  decoded.forEach((segment, i) => {
    const verdict = verdicts?.[i];
    if (verdict !== undefined) {
      noteNamed(s, segment, undefined, verdict, path);
      return;
    }
    searchSpelled(below, inUrl, (own) => own.inText(segment, { path }, own));
    for (const parameter of parametersOf(segment)) {
      noteNamed(s, parameter.value, nameKind(parameter.name, "query"), undefined, () => [...path(), parameter.name]);
    }
  });
}

/** `;name=value` behind a segment, as Java's servers write a session's id. */
function parametersOf(segment: View): { readonly name: string; readonly value: View }[] {
  return [...segment.text.matchAll(/;([\w.-]{1,64})=([^;]*)/g)].map(
    ({ index, 0: whole, 1: name = "", 2: value = "" }) => ({
      name,
      value: partOf(segment, index + whole.length - value.length, index + whole.length),
    }),
  );
}

function indexOrEnd(text: string, char: string, from: number): number {
  const at = text.indexOf(char, from);
  return at < 0 ? text.length : at;
}
