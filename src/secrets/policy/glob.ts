/** Whether a name is one of a list. */
export type IsOneOf = (name: string) => boolean;

/** Makes a test for names, in which `*` stands for any characters. */
export function namesLike(globs: readonly string[]): IsOneOf {
  const names = new Set(globs.filter((glob) => !glob.includes("*")));
  const shapes = globs.filter((glob) => glob.includes("*")).map((glob) => glob.split("*"));
  return (name) => names.has(name) || shapes.some((parts) => fits(name, parts));
}

/** Whether a name begins and ends with the outer parts, and has the others between them in order. */
function fits(name: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? "";
  const last = parts.at(-1) ?? "";
  const end = name.length - last.length;
  if (end < first.length || !name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    // The first place is as good as any later one.
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
    if (at > end) return false;
  }
  return true;
}
