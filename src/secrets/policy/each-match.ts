import type { RE2JS } from "re2js";

/** A stretch of a text. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

const wideWindow = 2_048;
// What matches all the time has no long matches; a wide window for each would take minutes.
const narrowWindow = 128;
const manyMatches = 1_000;

/**
 * Every match of a pattern that is not empty, leftmost first, without overlaps. RE2 is linear for one match alone: to know
 * that `a(.*b)?` ends behind the first letter it reads the whole text, and would do so once for each letter. So it gets a
 * window of the text, which doubles until a match ends in its first half; what stands further away makes no match longer.
 */
export function* eachMatch(pattern: RE2JS, text: string): Generator<Stretch> {
  let count = 0;
  for (let from = 0; from < text.length; count++) {
    const match = nextMatch(pattern, text, from, count < manyMatches ? wideWindow : narrowWindow);
    if (match === undefined) return;
    if (match.end > match.start) yield match;
    // Behind an empty match the search goes on at the next character.
    from = match.end > from ? match.end : from + ((text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1);
  }
}

function nextMatch(pattern: RE2JS, text: string, from: number, window: number): Stretch | undefined {
  // The character before tells where a line or a word begins.
  const base = Math.max(0, from - 1);
  for (let length = window; ; length *= 2) {
    const isWhole = from + length >= text.length;
    const part = isWhole ? text.slice(base) : text.slice(base, from + length);
    // Whether there is a match at all is known ten times faster than where.
    const isWorth = length === window || pattern.test(part);
    const matcher = isWorth ? pattern.matcher(part) : undefined;
    if (matcher?.find(from - base)) {
      const end = base + matcher.end();
      if (isWhole || end <= from + length / 2) return { start: base + matcher.start(), end };
    } else if (isWhole) return undefined;
  }
}
