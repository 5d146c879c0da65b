import { skipString } from "../adapters/shared/json/scan.ts";
import { findInAuthorization, looksLikeCredentials } from "./authorization.ts";
import { findInCookies, looksLikeCookies } from "./cookies.ts";
import { type Named, nameKind, namesCard } from "./names.ts";
import { noteNamed, type PathOf, type Search, searchSpelled } from "./search.ts";
import { partOf, unescaped, type View } from "./view.ts";

/** An object or a list that is open. */
interface Frame {
  readonly isObject: boolean;
  /** The key that was read last; in a list the name of the list. */
  key: string;
  index: number;
  wantsKey: boolean;
  /** What members called `name` or `key`, and `value`, say: pairs are often written so. */
  name?: string;
  value?: View;
}

// A path through more is of no use to anybody, and would make hostile texts slow.
const maxPath = 100;

/**
 * Looks through JSON, also where it is cut off, several texts behind each other, or stands among other lines: what is not a
 * string, a number or a bracket is passed over.
 */
export function findInJson(view: View, outer: PathOf, s: Search): void {
  const { text } = view;
  const frames: Frame[] = [];
  const pathOf: PathOf = () => [
    ...outer(),
    ...frames.slice(0, maxPath).map(({ isObject, key, index }) => (isObject ? key : String(index))),
  ];
  let frame: Frame | undefined;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      const closed = skipString(text, at);
      const end = closed < 0 ? text.length : closed - 1;
      const content = unescaped(partOf(view, at + 1, end));
      if (frame?.wantsKey) {
        frame.key = content.text;
        frame.wantsKey = false;
        if (content.text.length >= 16) s.inText(content, { path: pathOf }, s);
      } else {
        seeString(content, frame, pathOf, s);
      }
      at = end;
    } else if (code === 0x7b || code === 0x5b) {
      const isObject = code === 0x7b;
      frame = { isObject, key: isObject ? "" : (frame?.key ?? ""), index: 0, wantsKey: isObject };
      frames.push(frame);
    } else if (code === 0x7d || code === 0x5d) {
      const done = frames.pop();
      if (done !== undefined) seePair(done, pathOf, s);
      frame = frames.at(-1);
    } else if (frame === undefined) {
      // Between texts nothing counts.
    } else if (code === 0x2c) {
      frame.wantsKey = frame.isObject;
      frame.index++;
    } else if (!frame.wantsKey && (code === 0x2d || (code >= 0x30 && code <= 0x39))) {
      number.lastIndex = at;
      const length = number.exec(text)?.[0].length ?? 1;
      seeNumber(view, at, at + length, frame, pathOf, s);
      at += length - 1;
    }
  }
}

const number = /-?[\d.eE+-]+/y;

function seeString(view: View, frame: Frame | undefined, pathOf: PathOf, s: Search): void {
  const name = nameOf(frame, pathOf);
  if (frame?.isObject && (name === "name" || name === "key")) frame.name = view.text;
  if (frame?.isObject && name === "value") frame.value = view;
  const verdict = s.policy?.member(pathOf());
  if (verdict === undefined && findInHeaderMember(name, view, pathOf, s)) return;
  if (!noteNamed(s, view, memberKind(name), verdict, pathOf)) {
    const prose = view.text.includes(" ");
    const facts = { path: pathOf, prose, cards: prose || namesCard(name) };
    searchSpelled(s, inString, (own) => own.inText(view, facts, own));
  }
}

/** A member that has the name of a header and reads like one: documents about requests have them, and lists of pairs. */
function findInHeaderMember(name: string, view: View, path: PathOf, s: Search): boolean {
  const kind = nameKind(name, "header")?.kind;
  const isCookies = kind === "cookie" && looksLikeCookies(view.text);
  if (isCookies) findInCookies(view, /^set/i.test(name), path, s);
  const isCredentials = kind === "authorization" && (s.side === "request" || looksLikeCredentials(view.text));
  if (isCredentials) findInAuthorization(view, path, s);
  return isCookies || isCredentials;
}

/** What a name says of a member that is not read as a header. */
function memberKind(name: string): Named | undefined {
  const named = nameKind(name, "member");
  return named?.kind === "authorization" ? undefined : named;
}

const inString = (text: string) => JSON.stringify(text).slice(1, -1);
const quoted = (placeholder: string) => `"${placeholder}"`;

/** Of numbers only those are secret that people keep to themselves; an id or a count is none, whatever it is called. */
function seeNumber(view: View, start: number, end: number, frame: Frame, pathOf: PathOf, s: Search): void {
  const name = nameOf(frame, pathOf);
  const named = nameKind(name, "member");
  const verdict = s.policy?.member(pathOf());
  const isKept = named?.kind === "card-code" || (named?.kind === "password" && name.toLowerCase() !== "pass");
  const telling = isKept && end - start >= 3;
  if (verdict !== undefined || telling) noteNamed(s, partOf(view, start, end), named, verdict, pathOf, quoted);
  else if (end - start >= 14 && namesCard(name)) {
    const cards: Search = { ...s, found: [] };
    cards.inText(partOf(view, start, end), { path: pathOf, cards: true }, cards);
    for (const one of cards.found) s.found.push({ ...one, spell: quoted });
  }
}

/** A pair whose name is in one member and whose value is in another. */
function seePair({ name, value }: Frame, pathOf: PathOf, s: Search): void {
  if (name === undefined || value === undefined) return;
  const path = () => [...pathOf(), name];
  if (findInHeaderMember(name, value, path, s)) return;
  const header = nameKind(name, "header");
  const isOwn = header?.kind === "authorization" || header?.kind === "cookie";
  noteNamed(s, value, isOwn ? undefined : (header ?? memberKind(name)), undefined, path);
}

/** The nearest name: that of a list is the name of its items. */
function nameOf(frame: Frame | undefined, pathOf: PathOf): string {
  if (frame === undefined) return pathOf().at(-1) ?? "";
  return frame.isObject ? frame.key : frame.key.replace(/s$/, "");
}
