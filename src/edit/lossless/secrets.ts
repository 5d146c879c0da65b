import { headerValues } from "../../model/headers.ts";
import type { HttpRequest } from "../../model/types.ts";
import { nameKind } from "../../secrets/names.ts";

/** The names of secret request headers that are kept beside an entry: it does not show them, where there is one. */
export function keptSecrets({ headers }: HttpRequest, shown: HttpRequest | undefined): string[] {
  const names = new Map<string, string>();
  for (const [name, value] of headers) {
    if (value === "" || nameKind(name, "header")?.sure !== true || names.has(name.toLowerCase())) continue;
    if (!headerValues(shown?.headers ?? [], name).includes(value)) names.set(name.toLowerCase(), name);
  }
  return [...names.values()];
}
