import { copyBytes, LF, type Scan, SPACE, TAB } from "./scan.ts";

/** What stands after the `|` or `>` of a block scalar. */
interface BlockHeader {
  /** The indent relative to the parent; 0 when the first line shows it. */
  readonly digit: number;
  readonly chomp: "keep" | "strip" | "clip";
  /** Where the header ends. */
  readonly end: number;
}

/** Reads the indicators of the block scalar at a place. */
export function blockHeader(bytes: Uint8Array, at: number): BlockHeader {
  let p = at + 1;
  let digit = 0;
  let chomp: BlockHeader["chomp"] = "clip";
  for (let i = 0; i < 2; i++) {
    const c = bytes[p] as number;
    if (c >= 0x31 && c <= 0x39 && digit === 0) digit = c - 0x30;
    else if ((c === 0x2b || c === 0x2d) && chomp === "clip") chomp = c === 0x2b ? "keep" : "strip";
    else break;
    p++;
  }
  return { digit, chomp, end: p };
}

/** Whether a literal block that says how far it is indented starts at a place. */
export function saysIndent(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x7c && blockHeader(bytes, at).digit > 0;
}

/**
 * Reads the literal block at `s.pos` in a text whose only line breaks are line feeds, the last character being one.
 * `parent` is the column of the key or dash before it. False when in doubt.
 */
export function scanLiteral(s: Scan, parent: number): boolean {
  const { bytes, text } = s;
  const { digit, chomp, end } = blockHeader(bytes, s.pos);
  if (bytes[end] !== LF) return false;
  s.pos = end + 1;
  s.line++;
  let breaks = 0;
  while (bytes[s.pos] === LF) {
    breaks++;
    s.pos++;
  }
  s.line += breaks;
  let indent = parent + digit;
  if (digit === 0) {
    indent = s.pos;
    while (bytes[indent] === SPACE) indent++;
    // Lines of spaces before the first text take part in finding the indent.
    if (bytes[indent] === LF || bytes[indent] === TAB) return false;
    indent = Math.max(indent - s.pos, parent + 1);
  }
  let empty = true;
  for (;;) {
    const lineStart = s.pos;
    const limit = lineStart + indent;
    let p = lineStart;
    while (p < limit && bytes[p] === SPACE) p++;
    if (bytes[p] === LF) {
      breaks++;
      s.pos = p + 1;
      s.line++;
      continue;
    }
    if (p < limit) {
      if (bytes[p] === TAB) return false;
      break;
    }
    const eol = text.indexOf("\n", p);
    while (breaks > 0) {
      s.out[s.used++] = LF;
      breaks--;
    }
    copyBytes(s, p, eol);
    empty = false;
    breaks = 1;
    s.pos = eol + 1;
    s.line++;
  }
  const kept = chomp === "keep" ? breaks : chomp === "clip" && !empty ? 1 : 0;
  for (let i = 0; i < kept; i++) s.out[s.used++] = LF;
  return true;
}
