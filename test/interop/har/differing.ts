/** Headers that reached the HAR otherwise than the origin sent them. */
const headers: Readonly<Record<string, readonly string[]>> = {
  // It shows the answer after a redirect under some headers of the redirect.
  "chrome-har": ["GET /moved/to: content-type", "GET /moved/to: location"],
  "devtools-sanitized": ["GET /cookies: set-cookie"],
  // Firefox adds this to what came over HTTP/2.
  "firefox-h2": ["*: x-firefox-spdy"],
};

/** What a player answers otherwise than the origin because the HAR of this recording has it so. */
export function differingIn(name: string): readonly string[] {
  return headers[name] ?? [];
}

/** Differences that `compare` found, each as `METHOD path: header` or as it stands. */
export function named(differences: readonly string[]): readonly string[] {
  const names = differences.map((one) => {
    const [, exchange, header] = /^\d+ (\S+ \S+): header (\S+) /.exec(one) ?? [];
    if (exchange === undefined || header === undefined) return one.replace(/^\d+ /, "");
    const name = header.toLowerCase();
    return `${name === "x-firefox-spdy" ? "*" : exchange}: ${name}`;
  });
  return [...new Set(names)].sort();
}
