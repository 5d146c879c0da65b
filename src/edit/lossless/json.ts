import { decodeBase64, decodeUtf8, encodeBase64, encodeUtf8 } from "../../model/bytes.ts";
import type { JsonObject } from "../../model/types.ts";
import { isRecord, type Plain } from "./patch.ts";

/** How the value of a member is spelled. */
type Spelling = (value: unknown) => unknown;

/** A patch, or a whole interaction, as JSON: header lists flat, bodies as text where they are UTF-8, else base64. */
export function packPatch(patch: Plain): JsonObject {
  const message = respell({ headers: flat, trailers: flat, body: packBody });
  // Everything else in a patch is JSON.
  return mapMembers(patch, { request: message, outcome: message }) as JsonObject;
}

/** The patch that a JSON object spells. What does not fit stays as it is: the result of patching is checked. */
export function unpackPatch(json: Plain): Plain {
  const message = respell({ headers: paired, trailers: paired, body: unpackBody });
  return mapMembers(json, { request: message, outcome: message });
}

function respell(spellings: Readonly<Record<string, Spelling>>): Spelling {
  return (value) => (isRecord(value) ? mapMembers(value, spellings) : value);
}

function mapMembers(record: Plain, spellings: Readonly<Record<string, Spelling>>): Plain {
  const spelled = (name: string, value: unknown) =>
    Object.hasOwn(spellings, name) ? (spellings[name] as Spelling)(value) : value;
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, spelled(name, value)]));
}

function flat(headers: unknown): unknown {
  return Array.isArray(headers) ? headers.flat() : headers;
}

function paired(items: unknown): unknown {
  if (!Array.isArray(items)) return items;
  return items.flatMap((name, i) => (i % 2 === 0 ? [[name, items[i + 1]]] : []));
}

function packBody(body: unknown): unknown {
  if (!isRecord(body) || !(body.bytes instanceof Uint8Array)) return body;
  const { bytes, ...facts } = body;
  const text = decodeUtf8(bytes as Uint8Array);
  return { ...facts, ...(text === undefined ? { base64: encodeBase64(bytes as Uint8Array) } : { text }) };
}

function unpackBody(body: unknown): unknown {
  if (!isRecord(body)) return body;
  const { text, base64, ...facts } = body;
  if (typeof text === "string") return { ...facts, bytes: encodeUtf8(text) };
  // What is no base64 has no bytes, and a body without bytes is refused.
  return typeof base64 === "string" ? { ...facts, bytes: decodeBase64(base64) ?? base64 } : body;
}
