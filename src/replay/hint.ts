import { canonicalUrl } from "../match/canonical-url.ts";
import type { Lookup } from "../match/lookup.ts";
import { loosenings } from "../match/loosen.ts";
import type { MatchInput } from "../match/policy.ts";
import type { Likeness } from "../match/similarity.ts";
import { decodeUtf8 } from "../model/bytes.ts";
import type { HttpRequest } from "../model/types.ts";

// What is less alike is hardly meant.
const mostTried = 20;

/** What would make a request equal one of the candidates, which is tried before it is told; else why nothing can. */
export function hintFor(
  live: HttpRequest,
  requests: readonly HttpRequest[],
  candidates: readonly Likeness[],
  lookup: Lookup,
): string | undefined {
  return loosenedBy(live, requests, candidates, lookup) ?? obstacle(live, requests, candidates);
}

function loosenedBy(
  live: HttpRequest,
  requests: readonly HttpRequest[],
  candidates: readonly Likeness[],
  lookup: Lookup,
): string | undefined {
  for (const { index } of candidates.slice(0, mostTried)) {
    // That a body may be another one is nothing to advise while nobody has looked.
    const found = loosenings(requests[index] as HttpRequest, live, lookup.policyOf(index)).find(({ leavesOut }) =>
      ["preset", "query"].includes(leavesOut.join()),
    );
    if (found !== undefined) return `match ${matchText(found.match)} would accept this`;
  }
  return undefined;
}

/** Why a request of an SDK finds nothing, however loosely it is compared. */
export function obstacle(
  live: HttpRequest,
  requests: readonly HttpRequest[],
  candidates: readonly Likeness[],
): string | undefined {
  return keptByServer(live) ?? otherApi(live, requests, candidates);
}

/** A policy as it stands in source text. */
function matchText(match: MatchInput): string {
  if (typeof match === "string") return `preset "${match}"`;
  const fields = Object.entries(match).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `{ ${fields.join(", ")} }`;
}

// Where a request points at what the server keeps, instead of sending it.
const references = /"(previous_response_id|conversation|previous_message_id|item_reference)"/;

function keptByServer({ body }: HttpRequest): string | undefined {
  const text = body.kind === "stored" ? decodeUtf8(body.bytes) : undefined;
  const name = references.exec(text ?? "")?.[1];
  if (name === undefined) return undefined;
  return `${name} points at what a server keeps, which no recording holds; let the client send the history`;
}

/** SDKs of one host call different APIs by default, such as Chat Completions and Responses. */
function otherApi(
  live: HttpRequest,
  requests: readonly HttpRequest[],
  candidates: readonly Likeness[],
): string | undefined {
  const { origin, path } = canonicalUrl(live.url);
  const recorded = candidates.map(({ index }) => canonicalUrl((requests[index] as HttpRequest).url));
  const other = recorded.find((url) => url.origin === origin);
  if (other === undefined || !llmRoute.test(path) || !llmRoute.test(other.path)) return undefined;
  return recorded.some((url) => url.path === path)
    ? undefined
    : `another API of the host was recorded (${other.path}); let the client call that one`;
}

const llmRoute =
  /\/(chat\/completions|responses|completions|messages|converse(-stream)?|invoke(-with-response-stream)?)$/;
