import { requestKey } from "../../../match/key.ts";
import { type MatchInput, resolvePolicy } from "../../../match/policy.ts";
import { decodeBody, emptyBody, storedBody } from "../../../model/body.ts";
import { decodeHex, decodeUtf8, encodeUtf8, noBytes } from "../../../model/bytes.ts";
import { RespoolError } from "../../../model/errors.ts";
import { headerValue } from "../../../model/headers.ts";
import { locationOf } from "../../../model/notices.ts";
import type { Cassette, HttpRequest, Interaction, MatchPolicy, Notice } from "../../../model/types.ts";
import type { UrlParts } from "../../../model/url.ts";
import { type Say, sayAt } from "../../shared/say.ts";
import type { NockDefinition } from "../definition.ts";
import { type Answerable, answerable } from "./answerable.ts";
import { define } from "./define.ts";
import { fileMatch, matcherLoss } from "./match-policy.ts";

type Filters = Pick<NockDefinition, "path" | "filteringPath" | "filteringRequestBody">;

/** An interaction that nock can answer. */
interface Prepared {
  readonly interaction: Interaction;
  readonly able: Answerable;
  readonly own: MatchPolicy;
  readonly say: Say;
}

// What the functions make good.
const cured: ReadonlySet<string> = new Set(["changed/url", "lost/url-match", "lost/request-text"]);

/** Definitions of settled interactions that compare by functions; `respool/nock` says how. */
export function matchingDefinitions(
  cassette: Cassette,
  policy: MatchInput | undefined,
  onNotice: (notice: Notice) => void,
): NockDefinition[] {
  const shared = policy === undefined && cassette.meta.match ? cassette.meta.match : resolvePolicy(policy);
  const last = new Map<string, Prepared>();
  const all = cassette.interactions.map((interaction, position): Prepared => {
    const at = locationOf(interaction, position);
    const say = sayAt({ notice: onNotice }, at);
    const able = answerable(interaction, at);
    const prepared = { interaction, able, own: checked({ ...shared, ...interaction.match }), say };
    if (prepared.own.repeat === "last") last.set(requestKey(interaction.request, prepared.own), prepared);
    return prepared;
  });
  const repeating = new Set(last.values());
  return all.map((prepared) => definitionOf(prepared, repeating.has(prepared)));
}

function checked(policy: MatchPolicy): MatchPolicy {
  const what = matcherLoss(policy);
  if (what === undefined) return policy;
  throw new RespoolError("output/unrepresentable", `nock definitions cannot hold ${what}`, {
    format: "nock",
    hint: "Change the match policy.",
  });
}

function definitionOf({ interaction, able, own, say }: Prepared, repeats: boolean): NockDefinition {
  const match = { ...fileMatch(own), body: own.body === "none" ? "none" : "text" } as const;
  const decoded = decodeBody(able.response, () => undefined);
  const sayRest: Say = (code, data) => cured.has(code) || say(code, data);
  const definition = define(interaction, able, decoded, { pretty: false, reqheaders: [], match }, sayRest);
  return { ...definition, ...filters(interaction, able.parts, definition, own, repeats) };
}

/** Functions that show nock what was recorded wherever a request is the recorded one under the policy. */
function filters(
  { request }: Interaction,
  parts: UrlParts,
  { body }: NockDefinition,
  policy: MatchPolicy,
  repeats: boolean,
): Filters {
  const path = parts.target.split("?", 1)[0] as string;
  const sameUrl = comparer(request, { ...policy, headers: [], body: "none" });
  const recorded = request.body.kind === "stored" ? request.body.bytes : noBytes;
  const sameBody = comparer(withBody(request, recorded), { ...policy, headers: [], query: "none" });
  return {
    path,
    filteringPath(this: unknown, live: string): string {
      // nock calls the function on the scope, and each definition has a scope of its own.
      if (repeats) (this as { persist(): void }).persist();
      return sameUrl({ ...request, url: parts.origin + live, body: emptyBody }) ? path : `another URL: ${live}`;
    },
    ...(typeof body === "string" && {
      filteringRequestBody: (live: string) => {
        const bytes = liveBytes(live, recorded);
        return bytes !== undefined && sameBody(withBody(request, bytes)) ? body : `another body: ${live}`;
      },
    }),
  };
}

function comparer(recorded: HttpRequest, policy: MatchPolicy): (live: HttpRequest) => boolean {
  const key = requestKey(recorded, policy);
  return (live) => requestKey(live, policy) === key;
}

/** nock gives text, or lower-case hex where a body is not UTF-8. */
function liveBytes(live: string, recorded: Uint8Array): Uint8Array | undefined {
  return decodeUtf8(recorded) === undefined ? decodeHex(live) : encodeUtf8(live);
}

/** nock does not show headers here: the media type is the recorded one, the boundary the one that the body begins with. */
function withBody(request: HttpRequest, bytes: Uint8Array): HttpRequest {
  const type = headerValue(request.headers, "content-type")?.split(";", 1)[0];
  return { ...request, headers: type === undefined ? [] : [["Content-Type", type]], body: storedBody(bytes) };
}
