import { holdsPlaceholder, isPlaceholder } from "./placeholder.ts";

// What people and tools write where a secret was, or is to come.
const masked =
  /^(?:[*\u2022x.\-_#?\s]+|<[^>]*>|\[[^\]]*\]|\{\{.*\}\}|\$?\{[\w.-]*\}|\$[\w.]*|%[\w.]+%|null|none|nil|undefined|true|false|n\/a|string|required|optional|missing|invalid|fetch|your(?:[-_ ][a-z]+)+)$/i;
const words =
  /(?:^|[^a-z0-9])(?:redacted|masked|removed|filtered|sanitized|scrubbed|omitted)(?:$|[^a-z0-9])|EXAMPLE(?:KEY)?$/i;

/** Whether a value under a telling name is a secret, and not a mask, a template or a word for one. */
export function isCredible(value: string): boolean {
  if (isPlaceholder(value) || holdsPlaceholder(value) || !/[\p{L}\p{N}]/u.test(value)) return false;
  // Zeros, perhaps with a number at the end, stand for tokens that were taken out.
  if (value.length >= 20 && new Set(value).size < 3) return false;
  return !(value.length < 200 && (masked.test(value) || words.test(value)));
}

/** Whether a value looks made by chance: for names that mean other things as well. */
export function looksRandom(value: string): boolean {
  if (value.length < 16 || !isCredible(value)) return false;
  if (!/^[!-~]+$/.test(value) || /^[a-z][a-z0-9+.-]*:\/\/|^\d{4}-\d\d-\d\dT/i.test(value)) return false;
  const digits = value.replace(/\D/g, "").length;
  const letters = value.replace(/[^A-Za-z]/g, "").length;
  return digits >= 2 && letters >= 2 && entropy(value) >= 3;
}

const word =
  /^(?:\p{L}|\d{1,2}|\p{Lu}{2,}|\p{Lu}?[\p{Ll}\p{M}]{2,}(?:\p{Lu}[\p{Ll}\p{M}]{2,})*|[\p{Lo}\p{Lm}\p{M}]+)$/u;

/** Whether a value is words, as labels and codes of errors are: `Passwort`, `too_short`. */
export function isLabel(value: string): boolean {
  if (value.length > 100 || !/\p{Ll}{3}|\p{Lu}{3}|\p{Lo}/u.test(value)) return false;
  return value.split(/[\s._:,;!?*()'"/\u2026-]+/).every((one) => one === "" || word.test(one));
}

/** Bits for each character, by how often each stands in the text. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Whether a value is a number that is too long for a count or a time, such as a card's. */
export function isLongNumber(value: string): boolean {
  return /^\d[\d -]*\d$/.test(value) && value.replace(/\D/g, "").length >= 14;
}

/**
 * Whether a value can be told wherever it stands: it is long, and neither a number nor a word. Any other one is replaced only
 * where its place says what it is.
 */
export function isDistinct(value: string): boolean {
  if (isLongNumber(value)) return true;
  // Words in capitals, numbered or not, may stand inside of a placeholder.
  if (value.length < 8 || /^[\d\s.,:+-]*$/.test(value) || /^[A-Z]*(?:_[A-Z]*)+\d{0,5}$/.test(value)) return false;
  if (!/^[A-Za-z]+(?:[ ._/=-][A-Za-z]+)*$/.test(value)) return true;
  // Words, whatever divides them; letters made by chance change their case in odd places.
  return value.length >= 20 || (value.match(/[a-z][A-Z]|[A-Z]{2}[a-z]/g)?.length ?? 0) >= 3;
}
