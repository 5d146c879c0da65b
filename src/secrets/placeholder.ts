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
  return /^REDACTED?[A-Z0-9_]*$/.test(value);
}

/** A placeholder in exactly so many characters. */
export function fitted(placeholder: string, length: number): string {
  return placeholder.length > length ? placeholder.slice(0, length) : placeholder.padEnd(length, "_");
}
