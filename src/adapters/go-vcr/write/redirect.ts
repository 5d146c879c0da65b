import { headerValue } from "../../../model/headers.ts";
import type { HttpResponse, Interaction } from "../../../model/types.ts";
import { schemeOf, withoutFragment } from "../../../model/url.ts";

/**
 * Whether Go's client makes a request by following the redirect before it, and the Referer that it then sends, which is
 * none on the way from https to http.
 */
export function followed(
  previous: Interaction | undefined,
  { request }: Interaction,
): { readonly referer: string | undefined } | undefined {
  if (previous?.outcome.kind !== "response") return undefined;
  const { url } = previous.request;
  const target = targetOf(previous.outcome, url);
  if (target === undefined || target !== absolute(request.url)) return undefined;
  if (request.method !== methodAfter(previous.outcome.status, previous.request.method)) return undefined;
  const unsafe = schemeOf(url) === "https" && schemeOf(request.url) === "http";
  return { referer: unsafe ? undefined : withoutFragment(url).replace(/^([^:/]+:\/\/)[^/?#]*@/, "$1") };
}

/** Where a redirect leads. */
function targetOf({ status, headers }: HttpResponse, url: string): string | undefined {
  if (status !== 301 && status !== 302 && status !== 303 && status !== 307 && status !== 308) return undefined;
  const location = headerValue(headers, "location");
  return location === undefined ? undefined : absolute(location, url);
}

/** Go asks with GET after the first three, whatever the method was, but for HEAD. */
function methodAfter(status: number, method: string): string {
  return status === 307 || status === 308 || method === "HEAD" ? method : "GET";
}

function absolute(url: string, base?: string): string | undefined {
  try {
    return withoutFragment(new URL(url, base).href);
  } catch {
    return undefined;
  }
}
