import { matchRequestsBy } from "../../../../dist/entry/polly.js";

/** Settings of `matchRequestsBy` by name: Polly's own kinds of them, and ours. */
export const SETTINGS = {
  "Polly's own": {},
  "no headers": { headers: false },
  "no body": { headers: false, body: false },
  "some headers": { headers: { exclude: ["Accept", "user-agent", "HOST"] } },
  "no port, no query": { headers: false, url: { port: false, query: false } },
  "path and hash": {
    headers: false,
    url: { protocol: false, hostname: false, username: false, password: false, hash: true },
  },
  "all of the URL": { headers: false, url: true },
  "no URL": { headers: false, url: false, method: false },
  functions: {
    method: (method) => method.toLowerCase(),
    headers: (headers) => ({ trace: headers["x-trace"], none: undefined }),
    body: (body) => ({ length: body.length, text: String(body).slice(0, 3) }),
    url: { pathname: (path) => path.replace(/\d+/g, "N"), query: ({ a, ...rest }) => rest },
  },
  ours: matchRequestsBy(),
  "ours, exact": matchRequestsBy("strict", { body: "exact", headers: "all" }),
  "ours, less": matchRequestsBy({
    ignoreQuery: ["a", "10"],
    ignoreBody: ["/a/*/b", "/10"],
    headers: ["X-Trace", "Cookie"],
  }),
};
