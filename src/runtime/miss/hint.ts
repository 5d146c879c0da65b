import { canonicalUrl } from "../../match/canonical-url.ts";
import { requestDifference } from "../../match/difference.ts";
import { requestKey } from "../../match/key.ts";
import type { Lookup } from "../../match/lookup.ts";
import { presets } from "../../match/presets.ts";
import { decodeUtf8 } from "../../model/bytes.ts";
import type { HttpRequest, MatchPolicy } from "../../model/types.ts";

/** What would make a request equal one of the candidates, which is tried before it is told; else why nothing can. */
export function hintFor(
  live: HttpRequest,
  requests: readonly HttpRequest[],
  candidates: readonly number[],
  lookup: Lookup,
): string | undefined {
  const accepts = (policy: MatchPolicy): boolean =>
    candidates.some((index) => requestKey(requests[index] as HttpRequest, policy) === requestKey(live, policy));
  for (const name of ["rest", "llm"] as const) {
    if (accepts(presets[name])) return `match preset "${name}" would accept this`;
  }
  for (const index of candidates) {
    const policy = lookup.policyOf(index);
    const differences = requestDifference(requests[index] as HttpRequest, live, policy);
    const names = [...new Set(differences.map(({ part, name }) => (part === "query" ? name : undefined)))];
    if (!names.every((name) => name !== undefined)) continue;
    if (accepts({ ...policy, ignoreQuery: [...policy.ignoreQuery, ...names] })) {
      return `match { ignoreQuery: ${JSON.stringify(names)} } would accept this`;
    }
  }
  return keptByServer(live) ?? otherApi(live, requests, candidates);
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
  candidates: readonly number[],
): string | undefined {
  const { origin, path } = canonicalUrl(live.url);
  const recorded = candidates.map((index) => canonicalUrl((requests[index] as HttpRequest).url));
  const other = recorded.find((url) => url.origin === origin);
  if (other === undefined || !llmRoute.test(path) || !llmRoute.test(other.path)) return undefined;
  return recorded.some((url) => url.path === path)
    ? undefined
    : `another API of the host was recorded (${other.path}); let the client call that one`;
}

const llmRoute =
  /\/(chat\/completions|responses|completions|messages|converse(-stream)?|invoke(-with-response-stream)?)$/;
