import { md5 } from "@noble/hashes/legacy.js";
import { encodeBase64, encodeHex, encodeUtf8 } from "../../../model/bytes.ts";
import { RespoolError } from "../../../model/errors.ts";
import { identifiedUrl, type PartRule, shownUrl, type UrlPart } from "./address.ts";
import { stableJson } from "./stable.ts";

/** What of a request Polly's `matchRequestsBy` says is part of an id; its own object may hold functions of any kind. */
export interface MatchRequestsBy {
  readonly method?: boolean | ((method: string, request?: never) => unknown);
  readonly headers?:
    | boolean
    | { readonly exclude?: readonly string[] }
    | ((headers: Record<string, unknown>, request?: never) => unknown);
  readonly body?: boolean | ((body: never, request?: never) => unknown);
  readonly url?: boolean | Readonly<Partial<Record<UrlPart, PartRule>>> | ((url: string, request?: never) => string);
  readonly order?: boolean;
}

/** A request as Polly has it before it identifies it. */
export interface Identifiable {
  readonly method: string;
  readonly url: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, unknown>>;
  /** Text, or bytes that are not UTF-8; empty for none. */
  readonly body: string | Uint8Array;
  /** Whether the URL is one that Polly has shown before, as those in its recordings are. */
  readonly isShown?: boolean;
}

const defaultUrl: Readonly<Record<UrlPart, boolean>> = {
  protocol: true,
  username: true,
  password: true,
  hostname: true,
  port: true,
  pathname: true,
  query: true,
  hash: false,
};

/**
 * The `_id` of a request's entry: 32 hex digits. Throws whatever a function of the user throws, and
 * `output/unrepresentable` for a body that is nested so deeply that Polly fails as well.
 */
export function entryId(request: Identifiable, match: MatchRequestsBy): string {
  const identifiers = identifiersOf(request, match);
  try {
    return encodeHex(md5(encodeUtf8(stableJson(identifiers) ?? "")));
  } catch (e) {
    if (!(e instanceof RangeError)) throw e;
    throw new RespoolError("output/unrepresentable", "a request body is nested too deeply for an id", {
      format: "polly",
      hint: "Use --set polly.body=exact.",
    });
  }
}

/** What the id is a hash of: a member for each part that the request has and that counts. */
function identifiersOf(request: Identifiable, match: MatchRequestsBy): Record<string, unknown> {
  const { method = true, headers = true, body = true, url = {} } = match;
  const hasBody = request.body.length > 0;
  return {
    ...(headers !== false && { headers: identifiedHeaders(request.headers, headers) }),
    ...(method !== false && {
      method: typeof method === "function" ? method(request.method.toUpperCase()) : request.method.toUpperCase(),
    }),
    ...(hasBody && body !== false && { body: identifiedBody(request.body, body) }),
    ...(url !== false && { url: urlIn(request, url) }),
  };
}

function urlIn({ url, isShown }: Identifiable, rule: NonNullable<MatchRequestsBy["url"]>): string {
  const shown = isShown ? url : shownUrl(url);
  if (typeof rule === "function") return identifiedUrl(rule(shown), {});
  return identifiedUrl(shown, rule === true ? {} : { ...defaultUrl, ...(rule as object) });
}

function identifiedHeaders(headers: Identifiable["headers"], rule: NonNullable<MatchRequestsBy["headers"]>): unknown {
  if (typeof rule === "function") return rule({ ...headers });
  const without = new Set(typeof rule === "object" ? rule.exclude?.map((name) => name.toLowerCase()) : []);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !without.has(name)));
}

/** Adapters make base64 of bytes, after the function of the user has had them. */
function identifiedBody(body: string | Uint8Array, rule: NonNullable<MatchRequestsBy["body"]>): unknown {
  const value = typeof rule === "function" ? rule(body as never) : body;
  return value instanceof Uint8Array ? encodeBase64(value) : value;
}
