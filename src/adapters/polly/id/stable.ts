/**
 * JSON without spaces, with the names of all objects in order of code units: what Polly hashes. Members that are undefined are
 * left out, and `toJSON` is asked, as in JSON. Throws `RangeError` for what is nested too deeply for the engine.
 */
export function stableJson(value: unknown): string | undefined {
  const held = hasToJson(value) ? value.toJSON() : value;
  if (held === undefined || typeof held === "function" || typeof held === "symbol") return undefined;
  if (typeof held !== "object" || held === null) return JSON.stringify(held);
  if (Array.isArray(held)) return `[${held.map((item) => stableJson(item) ?? "null").join()}]`;
  const members: string[] = [];
  for (const name of Object.keys(held).sort()) {
    const text = stableJson((held as Record<string, unknown>)[name]);
    if (text !== undefined) members.push(`${JSON.stringify(name)}:${text}`);
  }
  return `{${members.join()}}`;
}

function hasToJson(value: unknown): value is { toJSON(): unknown } {
  return typeof value === "object" && value !== null && typeof (value as { toJSON?: unknown }).toJSON === "function";
}
