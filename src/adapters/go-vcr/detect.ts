import { bytesToByteString } from "../../model/bytes.ts";
import type { Detection, Sample } from "../adapter.ts";

/**
 * Recognises a go-vcr cassette by a list `interactions` at the top whose items hold `url` and `code`. Neither the first
 * line nor the order of keys tells: real files have every order. What other recorders write alike is claimed with little
 * confidence, so that the reader can say whose it is.
 */
export function detectGoVcr({ head, tail }: Sample): Detection | undefined {
  // Plain searches, no regular expressions over the whole: this runs for every file of a folder.
  const ends = [bytesToByteString(head), bytesToByteString(tail)];
  const found = claim(ends);
  if (found === undefined) return undefined;
  const version = keyValue(ends, "version")?.match(/^\d+/)?.[0];
  return { format: "go-vcr", ...(version !== undefined && { version }), ...found };
}

function claim(ends: readonly string[]): Pick<Detection, "confidence" | "why"> | undefined {
  const list = keyValue(ends, "interactions");
  if (list === undefined) {
    const ruby = keyValue(ends, "http_interactions") !== undefined;
    return ruby ? { confidence: 0.2, why: "a cassette of VCR" } : undefined;
  }
  if (/^(\[\s*\]|null|~)\s*(#|$|,|\})/.test(list)) return { confidence: 0.6, why: "an empty list of interactions" };
  if (!/^([[&!#]|$)/.test(list)) return undefined;
  const has = (name: string) => keyValue(ends, name, true) !== undefined;
  if (!has("request") && !has("response")) return undefined;
  // Behind a long body `code` stands nearer to the end.
  const hasCode = keyValue([...ends].reverse(), "code", true) !== undefined;
  if (hasCode && has("url")) return { confidence: 0.95, why: "interactions with url and code" };
  if (has("uri")) return { confidence: 0.2, why: "interactions with uri, as vcrpy writes them" };
  return { confidence: 0.8, why: "a list of interactions" };
}

/** What follows a key on its line, at the top or (where `nested`) anywhere; JSON is YAML, so a key may be quoted. */
function keyValue(ends: readonly string[], name: string, nested = false): string | undefined {
  for (const text of ends) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const colon = text.slice(at + name.length, at + name.length + 3).indexOf(":");
      if (colon < 0 || !isKeyStart(text, at, nested)) continue;
      const start = at + name.length + colon + 1;
      const end = text.indexOf("\n", start);
      return text.slice(start, end < 0 ? Math.min(text.length, start + 80) : Math.min(end, start + 80)).trim();
    }
  }
  return undefined;
}

/** Whether a key can stand at a place: at the beginning of a line or, where `nested`, behind an indent; in a flow map. */
function isKeyStart(text: string, at: number, nested: boolean): boolean {
  let p = at - 1;
  if (text[p] === '"' || text[p] === "'") p--;
  if (p < 0 || text[p] === "\n" || text[p] === "\xbf") return true;
  const gap = p;
  while (p >= 0 && " \t\r\n".includes(text[p] as string)) p--;
  if (text[p] === "{" || text[p] === ",") return nested || isJson(text);
  return nested && p < gap && (text[p] === "-" || text.lastIndexOf("\n", gap) > p);
}

/** Whether a text is a JSON object, with or without a byte order mark. */
function isJson(text: string): boolean {
  return /^(\xef\xbb\xbf)?\s*\{/.test(text);
}
