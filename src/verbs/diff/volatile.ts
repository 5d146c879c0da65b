import { isNamed, nameSet } from "../../model/headers.ts";

// What servers and clients make anew for each exchange, by the documentation of those who send it.
const headers = nameSet([
  "age",
  "amz-sdk-invocation-id",
  "cf-ray",
  "date",
  "etag",
  "expires",
  "if-modified-since",
  "if-none-match",
  "last-modified",
  "nel",
  "report-to",
  "request-id",
  "server-timing",
  "traceparent",
  "tracestate",
  "x-amz-cf-id",
  "x-amz-cf-pop",
  "x-amz-date",
  "x-amz-id-2",
  "x-amzn-requestid",
  "x-amzn-trace-id",
  "x-cache-hits",
  "x-correlation-id",
  "x-envoy-upstream-service-time",
  "x-response-time",
  "x-runtime",
  "x-served-by",
  "x-timer",
  "x-trace-id",
]);
const headerShapes =
  /-request-?id$|-processing-ms$|^x-ratelimit-(remaining|reset)|^anthropic-ratelimit-.*-(remaining|reset)$/i;

/** Whether a header has another value in each recording. */
export function isVolatileHeader(name: string): boolean {
  return isNamed(headers, name) || headerShapes.test(name);
}

const idName = /^(request|trace|span|correlation)_?id$|^system_?fingerprint$/i;
const momentName = /(^|_|[a-z])(at|time|timestamp|date|created|updated|modified|expires|iat|exp|nbf)$/i;
const durationName = /(_ms|duration|elapsed|latency|took)$/i;
// ISO 8601 with a time of day, the date of HTTP, or seconds or milliseconds since 1970 in this century.
const moment =
  /^"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*"$|^"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} .*"$|^"?1\d{9}(\.\d+)?"?$|^"?1\d{12}"?$/;

/** Whether a member of a JSON body has another value in each recording; the value is its JSON text. */
export function isVolatileMember(name: string, value: string): boolean {
  if (idName.test(name)) return true;
  if (momentName.test(name) && moment.test(value)) return true;
  return durationName.test(name) && /^-?[\d.]+$/.test(value);
}
