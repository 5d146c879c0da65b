import { LF, TAB } from "./scan.ts";

/**
 * Whether a text is UTF-8 with line feeds alone, and holds none of the characters that Go's YAML treats in a way of its
 * own: other line breaks, byte order marks, control characters, noncharacters.
 */
export function isCommonText(bytes: Uint8Array): boolean {
  const lead = (4 - (bytes.byteOffset & 3)) & 3;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + lead, Math.max(0, bytes.length - lead) >> 2);
  let p = 0;
  while (p < bytes.length) {
    if (((p - lead) & 3) === 0) {
      // Four bytes at a time: nearly all of a text is printable ASCII and line feeds.
      let i = (p - lead) >> 2;
      while (i < words.length && isPrintableWord(words[i] as number)) i++;
      p = lead + 4 * i;
      if (p >= bytes.length) break;
    }
    const length = commonLength(bytes, p);
    if (length === 0) return false;
    p += length;
  }
  return true;
}

function isPrintableWord(word: number): boolean {
  const breaks = word ^ 0x0a0a0a0a;
  const isBreak = ~(((breaks & 0x7f7f7f7f) + 0x7f7f7f7f) | breaks | 0x7f7f7f7f);
  const isControl = ~(((word & 0x7f7f7f7f) + 0x60606060) | word) & 0x80808080;
  return ((isControl & ~isBreak) | (word & 0x80808080)) === 0;
}

/** The length of the character at a place, or 0 when it is none, or not a common one. */
function commonLength(bytes: Uint8Array, at: number): number {
  const a = bytes[at] as number;
  if (a < 0x80) return a >= 0x20 || a === LF || a === TAB ? 1 : 0;
  const b = bytes[at + 1] ?? 0;
  if (!isTail(b)) return 0;
  // U+0080 to U+009F are controls, one of them a line break.
  if (a < 0xe0) return a > 0xc2 || (a === 0xc2 && b >= 0xa0) ? 2 : 0;
  const c = bytes[at + 2] ?? 0;
  if (!isTail(c)) return 0;
  if (a < 0xf0) return isCommonTriple(a, b, c) ? 3 : 0;
  if (!isTail(bytes[at + 3] ?? 0)) return 0;
  return (a === 0xf0 && b >= 0x90) || (a > 0xf0 && a < 0xf4) || (a === 0xf4 && b < 0x90) ? 4 : 0;
}

function isCommonTriple(a: number, b: number, c: number): boolean {
  if (a === 0xe0) return b >= 0xa0;
  if (a === 0xed) return b < 0xa0;
  if (a === 0xe2) return b !== 0x80 || (c !== 0xa8 && c !== 0xa9);
  return a !== 0xef || ((b !== 0xbb || c !== 0xbf) && (b !== 0xbf || c < 0xbe));
}

function isTail(byte: number): boolean {
  return byte >= 0x80 && byte < 0xc0;
}
