/** A position in a file's text, and a place for the bytes of the scalars that were read. */
export interface Scan {
  readonly bytes: Uint8Array;
  /** The same, one character per byte, so that offsets agree. */
  readonly text: string;
  readonly out: Uint8Array;
  /** Whether NEL, LS and PS break lines, as in YAML 1.1. */
  readonly wideBreaks: boolean;
  /** Whether the CR of a CRLF is text. */
  readonly keepsCr: boolean;
  /** Set by an escape such as `\xE9`: only go-vcr 4.0.5 spells bytes so, its other versions write printable characters. */
  byteEscapes: boolean;
  /** How much of `out` is taken. */
  used: number;
  pos: number;
  /** The line of `pos`, from 1. */
  line: number;
}

export const LF: number = 0x0a;
export const CR: number = 0x0d;
export const SPACE: number = 0x20;
export const TAB: number = 0x09;

/** Starts a scan. What was read may be half as long again as its spelling, not more: `\L` stands for three bytes. */
export function newScan(bytes: Uint8Array, text: string, wideBreaks: boolean, keepsCr = false): Scan {
  const out = new Uint8Array(bytes.length + (bytes.length >> 1));
  return { bytes, text, out, wideBreaks, keepsCr, byteEscapes: false, used: 0, pos: 0, line: 1 };
}

/** Appends bytes of the source as they are. */
export function copyBytes(s: Scan, start: number, end: number): void {
  const { bytes, out } = s;
  const length = end - start;
  let at = s.used;
  // A call into the engine pays off for longer runs only.
  if (length > 96) out.set(bytes.subarray(start, end), at);
  else for (let i = start; i < end; i++) out[at++] = bytes[i] as number;
  s.used += length;
}

/** The length of the line break at a place, or 0. */
export function breakLength(s: Scan, at: number): number {
  const { bytes } = s;
  const c = bytes[at];
  if (c === LF) return 1;
  if (c === CR) return bytes[at + 1] === LF ? 2 : 1;
  if (!s.wideBreaks) return 0;
  if (c === 0xc2) return bytes[at + 1] === 0x85 ? 2 : 0;
  if (c !== 0xe2 || bytes[at + 1] !== 0x80) return 0;
  return bytes[at + 2] === 0xa8 || bytes[at + 2] === 0xa9 ? 3 : 0;
}

/** Appends a line break as Go's YAML reads it: LS and PS stay, all others become a line feed. */
export function pushBreak(s: Scan, at: number, length: number): void {
  if (length === 3 || (s.keepsCr && length === 2 && s.bytes[at] === CR)) copyBytes(s, at, at + length);
  else s.out[s.used++] = LF;
}

/** Whether a byte is a space or a tab. */
export function isBlank(c: number | undefined): boolean {
  return c === SPACE || c === TAB;
}

/** Whether a document marker stands at the start of a line: `---` or `...`, then a blank, a break or the end. */
export function isDocumentMarker(s: Scan, at: number): boolean {
  const { bytes } = s;
  const c = bytes[at];
  if ((c !== 0x2d && c !== 0x2e) || bytes[at + 1] !== c || bytes[at + 2] !== c) return false;
  return at + 3 >= bytes.length || isBlank(bytes[at + 3]) || breakLength(s, at + 3) > 0;
}
