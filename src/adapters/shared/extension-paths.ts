import type { Extensions, FormatId, JsonValue } from "../../model/types.ts";

/**
 * The paths of all values in extensions of other formats than `own`, in order: dots before names, brackets around
 * indices. A list or object that holds nothing is a value.
 */
export function* extensionPaths(
  extensions: Extensions | undefined,
  own: FormatId,
): Generator<readonly [format: FormatId, path: string]> {
  for (const [format, fields] of Object.entries(extensions ?? {})) {
    if (format === own) continue;
    // A stack of our own: extensions may be nested as deep as the file was.
    const stack: (readonly [path: string, value: JsonValue])[] = [["", fields]];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const [path, value] = next;
      const inner = children(path, value);
      if (inner.length === 0 && path !== "") yield [format, path];
      for (const child of inner.reverse()) stack.push(child);
    }
  }
}

function children(path: string, value: JsonValue): (readonly [path: string, value: JsonValue])[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.map((item: JsonValue, i) => [`${path}[${i}]`, item] as const);
  const dot = path === "" ? "" : ".";
  return Object.entries(value).map(([name, item]) => [`${path}${dot}${name}`, item] as const);
}
