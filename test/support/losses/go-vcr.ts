import { isEmptyBody } from "../../../src/model/body.ts";
import { equalBytes } from "../../../src/model/bytes.ts";
import { sameName } from "../../../src/model/headers.ts";
import { standardPhrase } from "../../../src/model/status.ts";
import type { HeaderList, HttpRequest, HttpResponse, Interaction, Timing } from "../../../src/model/types.ts";
import { bordersGone, chunkLoss, leaves, size, undone } from "./shared.ts";

/**
 * What a conversion from elsewhere to go-vcr changed, found by looking at both sides: a notice code each, with the name
 * that the notice must give.
 */
export function differences(recorded: Interaction, after: Interaction): string[] {
  const before = undone(recorded);
  const found = [
    ...requestDifferences(before.request, after.request),
    ...outcomeDifferences(before, after, before !== recorded),
    ...timingLoss(before.timing),
  ];
  if (before !== recorded) found.push("changed/content-coding", ...bordersGone(recorded));
  for (const path of leaves(before.extensions ?? {})) found.push(`lost/extension ${path}`);
  return [...new Set(found)].sort();
}

function requestDifferences(before: HttpRequest, after: HttpRequest): string[] {
  const found = before.method === after.method ? [] : ["method"];
  const url = before.url.replace(/#.*$/s, "");
  if (url !== before.url) found.push("changed/url-fragment");
  if (url !== after.url) found.push("url");
  if (before.httpVersion !== undefined && before.httpVersion !== "1.1") found.push("lost/http-version");
  const types = before.headers.filter(([name]) => sameName(name, "content-type"));
  const others = before.headers.filter(
    ([name, value]) =>
      !sameName(name, "content-type") &&
      !(sameName(name, "host") && value === new URL(before.url).host) &&
      !(sameName(name, "content-length") && value === String(size(before.body))),
  );
  if (others.length > 0) found.push("assumed/request-headers");
  const added = after.headers.filter(([name]) => !types.some(([type]) => sameName(type, name)));
  for (const [name] of added)
    found.push(
      name === "Referer"
        ? "assumed/redirect-followed"
        : name === "Content-Type"
          ? "assumed/request-content-type"
          : `added ${name}`,
    );
  const kept = after.headers.filter((header) => !added.includes(header));
  return [
    ...found,
    ...headerDifferences("request", types, kept),
    ...headerDifferences("request", before.trailers ?? [], after.trailers ?? []),
    ...bodyDifferences("request", before, after),
  ];
}

function outcomeDifferences(before: Interaction, after: Interaction, decoded: boolean): string[] {
  const { outcome: from } = before;
  const { outcome: to } = after;
  if (from.kind !== "response" || to.kind !== "response") return ["outcome"];
  const cached = from.status === 304 && to.status === 200;
  const found = cached ? ["changed/cached-response"] : from.status === to.status ? [] : ["status"];
  const phrase = from.statusText === undefined || cached ? standardPhrase(to.status) : from.statusText;
  if ((to.statusText ?? "") !== (phrase ?? "")) found.push("status text");
  if ((from.httpVersion ?? "1.1") !== to.httpVersion) found.push("version");
  if (from.brokenBy !== undefined) found.push("lost/broken-body");
  // Go takes the length of coded bytes away together with their coding; another length than the body's is no length.
  const bodiless = before.request.method === "HEAD" || [204, 205, 304].includes(to.status);
  const isGone = (name: string, value: string) =>
    sameName(name, "transfer-encoding") ||
    (sameName(name, "content-length") && (decoded || !(bodiless || value.trim() === String(size(from.body)))));
  for (const [name, value] of from.headers) if (isGone(name, value)) found.push(`changed/framing-header ${name}`);
  const headers = from.headers.filter(([name, value]) => !isGone(name, value));
  return [
    ...found,
    ...headerDifferences("response", headers, to.headers),
    ...headerDifferences("response", from.trailers ?? [], to.trailers ?? []),
    ...bodyDifferences("response", from, to),
  ];
}

/** Names may only change to Go's spelling, and the order of names; the values of a name keep theirs. */
function headerDifferences(part: string, from: HeaderList, to: HeaderList): string[] {
  const spelled = from.map(([name, value]) => [canonical(name), value] as const);
  const found = from.filter(([name]) => canonical(name) !== name).map(([name]) => `changed/header-case ${name}`);
  const inOrder = spelled.every(([name, value], i) => to[i]?.[0] === name && to[i]?.[1] === value);
  if (!inOrder) found.push("lost/header-order");
  const sorted = (list: HeaderList) =>
    [...new Set(list.map(([name]) => name))].sort().map((name) => [name, list.filter(([other]) => other === name)]);
  const same = spelled.length === to.length && JSON.stringify(sorted(spelled)) === JSON.stringify(sorted(to));
  return same ? found : [...found, `${part} headers`];
}

/** Go's canonical form of a header name: capitals at the beginning of words; what is no token stays. */
function canonical(name: string): string {
  if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) return name;
  return name.toLowerCase().replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}

function bodyDifferences(
  part: string,
  { body: from }: HttpRequest | HttpResponse,
  { body: to }: HttpRequest | HttpResponse,
): string[] {
  if (from.kind === "lost" && isEmptyBody(to)) return ["assumed/empty-body"];
  if (from.kind === "lost" || to.kind === "lost") return [`${part} body`];
  if (from.bytes.length > 0 && to.bytes.length === 0) return ["lost/forbidden-body", ...chunkLoss(from, to)];
  const cut = from.complete ? [] : ["lost/incomplete-body"];
  return [...cut, ...(equalBytes(from.bytes, to.bytes) ? [] : [`${part} bytes`]), ...chunkLoss(from, to)];
}

function timingLoss(timing: Timing = {}): string[] {
  const { waitMs: _, ...rest } = timing;
  return Object.keys(rest).length > 0 ? ["lost/timing"] : [];
}
