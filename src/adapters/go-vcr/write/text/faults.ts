/** A text that a library writes as a block that it cannot read back; `digit` is the header's, `distance` the true one. */
export interface BlockFault {
  readonly name: string;
  readonly test: (text: string, digit: number, distance: number) => boolean;
}

/** yaml.v3 writes the first line break of a block into the header's line, where it ends that line and nothing else. */
export const firstBreakLost: BlockFault = {
  name: "first line break lost",
  test: (text) => /^[\n\u2028\u2029]/.test(text),
};

/** The scanner takes a tab at the start of a block for indentation. */
export const tabFirst: BlockFault = { name: "tab first", test: (text) => text.startsWith("\t") };

/** yaml/v4 rc.6 gives no digit where line breaks stand before the blanks that need one. */
export const blankAfterBreaks: BlockFault = {
  name: "blank after line breaks",
  test: (text) => /^[\n\u2028\u2029]+[ \t]/.test(text),
};

/** The digit is the configured indent, whatever the block's own is: 2 in a list and below a list item. */
export const wrongDigit: BlockFault = {
  name: "wrong indent digit",
  test: (_, digit, distance) => digit !== 0 && digit !== distance,
};
