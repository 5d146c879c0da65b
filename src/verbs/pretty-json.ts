const deepest = 40;

/**
 * JSON text with line breaks and indentation between its tokens, every token as it stands: no number and no string is
 * spelt anew. `undefined` when the text is no JSON.
 */
export function prettyJson(text: string): string | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const pieces: string[] = [];
  let depth = 0;
  let opened = false;
  for (let at = 0; at < text.length; ) {
    const char = text[at] as string;
    const end = tokenEnd(text, at);
    if (char === "]" || char === "}") {
      depth--;
      pieces.push(opened ? char : line(depth) + char);
    } else if (!isSpace(char)) {
      if (opened) pieces.push(line(depth));
      pieces.push(char === "," ? `,${line(depth)}` : char === ":" ? ": " : text.slice(at, end));
    }
    if (!isSpace(char)) opened = char === "[" || char === "{";
    if (opened && !isSpace(char)) depth++;
    at = end;
  }
  return pieces.join("");
}

/** Where the token that begins at `at` ends; a string is one token, and so is everything else between marks. */
function tokenEnd(text: string, at: number): number {
  if (text[at] === '"') {
    let end = at + 1;
    while (text[end] !== '"') end += text[end] === "\\" ? 2 : 1;
    return end + 1;
  }
  let end = at + 1;
  if (!isMark(text[at])) while (end < text.length && !isMark(text[end])) end++;
  return end;
}

function isMark(char: string | undefined): boolean {
  return char === undefined || '[]{}:,"'.includes(char) || isSpace(char);
}

function isSpace(char: string): boolean {
  return char === " " || char === "\n" || char === "\r" || char === "\t";
}

/** A new line; deep nesting stops indenting, or the text would grow with the square of its depth. */
function line(depth: number): string {
  return `\n${"  ".repeat(Math.min(depth, deepest))}`;
}
