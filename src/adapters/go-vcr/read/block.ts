import { blockHeader } from "./literal.ts";
import { breakLength, copyBytes, isBlank, pushBreak, type Scan, SPACE, TAB } from "./scan.ts";

/**
 * Reads the block scalar at `s.pos`, literal or folded, as Go's YAML does, with every kind of line break. `parent` is the
 * column of the key or dash before it, -1 at the top. False where Go refuses it; `s.pos` is then at the fault.
 */
export function scanBlock(s: Scan, parent: number): boolean {
  const { bytes } = s;
  const folded = bytes[s.pos] === 0x3e;
  const { digit, chomp, end } = blockHeader(bytes, s.pos);
  s.pos = skipComment(s, end);
  if (s.pos < bytes.length && breakLength(s, s.pos) === 0) return false;
  s.pos += breakLength(s, s.pos);
  const state: Block = { indent: digit === 0 ? 0 : Math.max(parent, 0) + digit, parent, breaks: [] };
  if (!scanBreaks(s, state)) return false;
  /** The break that ended the last line; it may fold. */
  let last: number | undefined;
  let afterBlank = false;
  while (s.pos < bytes.length && columnOf(bytes, s.pos) === state.indent) {
    const blank = isBlank(bytes[s.pos]);
    if (last !== undefined) {
      const length = breakLength(s, last);
      if (!folded || afterBlank || blank || length === 3) pushBreak(s, last, length);
      else if (state.breaks.length === 0) s.out[s.used++] = SPACE;
    }
    pushBreaks(s, state.breaks);
    state.breaks.length = 0;
    afterBlank = blank;
    const start = s.pos;
    while (s.pos < bytes.length && breakLength(s, s.pos) === 0) s.pos++;
    copyBytes(s, start, s.pos);
    last = s.pos < bytes.length ? s.pos : undefined;
    s.pos += breakLength(s, s.pos);
    if (!scanBreaks(s, state)) return false;
  }
  if (chomp !== "strip" && last !== undefined) pushBreak(s, last, breakLength(s, last));
  if (chomp === "keep") pushBreaks(s, state.breaks);
  return true;
}

interface Block {
  /** 0 until the first line shows it. */
  indent: number;
  readonly parent: number;
  /** Where the breaks of empty lines stand that belong to the text only if more text follows. */
  readonly breaks: number[];
}

function pushBreaks(s: Scan, breaks: readonly number[]): void {
  for (const at of breaks) pushBreak(s, at, breakLength(s, at));
}

/** Takes indents and empty lines up to the next text; false at a tab in an indent. */
function scanBreaks(s: Scan, block: Block): boolean {
  const { bytes } = s;
  let deepest = 0;
  for (;;) {
    const line = s.pos;
    while ((block.indent === 0 || s.pos - line < block.indent) && bytes[s.pos] === SPACE) s.pos++;
    deepest = Math.max(deepest, s.pos - line);
    if ((block.indent === 0 || s.pos - line < block.indent) && bytes[s.pos] === TAB) return false;
    const length = breakLength(s, s.pos);
    if (length === 0) break;
    block.breaks.push(s.pos);
    s.pos += length;
  }
  if (block.indent === 0) block.indent = Math.max(deepest, block.parent + 1, 1);
  return true;
}

/** How many spaces stand before a place, which is how far into its line it is. */
function columnOf(bytes: Uint8Array, at: number): number {
  let p = at;
  while (p > 0 && bytes[p - 1] === SPACE) p--;
  return at - p;
}

function skipComment(s: Scan, at: number): number {
  const { bytes } = s;
  let p = at;
  while (isBlank(bytes[p])) p++;
  if (bytes[p] !== 0x23) return p;
  while (p < bytes.length && breakLength(s, p) === 0) p++;
  return p;
}
