import { emptyBody } from "../../../model/body.ts";
import { decodeUtf8Lossy, equalBytes } from "../../../model/bytes.ts";
import { headerValue, headerValues, sameName } from "../../../model/headers.ts";
import { numberOf } from "../../../model/notices.ts";
import { standardPhrase } from "../../../model/status.ts";
import type { Body, HeaderList, HttpRequest, HttpResponse, Interaction } from "../../../model/types.ts";
import type { Say } from "../../shared/say.ts";
import { sameBody } from "./read-back.ts";

/** What Playwright's routeFromHAR takes from an entry. */
export type Play = (interaction: Interaction, position: number, say: Say) => Interaction;

interface Played {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  readonly number: number;
}

/** Makes of each interaction what routeFromHAR matches, and says what it will answer otherwise than recorded. */
export function playwright(): Play {
  const earlier = new Map<string, Played[]>();
  return (interaction, position, say) => {
    const { outcome } = interaction;
    if (outcome.kind !== "response") return interaction;
    const request = matched(interaction.request, say);
    const one: Played = { request, response: outcome, number: numberOf(interaction, position) };
    const key = `${request.method} ${request.url}`;
    const others = earlier.get(key) ?? [];
    sayMatching(one, others, say);
    // One that equals an earlier one is never the first of the best.
    if (!others.some((other) => isSameRequest(other.request, request))) others.push(one);
    earlier.set(key, others);
    return { ...interaction, request, outcome: answered(outcome, say) };
  };
}

/** It compares whole URLs as browsers spell them, and no body with one that the file does not hold. */
function matched(request: HttpRequest, say: Say): HttpRequest {
  const url = new URL(request.url).href;
  if (url !== request.url) say("changed/url", { part: "target" });
  const { body } = request;
  if (body.kind === "stored") return { ...request, url };
  say("lost/request-body", { why: `it is not in the recording: ${body.reason}` });
  return { ...request, url, body: emptyBody };
}

/** Of the entries for a request it takes the one with the most equal headers, and of those the first, each time. */
function sayMatching(one: Played, earlier: readonly Played[], say: Say): void {
  const { request, response } = one;
  let best: { readonly winner: Played; readonly score: number } | undefined;
  for (const other of earlier) {
    const score = isCandidate(other.request, request) ? equalHeaders(other.request.headers, request.headers) : -1;
    if (score > (best?.score ?? -1)) best = { winner: other, score };
  }
  if (best === undefined || best.score < equalHeaders(request.headers, request.headers)) return;
  const { winner } = best;
  if (isSameAnswer(winner.response, response)) return;
  if (request.method !== "POST" && !isSameBody(winner.request.body, request.body)) {
    say("lost/body-match", { method: request.method });
  } else say("lost/repeat", { first: winner.number });
}

/** Whether an entry with this URL and method answers a request: bodies count for POST, where both have one. */
function isCandidate(entry: HttpRequest, request: HttpRequest): boolean {
  if (request.method !== "POST" || isEmpty(entry.body) || isEmpty(request.body)) return true;
  if (isSameBody(entry.body, request.body)) return true;
  const [a, b] = [withoutBoundary(entry), withoutBoundary(request)];
  return a !== undefined && a === b;
}

function withoutBoundary({ headers, body }: HttpRequest): string | undefined {
  const type = headerValue(headers, "content-type") ?? "";
  const boundary = type.includes("multipart/form-data") ? /boundary=(\S+)/.exec(type)?.[1] : undefined;
  if (boundary === undefined || body.kind === "lost") return undefined;
  return decodeUtf8Lossy(body.bytes).replaceAll(boundary, "");
}

/** A browser makes up the boundary of a form, and so never sends the recorded one. */
function equalHeaders(entry: HeaderList, request: HeaderList): number {
  const same = entry.filter(([name, value]) =>
    request.some(([other, wanted]) => sameName(other, name) && wanted === value),
  );
  return same.filter(([, value]) => !value.includes("multipart/form-data")).length;
}

/** It hands headers over as an object of text, and its own reason phrase; of repeated headers the last is left. */
function answered(response: HttpResponse, say: Say): HttpResponse {
  const { status, statusText, headers, body, brokenBy } = response;
  if (statusText && statusText !== standardPhrase(status)) say("lost/status-text");
  const isText = (value: string) => !/[\udc80-\udcff]/u.test(value);
  const kept = headers.filter(([, value]) => isText(value));
  for (const [name, value] of headers) {
    if (!isText(value)) say("lost/header", { part: "response", name, why: "its value is not UTF-8" });
  }
  const names = new Map(kept.map(([name]) => [name.toLowerCase(), name]));
  // Cookies are the one header that it gives each value of.
  names.delete("set-cookie");
  for (const [key, name] of names) {
    if (headerValues(kept, key).length > 1) say("lost/repeated-header", { part: "response", name });
  }
  if (brokenBy !== undefined) say("lost/broken-body");
  if (body.kind === "stored" && !body.complete) say("lost/incomplete-body", { part: "response" });
  return { ...response, headers: kept };
}

function isSameAnswer(a: HttpResponse, b: HttpResponse): boolean {
  const same = a.status === b.status && JSON.stringify(a.headers) === JSON.stringify(b.headers);
  return same && sameBody(a.body, b.body);
}

function isSameRequest(a: HttpRequest, b: HttpRequest): boolean {
  return JSON.stringify(a.headers) === JSON.stringify(b.headers) && isSameBody(a.body, b.body);
}

function isSameBody(a: Body, b: Body): boolean {
  return a.kind === "stored" && b.kind === "stored" && equalBytes(a.bytes, b.bytes);
}

function isEmpty(body: Body): boolean {
  return body.kind === "lost" || body.bytes.length === 0;
}
