import type { Decoded } from "../../../model/body.ts";
import { contentCodings, forbidsBody, isEmptyBody, storedBody } from "../../../model/body.ts";
import { noBytes } from "../../../model/bytes.ts";
import { headerValue, isNamed, nameSet, sameName } from "../../../model/headers.ts";
import type { HeaderList, HttpRequest, Interaction, StoredBody } from "../../../model/types.ts";
import type { Say } from "../../shared/say.ts";
import type { Answered } from "./answered.ts";
import { contentTypeOf } from "./content-type.ts";
import { canonicalName } from "./header-name.ts";
import { keptObject } from "./kept.ts";
import { followed } from "./redirect.ts";
import type { Settings } from "./settings.ts";

/**
 * An interaction of another format as go-vcr would have recorded it at a Go client that sends the same: what is changed for
 * that is reported. `previous` is the one before it, where that may be a redirect.
 */
export function adopt(
  interaction: Answered,
  decoded: Decoded,
  previous: Interaction | undefined,
  s: Settings,
  say: Say,
): Answered {
  const adopted = asSent(
    {
      ...interaction,
      request: adoptRequest(interaction.request, s, say),
      outcome: adoptResponse(interaction.request.method, interaction.outcome, decoded, say),
    },
    interaction.outcome,
  );
  const redirect = followed(previous, interaction);
  if (redirect === undefined) return adopted;
  say("assumed/redirect-followed");
  return asFollowed(adopted, redirect.referer);
}

/** Go keeps beside the headers that an answer came in chunks, and knows no length of it then. */
function asSent(adopted: Answered, { headers }: Answered["outcome"]): Answered {
  if (headerValue(headers, "transfer-encoding")?.trim().toLowerCase() !== "chunked") return adopted;
  const own = adopted.extensions?.["go-vcr"] ?? {};
  const response = { transfer_encoding: ["chunked"], ...keptObject(own, "response") };
  return { ...adopted, extensions: { ...adopted.extensions, "go-vcr": { ...own, response } } };
}

/** A request as Go's client makes it while it follows a redirect. */
export function asFollowed<T extends Interaction>(interaction: T, referer: string | undefined): T {
  const { request, extensions } = interaction;
  const own = extensions?.["go-vcr"] ?? {};
  const nobody = { proto: "", proto_major: 0, proto_minor: 0, host: "" };
  const sent = referer === undefined || headerValue(request.headers, "referer") !== undefined;
  return {
    ...interaction,
    request: sent ? request : { ...request, headers: [...request.headers, ["Referer", referer]] },
    extensions: { ...extensions, "go-vcr": { ...own, request: { ...keptObject(own, "request"), ...nobody } } },
  };
}

function adoptRequest(request: HttpRequest, s: Settings, say: Say): HttpRequest {
  const { trailers, body } = request;
  if (body.kind === "lost") say("assumed/empty-body", { part: "request" });
  const kept = keepHeaders(request, s, say);
  const type = s.player === "v3" ? undefined : missingType(request);
  if (type !== undefined) say("assumed/request-content-type", { value: type });
  const headers: HeaderList = type === undefined ? kept : [...kept, ["Content-Type", type]];
  return {
    ...request,
    headers: canonicalHeaders("request", headers, say),
    ...(trailers !== undefined && { trailers: canonicalHeaders("request", trailers, say) }),
    body: body.kind === "lost" ? storedBody(noBytes) : body,
  };
}

/** The request headers that any client of the same request sends, and those that were asked for. */
function keepHeaders(request: HttpRequest, { headers, player }: Settings, say: Say): HeaderList {
  const wanted = nameSet(["content-type", ...headers]);
  const dropped = new Set<string>();
  const kept = request.headers.filter(([name, value]) => {
    if (isNamed(wanted, name)) return true;
    if (!isSentByAll(request, name, value)) dropped.add(name);
    return false;
  });
  if (player === "v3") for (const name of dropped) say("lost/request-headers", { name });
  else if (dropped.size > 0) say("assumed/request-headers", { names: [...dropped].join(", ") });
  return kept;
}

/** Whether every client sends the header by itself with this value. */
function isSentByAll({ url, body }: HttpRequest, name: string, value: string): boolean {
  if (sameName(name, "host")) return value.toLowerCase() === new URL(url).host;
  return sameName(name, "content-length") && body.kind === "stored" && value === String(body.bytes.length);
}

function missingType({ headers, body }: HttpRequest): string | undefined {
  if (isEmptyBody(body) || headerValue(headers, "content-type") !== undefined) return undefined;
  return body.kind === "stored" ? contentTypeOf(body.bytes) : undefined;
}

function adoptResponse(
  method: string,
  response: Answered["outcome"],
  { body, how }: Decoded,
  say: Say,
): Answered["outcome"] {
  const { headers, trailers } = response;
  const coding = how === "kept" ? undefined : headerValue(headers, "content-encoding");
  const dropped = new Set<string>();
  const kept = headers.filter(([name, value]) => {
    if (coding !== undefined && sameName(name, "content-encoding")) return false;
    // Go takes the length of coded bytes away together with their coding; another length than the body's would be a lie.
    const isLength = coding === undefined && (forbidsBody(method, response.status) || isLengthOf(body, value));
    const framing = sameName(name, "transfer-encoding") || (sameName(name, "content-length") && !isLength);
    if (framing) dropped.add(name);
    return !framing;
  });
  for (const name of dropped) say("changed/framing-header", { name });
  if (coding !== undefined) {
    const codings = contentCodings(headers).join(", ") || "identity";
    say(how === "lie" ? "assumed/content-coding" : "changed/content-coding", { coding: codings });
  }
  return {
    ...response,
    headers: canonicalHeaders("response", kept, say),
    ...(trailers !== undefined && { trailers: canonicalHeaders("response", trailers, say) }),
    body: how === "undone" ? asUndone(body, contentCodings(headers)) : body,
  };
}

function isLengthOf({ bytes }: StoredBody, value: string): boolean {
  return value.trim() === String(bytes.length);
}

/** Go says of a body of some bytes that it has undone its coding. */
function asUndone(body: StoredBody, [coding]: readonly string[]): StoredBody {
  return isEmptyBody(body) || coding === undefined ? body : { ...body, undone: coding };
}

function canonicalHeaders(part: "request" | "response", headers: HeaderList, say: Say): HeaderList {
  const respelled = new Set<string>();
  const canonical = headers.map(([name, value]) => {
    const written = canonicalName(name);
    if (written !== name && !respelled.has(name)) {
      respelled.add(name);
      say("changed/header-case", { part, name, written });
    }
    return [written, value] as const;
  });
  return respelled.size === 0 ? headers : canonical;
}
