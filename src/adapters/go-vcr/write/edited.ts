import { equalBytes } from "../../../model/bytes.ts";
import { headerValue } from "../../../model/headers.ts";
import { standardPhrase } from "../../../model/status.ts";
import type { Body, HttpRequest, HttpResponse, Interaction, JsonObject } from "../../../model/types.ts";
import { hostOf } from "../derived.ts";
import { keptInteger, keptObject, keptText } from "./kept.ts";

/** What of an interaction is written, once the traces of what it was before an edit are gone. */
export interface Current {
  readonly response: HttpResponse;
  /** The extension of go-vcr. */
  readonly kept: JsonObject;
}

/**
 * Leaves out what the recorder computed from fields that were edited since. `original` is the interaction before the edit;
 * without it an extension is taken at its word, unless the interaction itself says otherwise.
 */
export function current(interaction: Interaction, response: HttpResponse, original: Interaction | undefined): Current {
  const own = interaction.extensions?.["go-vcr"] ?? {};
  const before = original?.outcome.kind === "response" ? original.outcome : undefined;
  const fields = [
    ["request", staleInRequest(interaction.request, original?.request, keptObject(own, "request"))],
    ["response", staleInResponse(response, before, keptObject(own, "response"))],
  ] as const;
  let kept = own;
  for (const [part, stale] of fields) {
    if (stale.length > 0) kept = { ...kept, [part]: without(keptObject(kept, part), stale) };
  }
  return { response: withPhrase(response, before), kept };
}

function staleInRequest(now: HttpRequest, before: HttpRequest | undefined, kept: JsonObject): string[] {
  const stale: string[] = [];
  // An empty method means GET.
  if (now.method !== "GET") stale.push("method");
  if (before === undefined) return stale;
  const sameBytes = sameBody(before.body, now.body);
  const sameUrl = before.url === now.url;
  if (!sameBytes && isLength(kept)) stale.push("content_length");
  // Empty, it tells of a redirect.
  if (hostOf(before.url) !== hostOf(now.url) && keptText(kept, "host") !== "") stale.push("host");
  if (!sameUrl && !now.url.endsWith(keptText(kept, "request_uri") ?? "")) stale.push("request_uri");
  const sameType = headerValue(before.headers, "content-type") === headerValue(now.headers, "content-type");
  if (!sameUrl || !sameBytes || !sameType || before.method !== now.method) stale.push("form");
  return stale;
}

function staleInResponse(now: HttpResponse, before: HttpResponse | undefined, kept: JsonObject): string[] {
  if (before === undefined) return [];
  const stale = !sameBody(before.body, now.body) && isLength(kept) ? ["content_length"] : [];
  return before.status === now.status ? stale : [...stale, "status"];
}

/** Whether a kept length is one: 0 and -1 say that it is not known. */
function isLength(kept: JsonObject): boolean {
  return (keptInteger(kept, "content_length") ?? 0) > 0;
}

/** The phrase of the status before the edit goes with it. */
function withPhrase(now: HttpResponse, before: HttpResponse | undefined): HttpResponse {
  if (before === undefined || before.status === now.status || before.statusText !== now.statusText) return now;
  const { statusText: _, ...rest } = now;
  const phrase = standardPhrase(now.status);
  return phrase === undefined ? rest : { ...rest, statusText: phrase };
}

function sameBody(a: Body, b: Body): boolean {
  return a.kind === "stored" && b.kind === "stored" ? equalBytes(a.bytes, b.bytes) : a.kind === b.kind;
}

function without(fields: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}
