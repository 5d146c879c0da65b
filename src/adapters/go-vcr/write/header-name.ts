import { isToken } from "../../../model/headers.ts";

/** Go's canonical form of a header name: a capital at the beginning of each word; what is no token stays. */
export function canonicalName(name: string): string {
  if (!isToken(name)) return name;
  return name.toLowerCase().replace(/(?<![^-])[a-z]/g, (first) => first.toUpperCase());
}
