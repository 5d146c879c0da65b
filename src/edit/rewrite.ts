import { RespoolError } from "../model/errors.ts";
import type { Interaction } from "../model/types.ts";
import { isHttpUrl, isTargetOnly } from "../model/url.ts";

/** A change of URLs: `from` is the beginning of a URL, or, when it begins with `/`, of its path. */
export interface Rewrite {
  readonly from: string;
  readonly to: string;
}

/** Reads `FROM=TO`, divided at the first `=`; throws `option/invalid`. */
export function parseRewrite(text: string): Rewrite {
  const at = text.indexOf("=");
  const from = text.slice(0, at);
  const to = text.slice(at + 1);
  const ok = at > 0 && (from.startsWith("/") ? to.startsWith("/") : isHttpUrl(from) && isHttpUrl(to));
  if (!ok) {
    throw new RespoolError("option/invalid", `"${text}" rewrites nothing`, {
      hint: "Write https://old.example/v1=http://localhost:8080 or /v1beta/=/v1/.",
    });
  }
  return { from, to };
}

/** The stage: gives URLs without origin the base, then applies the first rewrite that fits. */
export async function* rewrite(
  interactions: Iterable<Interaction> | AsyncIterable<Interaction>,
  rewrites: readonly Rewrite[],
  baseUrl?: string,
): AsyncGenerator<Interaction> {
  const base = baseUrl === undefined ? undefined : checkBase(baseUrl);
  for await (const interaction of interactions) {
    const { url } = interaction.request;
    const next = rewriteUrl(base !== undefined && isTargetOnly(url) ? base + url : url, rewrites);
    yield next === url ? interaction : { ...interaction, request: { ...interaction.request, url: next } };
  }
}

function rewriteUrl(url: string, rewrites: readonly Rewrite[]): string {
  const origin = /^[^:/?#]+:\/\/[^/?#]*/.exec(url)?.[0] ?? "";
  for (const { from, to } of rewrites) {
    if (from.startsWith("/")) {
      if (url.startsWith(from, origin.length)) return origin + to + url.slice(origin.length + from.length);
    } else if (url.startsWith(from) && !(isOrigin(from) && /^[^/?#]/.test(url.slice(from.length)))) {
      return to + url.slice(from.length);
    }
  }
  return url;
}

/** A bare origin must be the whole one: `https://api.example` is no beginning of `https://api.example.org`. */
function isOrigin(url: string): boolean {
  return !/[/?#]/.test(url.replace(/^[^:]*:\/\//, ""));
}

function checkBase(baseUrl: string): string {
  if (!isHttpUrl(baseUrl)) {
    throw new RespoolError("option/invalid", `"${baseUrl}" is no base URL`, { hint: "Write https://api.example.com." });
  }
  return baseUrl.replace(/\/+$/, "");
}
