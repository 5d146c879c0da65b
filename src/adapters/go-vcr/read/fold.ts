import { breakLength, copyBytes, isBlank, isDocumentMarker, LF, pushBreak, type Scan, SPACE } from "./scan.ts";

/**
 * Takes the blanks and line breaks at `s.pos`, as they fold in quoted and plain text: one break becomes a space, of more
 * the first goes. After an escaped break all that follow stay. False at a document marker, which ends any scalar.
 */
export function foldBreaks(s: Scan, escaped: boolean): boolean {
  const { bytes } = s;
  const first = escaped ? -1 : s.pos;
  const used = s.used;
  let p = s.pos;
  for (;;) {
    const length = breakLength(s, p);
    if (length === 0 && !isBlank(bytes[p])) break;
    if (length === 0) p++;
    else {
      // LS and PS stay even where another break would fold.
      if (p !== first || length === 3) pushBreak(s, p, length);
      p += length;
      if (bytes[p - 1] === LF) s.line++;
      if (isDocumentMarker(s, p)) {
        s.pos = p;
        return false;
      }
    }
  }
  if (!escaped && s.used === used) s.out[s.used++] = SPACE;
  s.pos = p;
  return true;
}

/** Drops the blanks at the end of what was read since `from`. */
export function dropBlanks(s: Scan, from: number): void {
  while (s.used > from && isBlank(s.out[s.used - 1])) s.used--;
}

/** Appends the plain text from `s.pos` to `end`, its lines folded. */
export function foldPlain(s: Scan, end: number): boolean {
  const from = s.used;
  while (s.pos < end) {
    let p = s.pos;
    while (p < end && breakLength(s, p) === 0) p++;
    copyBytes(s, s.pos, p);
    s.pos = p;
    if (p < end) {
      dropBlanks(s, from);
      if (!foldBreaks(s, false)) return false;
    }
  }
  return true;
}
