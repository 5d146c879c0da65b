import { type JsonNode, jsonText, readJson } from "../../../src/match/json.ts";
import { equalBytes } from "../../../src/model/bytes.ts";
import { framingHeaders, isNamed, sameName } from "../../../src/model/headers.ts";
import { standardPhrase } from "../../../src/model/status.ts";
import type { Body, HttpRequest, HttpResponse, Interaction } from "../../../src/model/types.ts";
import { urlParts } from "../../../src/model/url.ts";
import { bordersGone, chunkLoss, leaves, size, undone } from "./shared.ts";

/** What a conversion to nock changed, found by looking at both sides: a notice code each, with the name that the notice must give. */
export function differences(recorded: Interaction, after: Interaction): string[] {
  const before = undone(recorded);
  const found = [...requestDifferences(before.request, after.request), ...outcomeDifferences(before, after)];
  if (before !== recorded) found.push("changed/content-coding", ...bordersGone(recorded));
  if (Object.keys(before.timing ?? {}).length > 0 && after.timing === undefined) found.push("lost/timing");
  for (const path of leaves(before.extensions ?? {})) found.push(`lost/extension ${path}`);
  return [...new Set(found)].sort();
}

function requestDifferences(before: HttpRequest, after: HttpRequest): string[] {
  const found = before.method === after.method ? [] : ["method"];
  if (before.url.includes("#")) found.push("changed/url-fragment");
  if (/^[^:]*:\/\/[^/?#]*@/.test(before.url)) found.push("changed/url credentials");
  const [from, to] = [urlParts(before.url), urlParts(after.url)];
  if (from?.origin !== to?.origin) found.push("origin");
  if (from?.rawTarget !== to?.rawTarget) found.push("changed/url target");
  for (const [name, value] of before.headers) {
    const derived =
      (sameName(name, "host") && value === new URL(before.url).host) ||
      (sameName(name, "content-length") && value === String(size(before.body)));
    if (!derived && !after.headers.some(([other]) => sameName(other, name))) found.push(`lost/request-headers ${name}`);
  }
  for (const [name] of before.trailers ?? []) found.push(`lost/trailers ${name}`);
  return [...found, ...requestBodyDifferences(before, after)];
}

function requestBodyDifferences(before: HttpRequest, after: HttpRequest): string[] {
  if (after.body.kind === "lost") return ["lost/request-body"];
  if (before.body.kind === "lost") return ["request body from nowhere"];
  const chunks = (before.body.chunks?.length ?? 0) > 1 ? ["lost/chunks"] : [];
  if (equalBytes(before.body.bytes, after.body.bytes)) return chunks;
  if (isJson(before.body) && meaning(before.body) === meaning(after.body)) return [...chunks, "changed/request-json"];
  return [...chunks, isJson(before.body) ? "lost/request-json" : "lost/request-text"];
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
  return [...found, ...headerDifferences(from, to), ...responseBodyDifferences(from, to)];
}

/** Goes along both lists: what is skipped on one side was dropped, what stands only on the other was added. */
function headerDifferences({ headers: from }: HttpResponse, { headers: to }: HttpResponse): string[] {
  const found: string[] = [];
  let next = 0;
  for (const [name, value] of from) {
    if (to[next]?.[0] === name && to[next]?.[1] === value) next++;
    else if (isNamed(framingHeaders, name)) found.push(`changed/framing-header ${name}`);
    else found.push(`lost/header ${name}`);
  }
  for (const [name, value] of to.slice(next)) {
    found.push(sameName(name, "content-length") && value === "0" ? "changed/empty-length" : `added ${name}`);
  }
  return found;
}

function responseBodyDifferences({ body: from }: HttpResponse, { body: to }: HttpResponse): string[] {
  if (from.kind === "lost" && size(to) === 0) return ["assumed/empty-body"];
  if (from.kind === "lost" || to.kind === "lost") return ["response body"];
  if (from.bytes.length > 0 && to.bytes.length === 0) return ["lost/forbidden-body", ...chunkLoss(from, to)];
  const cut = from.complete ? [] : ["lost/incomplete-body"];
  return [...cut, ...(equalBytes(from.bytes, to.bytes) ? [] : ["response bytes"]), ...chunkLoss(from, to)];
}

/** A JSON body with its numbers by value, where a double holds every digit. */
function meaning(body: Body): string {
  const root = body.kind === "stored" ? readJson(new TextDecoder().decode(body.bytes)) : undefined;
  return root === undefined ? "" : jsonText(byValue(root));
}

function byValue(node: JsonNode): JsonNode {
  if (typeof node !== "string") return { ...node, members: node.members.map(([key, value]) => [key, byValue(value)]) };
  return /^-?\d/.test(node) && node.length <= 15 && Number.isFinite(Number(node)) ? JSON.stringify(Number(node)) : node;
}

function isJson(body: Body): boolean {
  try {
    return body.kind === "stored" && typeof JSON.parse(new TextDecoder().decode(body.bytes)) === "object";
  } catch {
    return false;
  }
}
