import { equalBytes } from "../model/bytes.ts";
import type { Body, HeaderList, HttpResponse, Interaction, Outcome } from "../model/types.ts";

/** Whether two interactions are equal by value; where they were read takes no part. */
export function sameInteraction(a: Interaction, b: Interaction): boolean {
  const { origin: _, ...one } = a;
  const { origin: __, ...other } = b;
  return sameValue(one, other);
}

/** Plain data by value; a member that is undefined is as good as none. */
export function sameValue(first: unknown, second: unknown): boolean {
  // A stack of our own: extensions may be nested as deep as the file was.
  const pairs: [unknown, unknown][] = [[first, second]];
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [a, b] = pair;
    // JSON writes -0 as 0.
    if (a === b || Object.is(a, b)) continue;
    if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
    if (a instanceof Uint8Array && b instanceof Uint8Array) {
      if (!equalBytes(a, b)) return false;
      continue;
    }
    const p = membersOf(a);
    const q = new Map(membersOf(b));
    if (Array.isArray(a) !== Array.isArray(b) || p.length !== q.size) return false;
    for (const [name, value] of p) {
      if (!q.has(name)) return false;
      pairs.push([value, q.get(name)]);
    }
  }
  return true;
}

function membersOf(value: object): [name: string, value: unknown][] {
  return Object.entries(value).filter(([, member]) => member !== undefined);
}

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
