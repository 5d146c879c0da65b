import type { MatchPolicy } from "../../../model/types.ts";
import type { PolicyAspect } from "../../shared/policy-losses.ts";
import type { UrlPart } from "../id/address.ts";

/** What of a request is part of its entry's id, as data: the options of the format, and of `matchRequestsBy`. */
export interface PollyOptions {
  /** Request headers; default: none, since those of one client are not those of another. */
  readonly headers?: "none" | "all" | { readonly except: readonly string[] } | { readonly only: readonly string[] };
  /** `json`, the default: as a value where it is JSON, so that spaces and the order of names do not count. */
  readonly body?: "json" | "exact" | "none";
  /** The parts of the URL; default: all but the hash. */
  readonly url?: readonly UrlPart[];
  /** Whether equal requests are counted, so that each gets an answer of its own; default: true. */
  readonly order?: boolean;
}

/** All of it settled. */
export interface Settings extends Required<PollyOptions> {
  readonly method: boolean;
  /** Names of query parameters that are left out. */
  readonly ignoreQuery: readonly string[];
  /** JSON Pointers into the body that are left out. */
  readonly ignoreBody: readonly string[];
}

/** What of a match policy an id can say. */
export const idHolds: readonly PolicyAspect[] = ["method", "query", "ignoreQuery", "anyBody", "json", "ignoreBody"];

/** The parts of a URL that count where nothing else is said: all but the hash. */
export const defaultUrl: readonly UrlPart[] = [
  "protocol",
  "username",
  "password",
  "hostname",
  "port",
  "pathname",
  "query",
];

/** The settings that a policy and options come to; what an option says goes before the policy. */
export function settingsOf(policy: MatchPolicy, o: PollyOptions = {}): Settings {
  const url = defaultUrl.filter((part) => part !== "query" || policy.query !== "none");
  return {
    method: policy.method,
    headers: o.headers ?? (policy.headers.length > 0 ? { only: policy.headers } : "none"),
    body: o.body ?? bodyOf(policy.body),
    url: o.url ?? url,
    order: o.order ?? true,
    ignoreQuery: policy.ignoreQuery,
    ignoreBody: policy.ignoreBody,
  };
}

function bodyOf(body: MatchPolicy["body"]): Settings["body"] {
  if (body === "none") return "none";
  return body === "text" || body === "bytes" ? "exact" : "json";
}
