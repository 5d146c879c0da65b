/** A placeholder inside a text; its word and its number. */
export const placeholderPattern: RegExp = /REDACTED_([A-Z][A-Z0-9_]*)_(\d+)/g;

/** What stands for the n-th secret of a kind: `REDACTED_API_KEY_1`. Nothing in it needs escaping anywhere. */
export function placeholderFor(kind: string, n: number): string {
  return `REDACTED_${wordOf(kind)}_${n}`;
}

/** A kind as placeholders spell it. */
export function wordOf(kind: string): string {
  return kind.toUpperCase().replaceAll("-", "_");
}

/** Whether a value is a placeholder, or what is left of one where the length had to stay. */
export function isPlaceholder(value: string): boolean {
  const word = value.replace(/_\d+_*$/, "");
  return /^REDACTED[A-Z0-9_]*$/.test(word) || (word.length >= 3 && "REDACTED".startsWith(word));
}

/** Whether a placeholder stands somewhere in a value: what was around the secret is none. */
export function holdsPlaceholder(value: string): boolean {
  return value.includes("REDACTED_") && value.search(placeholderPattern) >= 0;
}

/** A placeholder in exactly so many characters; its number stays whole where there is room for it. */
export function fitted(placeholder: string, length: number): string {
  if (placeholder.length <= length) return placeholder.padEnd(length, "_");
  const number = placeholder.slice(placeholder.lastIndexOf("_"));
  const word = placeholder.slice(0, Math.max(0, length - number.length));
  return word.length < 3 ? placeholder.slice(0, length) : word + number;
}
