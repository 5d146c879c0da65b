import { isForm } from "../match/form.ts";
import { type JsonNode, jsonText, readJson } from "../match/json.ts";
import { readPairs } from "../match/pairs.ts";
import { escapeKey, parsePointers } from "../match/pointer.ts";
import type { Decode } from "../model/body.ts";
import { decodeUtf8, encodeUtf8, holdsBytes } from "../model/bytes.ts";
import type { HttpRequest, StoredBody } from "../model/types.ts";
import { queryOf, withoutFragment } from "../model/url.ts";
import { maskRequest } from "../secrets/mask.ts";
import { holdsPlaceholder, placeholderPattern } from "../secrets/placeholder.ts";
import type { CompiledPolicy } from "../secrets/policy/policy.ts";

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
export function blindfold(
  requests: readonly HttpRequest[],
  decode: Decode,
  policy: CompiledPolicy | undefined,
): Blindfold | undefined {
  const redacted = requests.filter(hasPlaceholder);
  if (redacted.length === 0) return undefined;
  const places = placesIn(redacted);
  return async (request) => {
    const masked = await maskRequest(withoutPlaces(request, places), decode, policy);
    return { ...masked, url: unnumbered(masked.url), body: mapText(masked.body, unnumbered) };
  };
}

/** Whether a request is recorded with a placeholder. */
export function hasPlaceholder({ url, body }: HttpRequest): boolean {
  return holdsPlaceholder(url) || (mentionsIn(body) && holdsPlaceholder(textOf(body) ?? ""));
}

const sign = encodeUtf8("REDACTED_");

/** Looks at the bytes, so that few bodies are made a text. */
function mentionsIn(body: HttpRequest["body"]): boolean {
  return body.kind === "stored" && holdsBytes(body.bytes, sign);
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
    const pairs: (readonly [name: string, value: string])[] = [...readPairs(queryOf(url) ?? "")];
    if (isForm(headers, text)) pairs.push(...readPairs(text));
    mapFields(text, (name, value) => {
      pairs.push([name, value]);
      return value;
    });
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
    if (text.startsWith("--")) return mapFields(text, (name, value) => (names.has(name) ? "" : value));
    const root = pointers.length > 0 ? readJson(text, parsePointers(pointers)) : undefined;
    return root === undefined ? text : jsonText(root);
  });
  return { ...request, url: url.slice(0, start) + without(query), body };
}

/** A multipart text with other values of its fields; any other text as it is. */
function mapFields(text: string, map: (name: string, value: string) => string): string {
  if (!text.startsWith("--")) return text;
  const parts = text.split("\r\n--").map((part) => {
    const end = part.indexOf("\r\n\r\n");
    const head = part.slice(0, Math.max(0, end));
    const name = /^content-disposition:[^\r\n]*\bname="([^"\r\n]*)"/im.exec(head)?.[1];
    return name === undefined ? part : part.slice(0, end + 4) + map(name, part.slice(end + 4));
  });
  return parts.join("\r\n--");
}

function textOf(body: HttpRequest["body"]): string | undefined {
  return body.kind === "stored" ? decodeUtf8(body.bytes) : undefined;
}

function mapText(body: HttpRequest["body"], map: (text: string) => string): HttpRequest["body"] {
  const text = textOf(body);
  const mapped = text === undefined ? undefined : map(text);
  return mapped === text ? body : { ...(body as StoredBody), bytes: encodeUtf8(mapped as string) };
}
