import type { HttpRequest, MatchPolicy } from "../model/types.ts";
import { type CanonicalRequest, canonicalRequest } from "./canonical-request.ts";
import { canonicalUrl } from "./canonical-url.ts";
import { forms } from "./forms.ts";

/** Equal for two requests exactly when the policy takes them for the same one. */
export function requestKey(request: HttpRequest, policy: MatchPolicy): string {
  return keyOf(canonicalRequest(request, policy));
}

/**
 * Equal for two requests when the policy's loose forms make them the same; `undefined` when the policy has none. What a
 * replay may go by where no key is equal, and all that it then finds has one and the same key.
 */
export function looseKey(request: HttpRequest, policy: MatchPolicy): string | undefined {
  return policy.forms.some((name) => forms[name]?.loose) ? keyOf(canonicalRequest(request, policy, true)) : undefined;
}

/** Equal for two requests of the same method to the same path, whatever their query, headers and bodies. */
export function routeKey(request: HttpRequest): string {
  const { origin, path } = canonicalUrl(request.url);
  return join([request.method.toUpperCase(), origin, path]);
}

function keyOf({ method, origin, path, query, headers, body }: CanonicalRequest): string {
  return join([method, origin, path, JSON.stringify(query), JSON.stringify(headers), body.kind, body.text]);
}

function join(parts: readonly string[]): string {
  return parts.map((part) => `${part.length}:${part}`).join("");
}
