import type { PartRule } from "../../adapters/polly/id/address.ts";
import type { MatchRequestsBy } from "../../adapters/polly/id/id.ts";
import { decodeUtf8 } from "../../model/bytes.ts";
import type { Interaction, JsonObject } from "../../model/types.ts";
import type { Polly, PollyRequest } from "./base.ts";

type Rule = (part: unknown, request?: unknown) => unknown;

/**
 * The settings of a suite for one recorded request: their functions get it as Polly's own request object, and headers
 * whose names have no letter case, as they do from Polly. `make` is asked for such a request each time.
 */
export function askedOf(match: MatchRequestsBy, make: () => PollyRequest | undefined): MatchRequestsBy {
  let made: PollyRequest | undefined;
  const request = () => (made ??= make());
  const bound = (rule: unknown) =>
    typeof rule === "function" ? (part: unknown) => (rule as Rule)(part, request()) : rule;
  const { headers, url } = match;
  const parts = typeof url === "object" ? Object.entries<PartRule>(url).map(([part, rule]) => [part, bound(rule)]) : [];
  return {
    ...match,
    method: bound(match.method),
    body: bound(match.body),
    url: typeof url === "object" ? Object.fromEntries(parts) : bound(url),
    // A function may take out of these headers what it likes; those of the request stay.
    ...(typeof headers === "function" && {
      headers: (plain: unknown) => (headers as Rule)(make()?.headers ?? plain, request()),
    }),
  } as MatchRequestsBy;
}

/** Makes request objects of the class that `like` has; `undefined` without one. Polly does not count them. */
export function requestMaker(
  polly: Polly,
  like: PollyRequest | undefined,
): (entry: JsonObject, interaction: Interaction) => PollyRequest | undefined {
  if (like === undefined) return () => undefined;
  const Request = like.constructor as new (polly: Polly, request: object) => PollyRequest;
  return (entry, { request: { method, body } }) => {
    const { url, headers } = entry.request as { readonly url: string; readonly headers: readonly JsonObject[] };
    const bytes = body.kind === "lost" ? new Uint8Array() : body.bytes;
    return new Request(polly, {
      method,
      url,
      headers: grouped(headers),
      body: decodeUtf8(bytes) ?? Buffer.from(bytes),
    });
  };
}

function grouped(headers: readonly JsonObject[]): Record<string, unknown> {
  const all = new Map<string, unknown[]>();
  for (const { name, value } of headers) all.set(String(name), [...(all.get(String(name)) ?? []), value]);
  return Object.fromEntries([...all].map(([name, values]) => [name, values.length > 1 ? values : values[0]]));
}
