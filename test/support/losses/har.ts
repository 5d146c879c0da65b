import { decode } from "../../../src/entry/node.ts";
import { decodeBody } from "../../../src/model/body.ts";
import { equalBytes } from "../../../src/model/bytes.ts";
import { headerValue, sameName } from "../../../src/model/headers.ts";
import type { Body, HeaderList, Interaction } from "../../../src/model/types.ts";
import { leaves } from "./shared.ts";

/** What a conversion to HAR changed, found by looking at both sides: a notice code each, with the name that the notice must give. */
export function differences(recorded: Interaction, after: Interaction): string[] {
  const { outcome } = recorded;
  const request = undone(recorded.request);
  const response = outcome.kind === "response" ? undone(outcome) : outcome;
  const before: Interaction = { ...recorded, request, outcome: response };
  const found = messageDifferences("request", request, after.request);
  for (const [from, to] of [[recorded.request, request] as const, [outcome, response] as const]) {
    if (from === to) continue;
    found.push(isLie(from) ? "assumed/content-coding" : "changed/content-coding");
    if ("body" in from && from.body.kind === "stored" && hasBorders(from.body)) found.push("lost/chunks");
  }
  if (before.request.method !== after.request.method) found.push("method");
  if (before.request.url !== after.request.url) {
    const isEscaped = decodeURI(after.request.url) === decodeURI(before.request.url);
    found.push(isEscaped ? "changed/url-spelling" : "url");
  }
  found.push(...outcomeDifferences(before, after), ...timingDifferences(before, after));
  for (const path of leaves(before.extensions ?? {})) found.push(`lost/extension ${path}`);
  return [...new Set(found)].sort();
}

/** A message with the coding of its body removed; itself where it has no body, or nothing can remove it. */
function undone<T extends Message>(message: T): T {
  const { headers, body } = message;
  if (body.kind === "lost" || body.bytes.length === 0 || body.undone !== undefined) return message;
  const decoded = decodeBody({ headers, body }, decode);
  if (decoded.how === "plain" || decoded.how === "kept") return message;
  return { ...message, headers: headers.filter(([name]) => !sameName(name, "content-encoding")), body: decoded.body };
}

/** Whether the headers name a coding that the body is not in. */
function isLie(message: object): boolean {
  const { headers, body } = message as Message;
  return body.kind === "stored" && decodeBody({ headers, body }, decode).how === "lie";
}

interface Message {
  readonly httpVersion?: string;
  readonly headers: HeaderList;
  readonly trailers?: HeaderList;
  readonly body: Body;
}

function messageDifferences(part: string, from: Message, to: Message): string[] {
  const found = from.httpVersion === to.httpVersion ? [] : [`${part} version`];
  for (const [name] of from.trailers ?? []) found.push(`lost/trailers ${name}`);
  let next = 0;
  for (const [name, value] of from.headers) {
    if (to.headers[next]?.[0] === name && to.headers[next]?.[1] === value) next++;
    else if (unnamed([[name, value]]).length > 0) found.push(`lost/header ${name}`);
    else found.push(`${part} header ${name}`);
  }
  for (const [name] of to.headers.slice(next)) found.push(`${part} header ${name} added`);
  return [...found, ...bodyDifferences(part, from.body, to.body)];
}

function bodyDifferences(part: string, from: Body, to: Body): string[] {
  if (from.kind === "lost" || to.kind === "lost") return from.kind === to.kind ? [] : [`${part} body`];
  if (!equalBytes(from.bytes, to.bytes)) return [`${part} bytes`];
  const found = from.complete === to.complete ? [] : [`${part} body is cut`];
  if (from.coding === "encoded" && to.coding !== "encoded") found.push("lost/content-coding");
  return [...found, ...(hasBorders(from) && !hasBorders(to) ? ["lost/chunks"] : [])];
}

/** Headers that no reader of HAR takes for one. */
function unnamed(headers: HeaderList): string[] {
  return headers
    .filter(([name, value]) => name === "" || name.startsWith(":") || value.includes("\n"))
    .map(([name]) => `lost/header ${name}`);
}

function hasBorders({ chunks = [] }: { readonly chunks?: readonly { readonly atMs?: number }[] }): boolean {
  return chunks.length > 1 || chunks.some(({ atMs }) => atMs !== undefined);
}

function outcomeDifferences({ outcome: from }: Interaction, { outcome: to }: Interaction): string[] {
  if (from.kind === "response" && from.status <= 0) {
    const trailers = from.trailers?.map(([name]) => `lost/trailers ${name}`) ?? [];
    const chunks = from.body.kind === "stored" && hasBorders(from.body) ? ["lost/chunks"] : [];
    return ["lost/status", ...trailers, ...chunks, ...unnamed(from.headers)];
  }
  if (from.kind !== "response" || to.kind !== "response") {
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [`${from.kind} became ${to.kind}`];
  }
  const found = from.status === to.status ? [] : ["status"];
  if ((from.statusText ?? "") !== (to.statusText ?? "")) found.push("lost/status-text");
  if (JSON.stringify(from.brokenBy) !== JSON.stringify(to.brokenBy)) found.push("broken body");
  return [...found, ...messageDifferences("response", from, to)];
}

function timingDifferences({ timing: from = {}, outcome }: Interaction, { timing: to = {} }: Interaction): string[] {
  const { startedAt, ...rest } = from;
  const { startedAt: readAt, ...others } = to;
  const found = JSON.stringify(rest) === JSON.stringify(others) ? [] : ["lost/timing"];
  if (startedAt === readAt) return found;
  const isSent = outcome.kind === "response" && headerValue(outcome.headers, "date") !== undefined;
  return [...found, startedAt === undefined && isSent ? "assumed/start-time" : "start"];
}
