/** Something in a text that keeps it from being written in one style. */
export interface Obstacle {
  readonly name: string;
  readonly test: (text: string) => boolean;
}

/** Control characters, byte order marks and all beyond the first 65,536 characters: only escapes can stand for them. */
const special: Obstacle = {
  name: "special characters",
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  test: (text) => /[\0-\b\v-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]/.test(text),
};

const tabs: Obstacle = { name: "tabs", test: (text) => text.includes("\t") };

const wideBreaks: Obstacle = {
  name: "line breaks",
  test: (text) => text.includes("\u2028") || text.includes("\u2029"),
};

const spaceBeforeBreak: Obstacle = {
  name: "space before a line break",
  test: (text) => text.includes(" \n") || text.includes(" \u2028") || text.includes(" \u2029"),
};

const spaceAfterBreak: Obstacle = {
  name: "space after a line break",
  test: (text) => text.includes("\u2028 ") || text.includes("\u2029 "),
};

const spaceLast: Obstacle = { name: "space last", test: (text) => text.endsWith(" ") };

/** What keeps a text without line feeds from being plain. */
export const notPlain: readonly Obstacle[] = [
  { name: "indicator first", test: (text) => /^[#,[\]{}&*!|>'"%@`]/.test(text) },
  { name: "document marker first", test: (text) => text.startsWith("---") || text.startsWith("...") },
  { name: "key or item mark first", test: (text) => /^[-?:](?: |$)/.test(text) },
  { name: "space first", test: (text) => text.startsWith(" ") },
  spaceLast,
  { name: "colon before a space", test: (text) => text.includes(": ") },
  { name: "colon last", test: (text) => text.endsWith(":") },
  { name: "hash after a space", test: (text) => text.includes(" #") },
  wideBreaks,
  tabs,
  special,
];

/** What keeps a text without line feeds from standing in single quotes. */
export const notSingle: readonly Obstacle[] = [special, tabs, spaceBeforeBreak, spaceAfterBreak];

/** What keeps a text from standing in a block since yaml/v4 4.0.0; one such character quotes the whole text. */
export const notBlock: readonly Obstacle[] = [special];

/** The same before that. */
export const notBlockBefore: readonly Obstacle[] = [special, spaceBeforeBreak, spaceLast];

/** The same in yaml.v2. */
export const notBlockFirst: readonly Obstacle[] = [...notBlockBefore, tabs];
