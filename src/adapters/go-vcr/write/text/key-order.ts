const letter = /^\p{L}$/u;
const digit = /^\p{Nd}$/u;

/** Compares two keys as Go's YAML libraries sort them: numbers in them count as numbers. */
export function compareKeys(a: string, b: string, letterAfterDigit: boolean): number {
  let same = 0;
  while (same < a.length && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  if (isAsciiLetter(a.charCodeAt(same)) && isAsciiLetter(b.charCodeAt(same))) {
    return a.charCodeAt(same) - b.charCodeAt(same);
  }
  const as = runesOf(a);
  const bs = runesOf(b);
  const length = Math.min(as.length, bs.length);
  let i = 0;
  while (i < length && as[i] === bs[i]) i++;
  if (i === length) return as.length - bs.length;
  const aLetter = letter.test(as[i] as string);
  const bLetter = letter.test(bs[i] as string);
  if (aLetter && bLetter) return codeOf(as, i) - codeOf(bs, i);
  if (aLetter || bLetter) {
    const lettersFirst = letterAfterDigit && i > 0 && digit.test(as[i - 1] as string);
    return lettersFirst === aLetter ? -1 : 1;
  }
  return compareNumbers(as, bs, i);
}

/** A byte that is not UTF-8 counts as U+FFFD, whichever it is. */
function runesOf(key: string): string[] {
  return Array.from(key, (char) => (/^[\ud800-\udfff]$/.test(char) ? "\ufffd" : char));
}

/** Compares what starts with two different characters, none of them a letter. */
function compareNumbers(as: readonly string[], bs: readonly string[], at: number): number {
  // Within a number whose digits before this place are not all zeros, a zero here is no leading one.
  const inside = (as[at] === "0" || bs[at] === "0") && hasNumberBefore(as, at);
  const a = readNumber(as, at, inside);
  const b = readNumber(bs, at, inside);
  if (a.value !== b.value) return a.value < b.value ? -1 : 1;
  return a.end - b.end || codeOf(as, at) - codeOf(bs, at);
}

function hasNumberBefore(chars: readonly string[], at: number): boolean {
  for (let i = at - 1; i >= 0 && digit.test(chars[i] as string); i--) {
    if (chars[i] !== "0") return true;
  }
  return false;
}

/** Digits as Go adds them up, in 64 bits that wrap; those of other scripts by the distance of their code from `0`. */
function readNumber(chars: readonly string[], at: number, inside: boolean): { value: bigint; end: number } {
  let value = inside ? 1n : 0n;
  let end = at;
  for (; end < chars.length && digit.test(chars[end] as string); end++) {
    value = BigInt.asIntN(64, value * 10n + BigInt(codeOf(chars, end) - 0x30));
  }
  return { value, end };
}

function codeOf(chars: readonly string[], at: number): number {
  return (chars[at] as string).codePointAt(0) as number;
}

function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
