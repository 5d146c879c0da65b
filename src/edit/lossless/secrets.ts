import { headerValues } from "../../model/headers.ts";
import { isSecretHeader } from "../../model/secrets.ts";
import type { HttpRequest } from "../../model/types.ts";

/** The names of secret request headers that are kept beside an entry: it does not show them, where there is one. */
export function keptSecrets({ headers }: HttpRequest, shown: HttpRequest | undefined): string[] {
  const names = new Map<string, string>();
  for (const [name, value] of headers) {
    if (value === "" || !isSecretHeader(name) || names.has(name.toLowerCase())) continue;
    if (!headerValues(shown?.headers ?? [], name).includes(value)) names.set(name.toLowerCase(), name);
  }
  return [...names.values()];
}
