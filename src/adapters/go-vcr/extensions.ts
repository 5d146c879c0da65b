import type { HttpVersion, JsonObject, JsonValue } from "../../model/types.ts";
import {
  type FormRule,
  formOf,
  groupValues,
  hostOf,
  type LengthFacts,
  protocols,
  responseLength,
  sameForm,
} from "./derived.ts";
import type { RawMap, RawMessage } from "./raw.ts";

/** What of a request the neutral fields do not say; undefined when that is nothing. */
export function requestExtensions(raw: RawMessage, index: number, body: Uint8Array): JsonObject | undefined {
  const kept: Kept = { fields: undefined };
  if (raw.id !== undefined && raw.id !== index) keep(kept, "id", raw.id);
  // Go's client sends GET for it.
  if (raw.method === "") keep(kept, "method", "");
  if (hasProtocol(raw) && !isProtocol(raw, "1.1")) keepProtocol(kept, raw);
  if (raw.content_length !== undefined && raw.content_length !== body.length) {
    keep(kept, "content_length", raw.content_length);
  }
  keepCommon(kept, raw);
  if (raw.host !== undefined && raw.host !== hostOf(raw.url ?? "")) keep(kept, "host", raw.host);
  if (raw.remote_addr) keep(kept, "remote_addr", raw.remote_addr);
  if (raw.request_uri) keep(kept, "request_uri", raw.request_uri);
  if (!hasDerivedForm(raw, body)) keep(kept, "form", raw.form === undefined ? {} : mapOf(raw.form));
  return withUnknown(kept, raw);
}

/** What of a response the neutral fields do not say; `told` names the fields that they do say. */
export function responseExtensions(
  raw: RawMessage,
  facts: Pick<LengthFacts, "method" | "bytes">,
  told: { readonly httpVersion: boolean; readonly status: boolean; readonly duration: boolean },
): JsonObject | undefined {
  const kept: Kept = { fields: undefined };
  if (!told.httpVersion && hasProtocol(raw)) keepProtocol(kept, raw);
  const length = responseLength({
    method: facts.method,
    bytes: facts.bytes,
    headers: raw.headers?.pairs ?? [],
    undone: raw.uncompressed === true,
    transferEncoding: raw.transfer_encoding ?? [],
  });
  if (raw.content_length !== undefined && raw.content_length !== length) {
    keep(kept, "content_length", raw.content_length);
  }
  keepCommon(kept, raw);
  if (!told.status && raw.status !== undefined) keep(kept, "status", raw.status);
  if (!told.duration && raw.duration) keep(kept, "duration", raw.duration);
  return withUnknown(kept, raw);
}

/** The version that Go's three fields agree on. */
export function httpVersionOf(raw: RawMessage): HttpVersion | undefined {
  if (!raw.proto) return undefined;
  for (const version of versions) if (isProtocol(raw, version)) return version;
  return undefined;
}

const versions: readonly HttpVersion[] = ["1.1", "2", "1.0", "3"];

/** Fields that are kept; the object is made with the first of them. */
interface Kept {
  fields: Record<string, JsonValue> | undefined;
}

function keep(kept: Kept, name: string, value: JsonValue): void {
  kept.fields ??= {};
  kept.fields[name] = value;
}

function hasProtocol(raw: RawMessage): boolean {
  return raw.proto !== undefined || raw.proto_major !== undefined || raw.proto_minor !== undefined;
}

function isProtocol(raw: RawMessage, version: HttpVersion): boolean {
  const [proto, major, minor] = protocols[version];
  return raw.proto === proto && (raw.proto_major ?? 0) === major && (raw.proto_minor ?? 0) === minor;
}

/** A field that is missing counts as empty, which is how Go reads it. */
function keepProtocol(kept: Kept, raw: RawMessage): void {
  keep(kept, "proto", raw.proto ?? "");
  keep(kept, "proto_major", raw.proto_major ?? 0);
  keep(kept, "proto_minor", raw.proto_minor ?? 0);
}

/** What requests and responses share: names without a value are no headers. */
function keepCommon(kept: Kept, raw: RawMessage): void {
  if (raw.transfer_encoding?.length) keep(kept, "transfer_encoding", raw.transfer_encoding);
  if (raw.trailer?.bare.length) keep(kept, "trailer", bareOf(raw.trailer));
  if (raw.headers?.bare.length) keep(kept, "headers", bareOf(raw.headers));
}

function bareOf(map: RawMap): JsonObject {
  return Object.fromEntries(map.bare.map((name) => [name, []]));
}

function mapOf(map: RawMap): JsonObject {
  return { ...Object.fromEntries(groupValues(map.pairs)), ...bareOf(map) };
}

function withUnknown(kept: Kept, raw: RawMessage): JsonObject | undefined {
  return raw.unknown === undefined ? kept.fields : { ...kept.fields, ...raw.unknown };
}

/** Whether Go would compute the form again by the rule of the release that wrote the layout. */
function hasDerivedForm(raw: RawMessage, body: Uint8Array): boolean {
  const { form, method = "", url = "", headers } = raw;
  if (form === undefined && raw.proto === undefined) return true;
  if (form !== undefined && form.bare.length > 0) return false;
  return sameForm(form?.pairs ?? [], formOf(ruleOf(raw), { method, url, headers: headers?.pairs ?? [] }, body));
}

/** Layouts with every field, and those without a protocol, are older than the form of body and query. */
function ruleOf(raw: RawMessage): FormRule {
  const full =
    raw.transfer_encoding !== undefined &&
    raw.trailer !== undefined &&
    raw.remote_addr !== undefined &&
    raw.request_uri !== undefined &&
    raw.form !== undefined;
  return full || raw.proto === undefined ? "body" : "all";
}
