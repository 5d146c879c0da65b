/** Where a JSON string that begins at `at` (on its quote) is over; -1 when the text ends before. Escapes are not judged. */
export function skipString(text: string, at: number): number {
  for (let from = at + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return -1;
    let slashes = 0;
    while (text.charCodeAt(quote - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return quote + 1;
    from = quote + 1;
  }
}

/** The offset of the first character that is no white space in JSON's sense. */
export function skipSpace(text: string, at: number): number {
  let i = at;
  while (i < text.length && " \t\n\r".includes(text[i] as string)) i++;
  return i;
}

/** The nesting at which recursion stops: what players compare with fails between 1000 and 3000 levels. */
export const depthLimit = 500;

/** Whether a JSON value is nested deeper than `depthLimit`. */
export function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (depth === depthLimit) return true;
  if (Array.isArray(value)) return value.some((item) => isTooDeep(item, depth + 1));
  return Object.values(value).some((item) => isTooDeep(item, depth + 1));
}

/** The value of a text that is a JSON list or object; `undefined` for any other text. It may be nested deeply. */
export function parseStructure(text: string): object | undefined {
  const first = text[skipSpace(text, 0)];
  if (first !== "{" && first !== "[") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a text is JSON of any kind. */
export function isJsonText(text: string): boolean {
  // An error of the parser takes longer to make than most texts take to read.
  if (!/^[ \t\r\n]*[[{"\-0-9tfn]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
