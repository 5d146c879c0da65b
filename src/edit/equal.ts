import { equalBytes } from "../model/bytes.ts";
import type { Body, HeaderList, HttpResponse, Interaction, Outcome } from "../model/types.ts";

/** Whether two interactions hold the same request and the same outcome; times and origins take no part. */
export function sameExchange(a: Interaction, b: Interaction): boolean {
  const { request: p } = a;
  const { request: q } = b;
  return (
    p.method === q.method &&
    p.url === q.url &&
    sameHeaders(p.headers, q.headers) &&
    sameHeaders(p.trailers ?? [], q.trailers ?? []) &&
    sameBody(p.body, q.body) &&
    sameOutcome(a.outcome, b.outcome)
  );
}

function sameOutcome(a: Outcome, b: Outcome): boolean {
  if (a.kind === "response" && b.kind === "response") return sameResponse(a, b);
  return JSON.stringify(a) === JSON.stringify(b);
}

function sameResponse(a: HttpResponse, b: HttpResponse): boolean {
  return (
    a.status === b.status &&
    a.statusText === b.statusText &&
    sameHeaders(a.headers, b.headers) &&
    sameHeaders(a.trailers ?? [], b.trailers ?? []) &&
    sameBody(a.body, b.body) &&
    JSON.stringify(a.brokenBy) === JSON.stringify(b.brokenBy)
  );
}

function sameHeaders(a: HeaderList, b: HeaderList): boolean {
  return a.length === b.length && a.every(([name, value], i) => b[i]?.[0] === name && b[i]?.[1] === value);
}

function sameBody(a: Body, b: Body): boolean {
  if (a.kind === "stored" && b.kind === "stored") return a.complete === b.complete && equalBytes(a.bytes, b.bytes);
  return a.kind === b.kind && JSON.stringify(a) === JSON.stringify(b);
}
