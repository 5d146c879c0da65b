import { headerValues, nameSet } from "../model/headers.ts";
import type { HttpRequest, MatchPolicy } from "../model/types.ts";
import { type CanonicalBody, canonicalBody } from "./canonical-body.ts";
import { type CanonicalUrl, canonicalUrl } from "./canonical-url.ts";
import { forms } from "./forms.ts";
import { type Pair, sortByName } from "./pairs.ts";

/** What a policy compares of a request; what takes no part is empty. */
export interface CanonicalRequest extends CanonicalUrl {
  readonly method: string;
  readonly headers: readonly Pair[];
  readonly body: CanonicalBody;
}

/** A request as a policy compares it: `loosely` with those of its forms that are kept for requests that nothing equals. */
export function canonicalRequest(request: HttpRequest, policy: MatchPolicy, loosely = false): CanonicalRequest {
  const { query, ...url } = canonicalUrl(request.url);
  const ignored = new Set(policy.ignoreQuery);
  let canonical: CanonicalRequest = {
    ...url,
    method: policy.method ? request.method.toUpperCase() : "",
    query: policy.query === "all" ? query.filter(([name]) => !ignored.has(name)) : [],
    headers: chosenHeaders(request, policy),
    body: canonicalBody(request, policy),
  };
  for (const name of policy.forms) {
    const form = forms[name];
    if (form !== undefined && (loosely || !form.loose)) canonical = form.apply(canonical, request);
  }
  return canonical;
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
