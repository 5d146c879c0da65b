import type { TextRules } from "./libraries.ts";

/** The digit that a library puts into the header of a block; 0 for none. */
export function digitOf(text: string, { digit }: TextRules, step: number, distance: number): number {
  if (digit === "content") return /^[\n\u2028\u2029]*[ \t]/.test(text) ? distance : 0;
  return (digit === "space" ? /^ / : /^[ \n\u2028\u2029]/).test(text) ? step : 0;
}

/** A text as a literal block, with the line break that ends its last line. */
export function literalBlock(text: string, digit: number, indent: number): string {
  const margin = " ".repeat(indent);
  const wide = text.includes("\u2028") || text.includes("\u2029");
  const chomp = chompOf(text);
  const lead = isBreak(text.charCodeAt(0)) ? "" : margin;
  // LS and PS end a line like LF; a line that is empty gets no indent.
  const lines = wide
    ? text.replace(/[\n\u2028\u2029](?=[^\n\u2028\u2029])/g, `$&${margin}`)
    : text.replace(/\n(?=[^\n])/g, `\n${margin}`);
  return `|${digit === 0 ? "" : digit}${chomp}\n${lead}${lines}${chomp === "-" ? "\n" : ""}`;
}

function chompOf(text: string): "" | "-" | "+" {
  if (!isBreak(text.charCodeAt(text.length - 1))) return "-";
  return text.length === 1 || isBreak(text.charCodeAt(text.length - 2)) ? "+" : "";
}

function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x2028 || code === 0x2029;
}
