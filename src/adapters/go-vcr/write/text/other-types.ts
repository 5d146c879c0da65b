import { isTimestamp } from "./timestamps.ts";

/** Texts that a YAML library keeps in quotes, since plain they would read as something else than a text. */
export interface TypeRule {
  readonly name: string;
  readonly quotes: "single" | "double";
  readonly test: (text: string) => boolean;
}

const words: ReadonlySet<string> = new Set([
  ...["", "~", "null", "Null", "NULL"],
  ...["true", "True", "TRUE", "false", "False", "FALSE"],
  ...[".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF"],
]);

const oldWords: ReadonlySet<string> = new Set([
  ...["y", "Y", "yes", "Yes", "YES", "on", "On", "ON"],
  ...["n", "N", "no", "No", "NO", "off", "Off", "OFF"],
]);

/** The length of the longest word, so that no long text is looked up. */
const longest = 5;

/** Null, booleans, infinities: the words of every version of YAML. */
export const coreWords: TypeRule = rule("core words", (text) => text.length <= longest && words.has(text));

/** The booleans that only YAML 1.1 has. */
export const oldBooleans: TypeRule = rule(
  "booleans of YAML 1.1",
  (text) => text.length <= longest && oldWords.has(text),
);

/** Numbers to the base 60, which only YAML 1.1 has. */
export const base60: TypeRule = rule("base 60", (text) =>
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/.test(text),
);

/** The key that merges maps. */
export const mergeKey: TypeRule = rule("merge key", (text) => text === "<<");

/** Dates, with or without a time. */
export const timestamps: TypeRule = rule("timestamps", isTimestamp);

/** Decimal numbers that are finite; underscores count for nothing. */
export const decimals: TypeRule = rule("decimals", (text) => {
  if (!/^[-+0-9]/.test(text)) return false;
  const digits = text.replaceAll("_", "");
  return /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(digits) && Number.isFinite(Number(digits));
});

/** What starts with a point is a number by the syntax of Go, where an underscore stands between digits only. */
export const pointFirst: TypeRule = rule(
  "point first",
  (text) =>
    /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/.test(text) &&
    Number.isFinite(Number(text.replaceAll("_", ""))),
);

/** Whole numbers with the prefix of a base, if 64 bits hold them. */
export const basedIntegers: TypeRule = rule("integers with a base", (text) => isBased(text, [""]));

/** The same, where also a plus may stand before a number that takes all 64 bits. */
export const widerBasedIntegers: TypeRule = rule("integers with a base", (text) => isBased(text, ["", "+"]));

/** A sign after the prefix of a binary number. */
export const signedBinary: TypeRule = rule("signed binary digits", (text) => isSigned(text, "0b", /^0b([-+])([01]+)$/));

/** A sign after the prefix of an octal number. */
export const signedOctal: TypeRule = rule("signed octal digits", (text) => isSigned(text, "0o", /^0o([-+])([0-7]+)$/));

/** The same rule with single quotes. */
export function inSingleQuotes(rule: TypeRule): TypeRule {
  return { ...rule, quotes: "single" };
}

function rule(name: string, test: (text: string) => boolean): TypeRule {
  return { name, quotes: "double", test };
}

/** `unsigned` are the signs with which a number of 64 bits is not read as a negative one. */
function isBased(text: string, unsigned: readonly string[]): boolean {
  if (!/^[-+0-9]/.test(text)) return false;
  const match = /^([-+]?)(0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+)$/.exec(text.replaceAll("_", ""));
  return match !== null && sizeOf(match[2]) <= (unsigned.includes(match[1] ?? "") ? 2n ** 64n - 1n : limitOf(match[1]));
}

function isSigned(text: string, prefix: string, signed: RegExp): boolean {
  if (!text.startsWith("0")) return false;
  const match = signed.exec(text.replaceAll("_", ""));
  return match !== null && sizeOf(prefix + match[2]) <= limitOf(match[1]);
}

/** The number after a prefix; one that 64 bits cannot hold is not worked out. */
function sizeOf(digits = ""): bigint {
  const significant = digits.slice(2).replace(/^0+/, "");
  return BigInt(digits.slice(0, 2) + (significant.length > 64 ? "1".repeat(65) : significant || "0"));
}

/** How far an integer of 64 bits with this sign goes. */
function limitOf(sign: string | undefined): bigint {
  return sign === "-" ? 2n ** 63n : 2n ** 63n - 1n;
}
