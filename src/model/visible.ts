// What a terminal obeys or hides: control characters (C0, DEL, C1), marks that change the direction of text, line and
// paragraph separators, the byte order mark, halves of surrogate pairs.
const unsafe =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

/** Text out of a cassette or a file name as it may stand on one line of a terminal. */
export function visible(text: string): string {
  return text.replace(unsafe, spell);
}

/** The same for text of several lines: line feeds and tabs stay. */
export function visibleLines(text: string): string {
  return text.replace(unsafe, (char) => (char === "\n" || char === "\t" ? char : spell(char)));
}

/** A document as JSON text in which nothing is left that a terminal obeys; a parser gets the same values. */
export function visibleJson(document: unknown): string {
  const json = JSON.stringify(document, null, 2);
  // Between its strings JSON text holds no such character but the line feeds of the indentation.
  return json.replace(unsafe, (char) =>
    char === "\n" ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function spell(char: string): string {
  const code = char.charCodeAt(0);
  // In header values a byte that is no UTF-8 stands as U+DC80 and above, see model/headers.ts.
  const byte = code >= 0xdc80 && code <= 0xdcff ? code - 0xdc00 : code;
  return byte < 0x80 || byte !== code
    ? `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}`
    : `\\u{${code.toString(16)}}`;
}
