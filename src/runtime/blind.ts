import { isForm } from "../match/form.ts";
import { type JsonNode, jsonText, readJson } from "../match/json.ts";
import { readPairs } from "../match/pairs.ts";
import { escapeKey, parsePointers } from "../match/pointer.ts";
import { decodeUtf8, encodeUtf8 } from "../model/bytes.ts";
import type { HttpRequest, StoredBody } from "../model/types.ts";
import { queryOf, withoutFragment } from "../model/url.ts";
import { decode } from "../node/codecs.ts";
import { maskRequest } from "../secrets/mask.ts";
import { holdsPlaceholder, placeholderPattern } from "../secrets/placeholder.ts";
import type { CompiledPolicy } from "../secrets/policy/policy.ts";
import type { SessionOptions } from "./options.ts";

/**
 * A request without its secrets, and without what stands where recorded requests have placeholders: what is left is
 * compared where a recording has placeholders in the stead of secrets.
 */
export type Blindfold = (request: HttpRequest) => Promise<HttpRequest>;

/** Where recorded requests have a placeholder and nothing else: a live one may have anything there, also no secret. */
interface Places {
  /** Parameters of queries, and fields of forms and of multipart. */
  readonly names: ReadonlySet<string>;
  /** JSON Pointers into bodies; an index is `*`. */
  readonly pointers: readonly string[];
}

// A scheme may stand before it, as in `Bearer REDACTED_TOKEN_1`.
const placeholderAlone = /^(?:[A-Za-z]+ )?REDACTED_[A-Z0-9_]+_\d+_*$/;

/** What compares live requests with recorded ones that have placeholders; `undefined` where none has. */
export function blindfold(requests: readonly HttpRequest[], policy: CompiledPolicy | undefined): Blindfold | undefined {
  const redacted = requests.filter(hasPlaceholder);
  if (redacted.length === 0) return undefined;
  const places = placesIn(redacted);
  return async (request) => {
    const masked = await maskRequest(withoutPlaces(request, places), decode, policy);
    return { ...masked, url: unnumbered(masked.url), body: mapText(masked.body, unnumbered) };
  };
}

/** A policy for secrets made ready. Throws `option/invalid`. */
export async function compiled(policy: SessionOptions["redact"]): Promise<CompiledPolicy | undefined> {
  if (policy === undefined) return undefined;
  const { compilePolicy } = await import("../secrets/policy/compile.ts");
  return compilePolicy(policy);
}

// A part of a multipart body whose head names a field: up to its value, the name, the value.
const field =
  /^(content-disposition:[^\r\n]*\bname="([^"\r\n]*)"[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n)([\s\S]*?)(?=\r\n--)/gim;

/** Whether a request is recorded with a placeholder. */
export function hasPlaceholder({ url, body }: HttpRequest): boolean {
  return holdsPlaceholder(url) || (mentionsIn(body) && holdsPlaceholder(textOf(body) ?? ""));
}

/** Looks at the bytes, so that few bodies are made a text. */
function mentionsIn(body: HttpRequest["body"]): boolean {
  if (body.kind === "lost") return false;
  const { buffer, byteOffset, length } = body.bytes;
  return Buffer.from(buffer, byteOffset, length).includes("REDACTED_");
}

/** A placeholder's number depends on what else was recorded with it; what is masked is spelled the same way. */
function unnumbered(text: string): string {
  return text.replace(placeholderPattern, "\u2026");
}

function placesIn(requests: readonly HttpRequest[]): Places {
  const names = new Set<string>();
  const pointers = new Set<string>();
  for (const { url, headers, body } of requests) {
    const text = textOf(body) ?? "";
    const fields = isForm(headers, text)
      ? readPairs(text)
      : Array.from(text.matchAll(field), ([, , n = "", v = ""]) => [n, v] as const);
    const pairs = [...readPairs(queryOf(url) ?? ""), ...fields];
    for (const [name, value] of pairs) if (placeholderAlone.test(value)) names.add(name);
    const root = holdsPlaceholder(text) ? readJson(text) : undefined;
    if (root !== undefined) addPointers(root, "", pointers);
  }
  return { names, pointers: [...pointers] };
}

function addPointers(node: JsonNode, at: string, pointers: Set<string>): void {
  if (typeof node === "string") {
    if (at !== "" && node.startsWith('"') && placeholderAlone.test(node.slice(1, -1))) pointers.add(at);
    return;
  }
  for (const [key, value] of node.members) {
    addPointers(value, `${at}/${node.open === "[" ? "*" : escapeKey(key)}`, pointers);
  }
}

function withoutPlaces(request: HttpRequest, { names, pointers }: Places): HttpRequest {
  const { headers } = request;
  const url = withoutFragment(request.url);
  const without = (pairs: string) =>
    pairs
      .split("&")
      .filter((pair) => !names.has(readPairs(pair)[0]?.[0] ?? ""))
      .join("&");
  const query = queryOf(url) ?? "";
  const start = url.length - query.length;
  const body = mapText(request.body, (text) => {
    if (names.size > 0 && isForm(headers, text)) return without(text);
    if (names.size > 0 && text.startsWith("--")) {
      return text.replace(field, (all, head, name) => (names.has(name) ? head : all));
    }
    const root = pointers.length > 0 ? readJson(text, parsePointers(pointers)) : undefined;
    return root === undefined ? text : jsonText(root);
  });
  return { ...request, url: url.slice(0, start) + without(query), body };
}

function textOf(body: HttpRequest["body"]): string | undefined {
  return body.kind === "stored" ? decodeUtf8(body.bytes) : undefined;
}

function mapText(body: HttpRequest["body"], map: (text: string) => string): HttpRequest["body"] {
  const text = textOf(body);
  const mapped = text === undefined ? undefined : map(text);
  return mapped === text ? body : { ...(body as StoredBody), bytes: encodeUtf8(mapped as string) };
}
