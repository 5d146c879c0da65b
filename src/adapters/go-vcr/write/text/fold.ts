/** The column from which on lines are folded at the next space. */
const width = 80;

/** What a text stands in, which decides at which spaces a line may end. */
export type Quotes = "" | "'" | '"';

/**
 * Folds a text, escaped already, whose first character stands at `column`: single spaces past the width become a line
 * break and an indent.
 */
export function foldText(text: string, column: number, indent: number, quotes: Quotes): string {
  if (column + text.length <= width) return text;
  const pieces: string[] = [];
  const margin = `\n${" ".repeat(indent)}`;
  let from = 0;
  // What to add to a place in the text to get its column.
  let shift = column;
  for (let at = spaceFrom(text, width + 1 - shift); at >= 0; at = spaceFrom(text, Math.max(at, width - shift) + 1)) {
    const doubled = text.charCodeAt(at + 1) === 0x20;
    if (text.charCodeAt(at - 1) === 0x20 || (doubled && quotes !== '"')) continue;
    if (quotes !== "" && (at === 0 || at === text.length - 1)) continue;
    // A space at the start of a line would be lost, so it is escaped.
    const lead = doubled ? "\\" : "";
    pieces.push(text.slice(from, at), margin, lead);
    from = at + 1;
    shift = indent + lead.length - from;
  }
  pieces.push(text.slice(from));
  return pieces.join("");
}

function spaceFrom(text: string, at: number): number {
  return at < text.length ? text.indexOf(" ", at) : -1;
}
