/** The parts of a URL text that clients and players look at. */
export interface UrlParts {
  /** `scheme://host[:port]`, lower case, default port left out. */
  readonly origin: string;
  /** Path and query as a URL parser gives them: dot segments removed, characters escaped. */
  readonly target: string;
  /** Path and query as they stand in the text. */
  readonly rawTarget: string;
}

/** The scheme of a URL text in lower case, without the colon; empty when there is none. */
export function schemeOf(url: string): string {
  return /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(url)?.[1]?.toLowerCase() ?? "";
}

/** Whether a URL is http or https. */
export function isHttpUrl(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

/** Whether a URL holds no origin, only a target. */
export function isTargetOnly(url: string): boolean {
  return url.startsWith("/") && !url.startsWith("//");
}

/** The host of a URL text in lower case, with its port where one stands; empty when there is none. */
export function hostOf(url: string): string {
  return (/^[^:/?#]+:\/\/(?:[^/?#]*@)?([^/?#]*)/.exec(url)?.[1] ?? "").toLowerCase();
}

/** The parts of an http or https URL; `undefined` when no URL parser takes it. */
export function urlParts(url: string): UrlParts | undefined {
  if (!isHttpUrl(url)) return undefined;
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return undefined;
  }
  const raw = withoutFragment(url).replace(/^[^:]*:\/\/[^/?]*/, "");
  return {
    origin: parsed.origin,
    target: parsed.pathname + parsed.search,
    rawTarget: raw.startsWith("/") ? raw : `/${raw}`,
  };
}

/** A URL text up to its fragment. */
export function withoutFragment(url: string): string {
  const at = url.indexOf("#");
  return at < 0 ? url : url.slice(0, at);
}

/** The query of a URL text, without `?` and fragment; `undefined` when there is no `?`. */
export function queryOf(url: string): string | undefined {
  const bare = withoutFragment(url);
  const at = bare.indexOf("?");
  return at < 0 ? undefined : bare.slice(at + 1);
}
