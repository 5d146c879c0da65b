import type { CassetteMeta, Interaction } from "../../model/types.ts";
import { isRecord, member } from "./patch.ts";

/** Whether a value is of one kind. */
type Check = (value: unknown) => boolean;
type Checks = Readonly<Record<string, Check>>;

const text: Check = (value) => typeof value === "string";
const truth: Check = (value) => typeof value === "boolean";
// JSON writes no other number, though it reads 1e999.
const number: Check = (value) => Number.isFinite(value);
const count: Check = (value) => Number.isInteger(value) && (value as number) >= 0;

const list =
  (item: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(item);
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const either =
  (...checks: readonly Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));
const map =
  (item: Check): Check =>
  (value) =>
    isRecord(value) && Object.values(value).every(item);

/** An object with these members, perhaps those, and no other. */
function record(needed: Checks, optional: Checks = {}): Check {
  const known: Checks = { ...needed, ...optional };
  return (value) =>
    isRecord(value) &&
    Object.keys(needed).every((name) => member(value, name) !== undefined) &&
    Object.entries(value).every(([name, held]) => held === undefined || member(known, name)?.(held) === true);
}

const headers = list((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(text));
const bytes: Check = (value) => value instanceof Uint8Array;

const storedBody = record(
  {
    kind: oneOf("stored"),
    bytes,
    coding: oneOf("decoded", "encoded", "unknown"),
    fidelity: oneOf("exact", "repaired", "semantic", "damaged"),
    complete: truth,
  },
  { undone: text, chunks: list(record({ end: count }, { atMs: number })) },
);
const lostBody = record(
  { kind: oneOf("lost"), reason: oneOf("evicted", "not-stored", "redirect", "cached", "unknown") },
  { size: number },
);
const body = either(storedBody, lostBody);

const message: Checks = { httpVersion: oneOf("1.0", "1.1", "2", "3"), trailers: headers };
const request = record({ method: text, url: text, headers, body }, message);
const failure = record({ kind: oneOf("failure"), message: text }, { code: text });
const response = record(
  { kind: oneOf("response"), status: number, headers, body },
  { ...message, statusText: text, brokenBy: failure },
);
const unrecorded = record({ kind: oneOf("unrecorded"), reason: text });

const policy: Checks = {
  method: truth,
  query: oneOf("all", "none"),
  ignoreQuery: list(text),
  headers: list(text),
  body: oneOf("auto", "json", "form", "multipart", "text", "bytes", "none"),
  ignoreBody: list(text),
  forms: list(text),
  order: oneOf("per-request", "strict"),
  repeat: oneOf("once", "last", "cycle"),
  pick: oneOf("first", "closest"),
};
const extensions = map(isRecord);

const interaction = record(
  { request, outcome: either(response, failure, unrecorded) },
  {
    timing: record({}, { startedAt: text, recordedAt: text, waitMs: number, totalMs: number, phases: map(number) }),
    match: record({}, policy),
    extensions,
  },
);
const meta = record(
  {},
  {
    format: text,
    version: text,
    producer: record({ name: text }, { version: text }),
    name: text,
    match: record(policy),
    extensions,
  },
);

/** Whether a value is an interaction, without an origin. */
export function isInteraction(value: unknown): value is Interaction {
  return interaction(value);
}

/** Whether a value is facts about a cassette. */
export function isMeta(value: unknown): value is CassetteMeta {
  return meta(value);
}
