/** A text with `\n` as its only line end, and none at its end: Go's JSON encoder adds one, others do not. */
export function canonicalText(text: string): string {
  const unified = text.replace(/\r\n?/g, "\n");
  return unified.endsWith("\n") ? unified.slice(0, -1) : unified;
}
