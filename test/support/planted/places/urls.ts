import type { Kind } from "../kind.ts";
import { inOneLine, type Place, spelled, tokenLike } from "../place.ts";

const percent = (value: string, digits: (byte: string) => string) =>
  [...Buffer.from(value)].map((byte) => `%${digits(byte.toString(16).padStart(2, "0"))}`).join("");
const escaped = (value: string) => spelled(value, encodeURIComponent);

function inUrl(
  name: string,
  toldBy: Place["toldBy"],
  url: (value: string, kind: Kind) => string,
  fits: Place["fits"] = inOneLine,
): Place {
  return { name, toldBy, fits, plant: (value, kind) => [{ url: url(value, kind) }] };
}

const only =
  (...ids: readonly string[]) =>
  (kind: Kind) =>
    ids.includes(kind.id);
const isWebhook = (kind: Kind) => kind.id.endsWith("-webhook") && kind.parts !== undefined;

/** URLs of requests. */
export const urlPlaces: readonly Place[] = [
  inUrl("query", "name", (value, kind) => `/q?page=2&${kind.name}=${escaped(value)}&limit=10`),
  inUrl(
    "query, all escaped",
    "name",
    (value, kind) => `/q?${kind.name}=${spelled(value, (v) => percent(v, (d) => d.toUpperCase()))}`,
  ),
  inUrl(
    "query, escaped in lower case",
    "name",
    (value, kind) => `/q?${kind.name}=${spelled(value, (v) => percent(v, (d) => d))}`,
  ),
  inUrl("query, brackets around the name", "name", (value, kind) => `/q?user[${kind.name}]=${escaped(value)}`),
  inUrl("query of any name", "shape", (value) => `/q?q=${escaped(value)}`),
  inUrl(
    "url in a query",
    "name",
    (value, kind) => `/login?next=${encodeURIComponent(`https://app.test/cb?${kind.name}=${escaped(value)}&x=1`)}`,
  ),
  inUrl(
    "path segment",
    "shape",
    (value) => `/v1/${escaped(value)}/items`,
    (kind) => inOneLine(kind) && !isWebhook(kind),
  ),
  inUrl("path parameter", "name", (value) => `/shop;jsessionid=${escaped(value)}?x=1`, tokenLike),
  inUrl("telegram path", "shape", (value) => `/bot${value}/getMe`, only("telegram-bot")),
  inUrl(
    "presigned query",
    "name",
    (value) => `/o?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=60&X-Amz-Signature=${value}`,
    only("signature"),
  ),
  inUrl(
    "presigned credential",
    "name",
    (value) => `/o?X-Amz-Credential=${value}%2F20260102%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Expires=60`,
    only("aws-access-key-id"),
  ),
  inUrl(
    "sas signature",
    "name",
    (value) => `/c/b?sv=2024-01-01&sp=r&se=2027-01-01&sig=${escaped(value)}`,
    only("signature", "aws-secret-key"),
  ),
  inUrl("userinfo", "name", (value) => `https://robot:${escaped(value)}@api.test/`, inOneLine),
  inUrl("fragment", "name", (value, kind) => `/app#${kind.name}=${escaped(value)}`),
  inUrl("url of a webhook", "shape", (value) => value, isWebhook),
];
