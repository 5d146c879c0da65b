import { foldText } from "./fold.ts";

const names: Readonly<Record<string, string>> = {
  "\0": "0",
  "\x07": "a",
  "\b": "b",
  "\t": "t",
  "\n": "n",
  "\v": "v",
  "\f": "f",
  "\r": "r",
  "\x1b": "e",
  '"': '"',
  "\\": "\\",
  "\x85": "N",
  "\xa0": "_",
  "\u2028": "L",
  "\u2029": "P",
};

// What is left after line feeds, quotes and backslashes; astral characters are escaped as a whole.
const escaped =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\0-\t\v-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|[\u{10000}-\u{10ffff}]/gu;

/** A text in double quotes; folded when `indent` is given. */
export function doubleQuoted(text: string, column: number, indent: number | undefined): string {
  // A byte order mark at the start makes the libraries escape every character.
  const plain = text.startsWith("\ufeff") ? Array.from(text, escapeOf).join("") : escapeText(text);
  return `"${indent === undefined ? plain : foldText(plain, column + 1, indent, '"')}"`;
}

function escapeText(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n").replace(escaped, escapeOf);
}

function escapeOf(char: string): string {
  const name = names[char];
  if (name !== undefined) return `\\${name}`;
  const hex = (char.codePointAt(0) as number).toString(16).toUpperCase();
  if (hex.length <= 2) return `\\x${hex.padStart(2, "0")}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}

/** A text in single quotes; what follows LS or PS is indented, and lines are folded when `folds`. */
export function singleQuoted(text: string, column: number, indent: number, folds: boolean): string {
  const doubled = text.replaceAll("'", "''");
  if (!/[\u2028\u2029]/.test(doubled)) {
    return `'${folds ? foldText(doubled, column + 1, indent, "'") : doubled}'`;
  }
  const margin = " ".repeat(indent);
  const lines = doubled.split(/([\u2028\u2029]+)/).map((part, index) => {
    if (index % 2 === 1 || part === "") return part;
    const line = folds ? foldText(part, index === 0 ? column + 1 : indent, indent, "'") : part;
    return index === 0 ? line : margin + line;
  });
  return `'${lines.join("")}'`;
}
