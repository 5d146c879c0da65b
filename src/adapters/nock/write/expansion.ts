/**
 * Why nock does not compare fields with these names faithfully; `undefined` when it does. It takes names apart at dots
 * and brackets (`a[b].c` is `c` in `b` in `a`), for the top level of JSON bodies and for queries.
 */
export function expansionFault(names: readonly string[]): string | undefined {
  const paths = new Set<string>();
  const dotted: string[][] = [];
  for (const name of names) {
    const parts = name.includes("[") ? name.replace(/\[/g, ".").replace(/]/g, "").split(".") : name.split(".");
    // From nock's own block list: such a name makes it compare nothing at all.
    if (parts.some((part) => part === "__proto__" || part === "prototype" || part === "constructor")) {
      return "a name that nock does not compare";
    }
    const path = parts.join(".");
    if (paths.has(path)) return overlap;
    paths.add(path);
    if (parts.length > 1) dotted.push(parts);
  }
  for (const parts of dotted) {
    for (let n = 1; n < parts.length; n++) if (paths.has(parts.slice(0, n).join("."))) return overlap;
  }
  return undefined;
}

const overlap = "two names that nock expands to one place";
