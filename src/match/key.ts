import { headerValues, nameSet } from "../model/headers.ts";
import type { HttpRequest, MatchPolicy } from "../model/types.ts";
import { type CanonicalBody, canonicalBody } from "./canonical-body.ts";
import { type CanonicalUrl, canonicalUrl } from "./canonical-url.ts";
import { type Pair, sortByName } from "./pairs.ts";

/** What a policy compares of a request; what takes no part is empty. */
export interface CanonicalRequest extends CanonicalUrl {
  readonly method: string;
  readonly headers: readonly Pair[];
  readonly body: CanonicalBody;
}

/** A request as a policy compares it. */
export function canonicalRequest(request: HttpRequest, policy: MatchPolicy): CanonicalRequest {
  const { query, ...url } = canonicalUrl(request.url);
  const ignored = new Set(policy.ignoreQuery);
  return {
    ...url,
    method: policy.method ? request.method.toUpperCase() : "",
    query: policy.query === "all" ? query.filter(([name]) => !ignored.has(name)) : [],
    headers: chosenHeaders(request, policy),
    body: canonicalBody(request, policy),
  };
}

/** Equal for two requests exactly when the policy takes them for the same one. */
export function requestKey(request: HttpRequest, policy: MatchPolicy): string {
  const { method, origin, path, query, headers, body } = canonicalRequest(request, policy);
  return join([method, origin, path, JSON.stringify(query), JSON.stringify(headers), body.kind, body.text]);
}

/** Equal for two requests of the same method to the same path, whatever their query, headers and bodies. */
export function routeKey(request: HttpRequest): string {
  const { origin, path } = canonicalUrl(request.url);
  return join([request.method.toUpperCase(), origin, path]);
}

/** Repeats of a header are one list (RFC 9110, section 5.3), and clients differ in whether they join it. */
function chosenHeaders(request: HttpRequest, policy: MatchPolicy): Pair[] {
  return sortByName(
    [...nameSet(policy.headers)].flatMap((name): Pair[] => {
      const values = headerValues(request.headers, name);
      return values.length === 0 ? [] : [[name, values.map((value) => value.trim()).join(", ")]];
    }),
  );
}

function join(parts: readonly string[]): string {
  return parts.map((part) => `${part.length}:${part}`).join("");
}
