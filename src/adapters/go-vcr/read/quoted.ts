import { escapeLength, pushEscape } from "./escapes.ts";
import { dropBlanks, foldBreaks } from "./fold.ts";
import { breakLength, CR, LF, type Scan } from "./scan.ts";

const backslash = 0x5c;
const doubleQuote = 0x22;

/**
 * Reads the quoted scalar at `s.pos` as Go's YAML does: lines fold, and may be indented less than their parent.
 * False where Go refuses it; `s.pos` is then at the fault.
 */
export function scanQuoted(s: Scan): boolean {
  const { bytes, out } = s;
  const quote = bytes[s.pos] as number;
  const escapes = quote === doubleQuote;
  const { length } = bytes;
  // Blanks before a line break go, but not what was escaped.
  let solid = s.used;
  let at = s.used;
  let p = s.pos + 1;
  while (p < length) {
    const c = bytes[p] as number;
    if (c === quote) {
      if (escapes || bytes[p + 1] !== quote) {
        s.used = at;
        s.pos = p + 1;
        return true;
      }
      out[at++] = c;
      p += 2;
    } else if (c === backslash && escapes) {
      s.used = at;
      s.pos = p;
      if (!scanEscape(s)) return false;
      p = s.pos;
      at = solid = s.used;
    } else if (c === LF || c === CR || (c > 0x7f && breakLength(s, p) > 0)) {
      s.used = at;
      s.pos = p;
      dropBlanks(s, solid);
      if (!foldBreaks(s, false)) return false;
      p = s.pos;
      at = solid = s.used;
    } else {
      out[at++] = c;
      p++;
    }
  }
  s.pos = length;
  return false;
}

function scanEscape(s: Scan): boolean {
  const broken = breakLength(s, s.pos + 1);
  if (broken > 0) {
    s.pos += 1 + broken;
    if (s.bytes[s.pos - 1] === LF) s.line++;
    return foldBreaks(s, true);
  }
  if (!pushEscape(s)) return false;
  s.pos += escapeLength(s.bytes, s.pos);
  return true;
}
