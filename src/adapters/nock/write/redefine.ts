import { headerValues, isFieldValue, isToken, toByteString } from "../../../model/headers.ts";
import type { HeaderList, HttpResponse, Interaction, JsonObject, JsonValue } from "../../../model/types.ts";
import type { MemberChanges } from "../../shared/json/splice.ts";
import type { NockDefinition } from "../definition.ts";

/** An interaction with the definition that would be written for it. */
export interface Defined {
  readonly interaction: Interaction;
  readonly definition: NockDefinition;
}

/** What writing `after` over the definition that reads as `before` changes in it. */
export interface Redefinition {
  readonly changes: MemberChanges;
  /** Whether the response's body is written anew; else the source's own stays, with its headers. */
  readonly newBody: boolean;
}

/** Compares two definitions of one entry; what both would say alike stays as `source` has it. */
export function redefine(source: JsonObject, before: Defined, after: Defined): Redefinition {
  const changes = new Map<string, JsonValue | undefined>();
  const [was, is] = [before.definition as unknown as JsonObject, after.definition as unknown as JsonObject];
  for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (JSON.stringify(was[name]) !== JSON.stringify(is[name])) changes.set(name, is[name]);
  }
  // A base path in the scope, and the old fields for port and status, would speak against the new ones.
  if (changes.has("path") && /^[^:]*:\/\/[^/]*\/./.test(String(source.scope))) changes.set("scope", is.scope);
  if (changes.has("scope") && source.port !== undefined) changes.set("port", undefined);
  if (changes.has("status") && source.reply !== undefined) changes.set("reply", undefined);
  const [old, now] = [before.interaction.outcome as HttpResponse, after.interaction.outcome as HttpResponse];
  const newBody =
    ["response", "responseIsBinary"].some((name) => changes.has(name)) ||
    valuesOf(old, "content-encoding") !== valuesOf(now, "content-encoding") ||
    // The recorded length is what tells such a value from what nock plays instead.
    (isToldByLength(source, old) && valuesOf(old, "content-length") !== valuesOf(now, "content-length")) ||
    // Such an answer needs a length of its own.
    (changes.has("status") && is.status === 205);
  if (newBody) {
    changes.set("response", is.response);
    if (is.responseIsBinary || source.responseIsBinary !== undefined) {
      changes.set("responseIsBinary", is.responseIsBinary ?? false);
    }
    changes.set("rawHeaders", inForm(source, pairsOf(after.definition.rawHeaders)));
    if (source.rawHeaders === undefined && source.headers !== undefined) changes.set("headers", undefined);
  } else {
    changes.delete("rawHeaders");
    if (JSON.stringify(old.headers) !== JSON.stringify(now.headers)) {
      const name = source.rawHeaders === undefined && source.headers !== undefined ? "headers" : "rawHeaders";
      changes.set(name, inForm(source, sendable(old.headers, now.headers)));
    }
  }
  return { changes, newBody };
}

function valuesOf({ headers }: HttpResponse, name: string): string {
  return JSON.stringify(headerValues(headers, name));
}

function isToldByLength({ response }: JsonObject, { body }: HttpResponse): boolean {
  return (!response || typeof response === "string") && body.kind === "stored" && body.fidelity === "semantic";
}

/** Framing headers stay as long as the body does; what nock cannot send is not added. */
function sendable(old: HeaderList, now: HeaderList): [string, string][] {
  const had = new Set(old.map((header) => JSON.stringify(header)));
  return now
    .filter(([name, value]) => had.has(JSON.stringify([name, value])) || (isToken(name) && isFieldValue(value)))
    .map(([name, value]) => [name, toByteString(value)]);
}

function pairsOf(raw: readonly string[]): [string, string][] {
  return Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i] as string, raw[2 * i + 1] as string]);
}

/** Headers in the form that the source has them in: an object, if it can hold them, or a flat list. */
function inForm({ rawHeaders, headers }: JsonObject, pairs: readonly (readonly [string, string])[]): JsonValue {
  const form = rawHeaders ?? headers;
  if (typeof form !== "object" || form === null || Array.isArray(form)) return pairs.flat();
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
  // As a list in an object nock 14 gives fetch several cookies as one, so such lists are not made anew.
  const hasLists = Object.values(form).some((value) => Array.isArray(value));
  if (!hasLists && values.size < pairs.length) return pairs.flat();
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length > 1 ? all : (all[0] as string)]));
}
