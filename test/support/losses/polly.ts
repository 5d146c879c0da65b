import { contentCodings } from "../../../src/model/body.ts";
import { equalBytes } from "../../../src/model/bytes.ts";
import { framingHeaders, headerValue, isNamed, sameName } from "../../../src/model/headers.ts";
import { standardPhrase } from "../../../src/model/status.ts";
import type { HeaderList, HttpRequest, HttpResponse, Interaction } from "../../../src/model/types.ts";
import { bordersGone, chunkLoss, leaves, size, undone } from "./shared.ts";

/** What a conversion to Polly changed, found by looking at both sides: a notice code each, with the name that the notice must give. */
export function differences(recorded: Interaction, after: Interaction): string[] {
  const before = undone(recorded);
  const found = [...requestDifferences(before.request, after.request), ...outcomeDifferences(before, after)];
  if (before !== recorded) found.push("changed/content-coding", ...bordersGone(recorded));
  found.push(...timingDifferences(before, after));
  for (const path of leaves(before.extensions ?? {})) found.push(`lost/extension ${path}`);
  return [...new Set(found)].sort();
}

function requestDifferences(before: HttpRequest, after: HttpRequest): string[] {
  const found = before.method === after.method ? [] : ["method"];
  if (before.url.includes("#")) found.push("changed/url-fragment");
  if (before.url.replace(/#.*$/s, "") !== after.url) found.push("url");
  found.push(...respelled(before.headers));
  if (JSON.stringify(named(before.headers)) !== JSON.stringify(after.headers)) found.push("request headers");
  for (const [name] of before.trailers ?? []) found.push(`lost/trailers ${name}`);
  const { body } = before;
  const coded = contentCodings(before.headers).length > 0 && body.kind === "stored" && body.bytes.length > 0;
  if (coded && body.coding === "decoded") found.push("lost/request-coding");
  if (body.kind === "stored" && !body.complete) found.push("lost/incomplete-body");
  if (body.kind === "lost") return [...found, ...(after.body.kind === "lost" ? ["lost/request-id"] : ["request body"])];
  if (after.body.kind === "lost" || !equalBytes(body.bytes, after.body.bytes)) return [...found, "request bytes"];
  return [...found, ...((body.chunks?.length ?? 0) > 1 ? ["lost/chunks"] : [])];
}

/** Repeated names that are spelled otherwise than the first. */
function respelled(headers: HeaderList): string[] {
  return headers
    .filter(([name]) => (headers.find(([first]) => sameName(first, name))?.[0] ?? name) !== name)
    .map(([name]) => `changed/header-case ${name}`);
}

/** HTTP/2's names with a colon are no headers. A repeated name is spelled as it was first. */
function named(headers: HeaderList): HeaderList {
  return headers
    .filter(([name]) => !name.startsWith(":"))
    .map(([name, value]) => [headers.find(([first]) => sameName(first, name))?.[0] ?? name, value] as const);
}

function outcomeDifferences(before: Interaction, after: Interaction): string[] {
  const { outcome: from } = before;
  const { outcome: to } = after;
  if (from.kind !== "response" || to.kind !== "response") return ["outcome"];
  const cached = from.status === 304 && to.status === 200;
  const found = cached ? ["changed/cached-response"] : from.status === to.status ? [] : ["status"];
  if (from.statusText && from.statusText !== standardPhrase(from.status) && !cached) found.push("lost/status-text");
  for (const { httpVersion } of [before.request, from]) {
    if (httpVersion !== undefined && httpVersion !== "1.1") found.push("lost/http-version");
  }
  if (from.brokenBy !== undefined) found.push("lost/broken-body");
  for (const [name] of from.trailers ?? []) found.push(`lost/trailers ${name}`);
  return [...found, ...headerDifferences(from, to), ...bodyDifferences(from, to)];
}

/** Goes along both lists: what is skipped on one side was dropped, or joined to an earlier value. */
function headerDifferences({ headers: from }: HttpResponse, { headers: to }: HttpResponse): string[] {
  const found: string[] = [];
  let next = 0;
  for (const [index, [name, value]] of from.entries()) {
    const isRepeat = from.slice(0, index).some(([earlier]) => sameName(earlier, name));
    if (to[next] !== undefined && sameName(to[next]?.[0] ?? "", name) && isJoined(to[next]?.[1] ?? "", value)) {
      if (to[next]?.[1] !== value) found.push(`lost/repeated-header ${name}`);
      next++;
    } else if (isRepeat && to.some(([other, held]) => sameName(other, name) && held.includes(value))) {
      found.push(`lost/repeated-header ${from.find(([first]) => sameName(first, name))?.[0]}`);
    } else if (isNamed(framingHeaders, name)) found.push(`changed/framing-header ${name}`);
    else found.push(`lost/header ${name}`);
  }
  // Other repeats are joined to one value, which is said otherwise.
  const cookies = respelled(from.filter(([name]) => sameName(name, "set-cookie")));
  return [...found, ...cookies, ...to.slice(next).map(([name]) => `added ${name}`)];
}

function isJoined(held: string, value: string): boolean {
  return held === value || held.startsWith(`${value}, `);
}

function bodyDifferences({ body: from }: HttpResponse, { body: to }: HttpResponse): string[] {
  if (from.kind === "lost" && size(to) === 0) return ["assumed/empty-body"];
  if (from.kind === "lost" || to.kind === "lost") return ["response body"];
  if (from.bytes.length > 0 && to.bytes.length === 0) return ["lost/forbidden-body", ...chunkLoss(from, to)];
  const cut = from.complete ? [] : ["lost/incomplete-body"];
  const coded = from.coding !== "decoded" && to.coding !== "decoded" ? ["lost/content-coding"] : [];
  return [...cut, ...coded, ...(equalBytes(from.bytes, to.bytes) ? [] : ["response bytes"]), ...chunkLoss(from, to)];
}

function timingDifferences({ timing: from = {}, outcome }: Interaction, { timing: to = {} }: Interaction): string[] {
  const { startedAt, totalMs, ...rest } = from;
  const found =
    Object.keys(rest).length > 0 || (totalMs !== undefined && totalMs !== to.totalMs) ? ["lost/timing"] : [];
  if (startedAt === to.startedAt) return found;
  const isSent = outcome.kind === "response" && headerValue(outcome.headers, "date") !== undefined;
  return [...found, startedAt === undefined && isSent ? "assumed/start-time" : "start"];
}
