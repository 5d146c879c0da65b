import { readFileSync } from "node:fs";

/** The version of the package. */
export function version(): string {
  // Beside the bundle that all of this is in.
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
}
