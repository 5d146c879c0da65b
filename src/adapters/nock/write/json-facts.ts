import { skipSpace, skipString } from "../../shared/json/scan.ts";

/** What a JSON text holds that a value parsed from it may not. */
export interface JsonFacts {
  /** How many members its objects have, repeated names counted each time. */
  readonly members: number;
  /** Whether every number is one that a double holds to its last digit. */
  readonly exactNumbers: boolean;
}

/** Looks through a JSON text once. */
export function jsonFacts(text: string): JsonFacts {
  let members = 0;
  let exactNumbers = true;
  const number = /-?[0-9][0-9.eE+-]*/y;
  for (let i = 0; i < text.length; ) {
    const c = text.charCodeAt(i);
    if (c === 0x22) {
      i = skipString(text, i);
      if (text.charCodeAt(skipSpace(text, i)) === 0x3a) members++;
    } else if (c === 0x2d || (c >= 0x30 && c <= 0x39)) {
      number.lastIndex = i;
      const token = number.exec(text)?.[0] ?? "-";
      if (exactNumbers && !isExact(token)) exactNumbers = false;
      i += token.length;
    } else {
      i++;
    }
  }
  return { members, exactNumbers };
}

function isExact(token: string): boolean {
  // Fifteen digits always survive.
  if (token.length <= 15 && !/[eE]/.test(token)) return true;
  const value = Number(token);
  return Number.isFinite(value) && digits(token) === digits(String(value));
}

/** The significant digits of a number and the exponent behind them, in one spelling. */
function digits(token: string): string {
  const [, whole = "", fraction = "", exponent = "0"] = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(token) ?? [];
  const all = (whole + fraction).replace(/^0+/, "");
  let end = all.length;
  while (all[end - 1] === "0") end--;
  return end === 0 ? "0" : `${all.slice(0, end)}e${Number(exponent) - fraction.length + all.length - end}`;
}
