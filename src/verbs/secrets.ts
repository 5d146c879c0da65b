import { isSecretHeader, isSecretParameter } from "../model/secrets.ts";
import type { HeaderList, Interaction } from "../model/types.ts";
import { queryOf } from "../model/url.ts";

/** What a mask stands for is never shown. */
const mask = "…";

// Headers whose value is a URL, with a query of its own.
const urlHeaders: ReadonlySet<string> = new Set(["content-location", "location", "referer"]);

/** What secrets an interaction holds, by the names of its headers and query parameters; one entry for each place. */
export function secretsOf({ request, outcome }: Interaction): string[] {
  const headers = outcome.kind === "response" ? [...request.headers, ...outcome.headers] : request.headers;
  const found = urlSecrets(request.url);
  for (const [name, value] of headers) {
    if (value === "") continue;
    if (isSecretHeader(name)) found.push(`${name.toLowerCase()} header`);
    else if (urlHeaders.has(name.toLowerCase())) found.push(...urlSecrets(value));
  }
  return found;
}

/** Headers for showing: a secret's value masked, and in a value that is a URL the secrets of that. */
export function maskHeaders(headers: HeaderList): HeaderList {
  return headers.map(([name, value]) => {
    if (value !== "" && isSecretHeader(name)) return [name, mask];
    return urlHeaders.has(name.toLowerCase()) ? [name, maskUrl(value)] : [name, value];
  });
}

/** A URL for showing: the values of secret parameters and a password before the host masked. */
export function maskUrl(url: string): string {
  const bare = url.replace(userInfo, (_, before: string) => `${before}${mask}@`);
  const query = queryOf(bare);
  if (query === undefined) return bare;
  const start = bare.indexOf("?") + 1;
  const masked = query.split("&").map((pair) => {
    const at = pair.indexOf("=");
    return at > 0 && at < pair.length - 1 && isSecretParameter(decode(pair.slice(0, at)))
      ? `${pair.slice(0, at)}=${mask}`
      : pair;
  });
  return bare.slice(0, start) + masked.join("&") + bare.slice(start + query.length);
}

const userInfo = /^([^:/?#]+:\/\/[^/?#@:]*:)[^/?#]+@/;

function urlSecrets(url: string): string[] {
  const found = userInfo.test(url) ? ["password in a URL"] : [];
  for (const pair of queryOf(url)?.split("&") ?? []) {
    const at = pair.indexOf("=");
    const name = at > 0 && at < pair.length - 1 ? decode(pair.slice(0, at)) : "";
    if (isSecretParameter(name)) found.push(`${name.toLowerCase()} parameter`);
  }
  return found;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
