/** Draws characters that look random and are the same every time. */
export interface Random {
  /** A whole number from 0 up to, and without, the limit. */
  below(limit: number): number;
  /** So many characters of an alphabet. */
  text(length: number, alphabet: string): string;
}

const digits = "0123456789";
const lower = "abcdefghijklmnopqrstuvwxyz";
const upper = lower.toUpperCase();

/** What values are drawn from. */
export const alphabets: Readonly<Record<"digits" | "hex" | "base32" | "letters" | "base64" | "url", string>> = {
  digits,
  hex: `${digits}abcdef`,
  base32: `${upper}234567`,
  letters: upper + lower + digits,
  base64: `${upper + lower + digits}+/`,
  url: `${upper + lower + digits}-_`,
};

/** Draws by a seed: any text, so that what one place holds does not depend on the places before it. */
export function randomOf(seed: string): Random {
  let state = 2_166_136_261;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 16_777_619);
  // Mulberry32: the low bits of simpler generators repeat too soon for values of 80 characters.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    text: (length, alphabet) => Array.from({ length }, () => alphabet.charAt(below(alphabet.length))).join(""),
  };
}
