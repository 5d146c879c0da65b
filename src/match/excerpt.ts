import { toDisplay } from "../model/headers.ts";

const width = 60;
const lead = 20;

/** Turns a short piece of a value into what is shown. */
export type Show = (piece: string) => string;

/** The index of the first difference of two texts; the length of both when they are equal. */
export function firstDifference(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let at = 0;
  while (at < end && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** The beginning of a value, at most 60 characters. */
export function excerpt(text: string, show: Show = toDisplay): string {
  return cut(text, 0, show);
}

/** Two values, at most 60 characters each, cut so that their first difference is seen. */
export function excerpts(a: string, b: string, show: Show = toDisplay): { recorded: string; live: string } {
  const at = firstDifference(a, b);
  const from = at < width - lead ? 0 : at - lead;
  return { recorded: cut(a, from, show), live: cut(b, from, show) };
}

function cut(text: string, from: number, show: Show): string {
  const start = pairStart(text, from);
  const piece = text.slice(start, pairStart(text, start + 2 * width));
  const shown = (start > 0 ? "…" : "") + show(piece);
  if (shown.length <= width && start + piece.length === text.length) return shown;
  return `${shown.slice(0, pairStart(shown, width - 1))}…`;
}

/** The index, one less when it would split a surrogate pair. */
function pairStart(text: string, at: number): number {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, at - 1), at + 1)) ? at - 1 : at;
}
