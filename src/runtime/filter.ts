import type { RequestFilter } from "./options.ts";

/** Whether a filter names a request. */
export function isMeant(filter: RequestFilter, request: Request): boolean {
  if (typeof filter === "function") return filter(request);
  if (filter instanceof RegExp) {
    filter.lastIndex = 0;
    return filter.test(request.url);
  }
  if (!filter.includes("://")) {
    const { host, hostname } = new URL(request.url);
    const wanted = filter.toLowerCase();
    return host === wanted || hostname === wanted;
  }
  const base = URL.canParse(filter) ? new URL(filter).href : filter;
  const rest = request.url.startsWith(base) ? request.url.slice(base.length) : undefined;
  return rest === "" || (rest !== undefined && (base.endsWith("/") || /^[/?#]/.test(rest)));
}
