// Requests of every kind, the same for the same seed.

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const HOSTS = [
  "origin.test",
  "ORIGIN.Test",
  "sub.origin.test:8080",
  "origin.test:80",
  "user:p%40ss@origin.test",
  "user@origin.test:81",
  "127.0.0.1:9",
  "xn--mnchen-3ya.test",
];
const PATHS = [
  "",
  "/",
  "/a/b",
  "//double//slash",
  "/caf%C3%A9",
  "/café/x y",
  "/a/./b/../c",
  "/A%2fB",
  "/a;p=1",
  "/~tilde-._",
  "/%E6%97%A5",
  "/a|b^c",
  "/trailing/",
];
const NAMES = [
  "a",
  "b",
  "10",
  "2",
  "a[b]",
  "a[b][c]",
  "list[]",
  "list[0]",
  "list[1]",
  "A",
  "é",
  "a.b",
  "_",
  "x%20y",
  "deep[1][2][3][4][5][6][7]",
  "[odd",
  "odd]",
  "constructor",
];
const VALUES = [
  "1",
  "",
  "x y",
  "a+b",
  "a%2Bb",
  "é",
  "%C3%A9",
  "1&2",
  "=",
  "%",
  "{}",
  "[1]",
  "null",
  "日本",
  "~!*()'",
  "%2F",
];
const HEADERS = [
  ["accept", "application/json"],
  ["x-trace", "1"],
  ["x-trace", "2"],
  ["X-Mixed", "Case"],
  ["authorization", "Bearer x"],
  ["x-empty", ""],
  ["cookie", "a=1; b=2"],
  ["content-type", "application/json"],
];

/** Numbers below a limit that look random. */
function generator(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

function queryOf(next, of) {
  const count = next(6);
  const pairs = Array.from({ length: count }, () => {
    const name = of(NAMES);
    return next(8) === 0 ? name : `${name}=${of(VALUES).replaceAll("&", "%26")}`;
  });
  if (count === 0) return ["", "", "?", "?&&"][next(4)];
  return `?${pairs.join(next(20) === 0 ? "&&" : "&")}`;
}

function bodyOf(next, of) {
  const json = { z: next(9), a: [of(VALUES), null, { y: 1.5, b: of(VALUES) }], 10: 1, 9: 2, é: "☃" };
  const texts = [
    JSON.stringify(json),
    JSON.stringify(json, null, 2),
    '{"a":1,"a":2}',
    "[1,2]",
    '"text"',
    "null",
    "plain",
    "a=1&b=%20",
    "{broken",
    "\ufeff{}",
    "line\r\nline\n",
    '{"n":9007199254740993,"f":1e400,"__proto__":{"x":1}}',
  ];
  const bytes = [
    Uint8Array.of(0xff, 0, 1),
    new TextEncoder().encode('{"b":1,"a":2}'),
    new TextEncoder().encode("text é"),
    Uint8Array.of(0x1f, 0x8b, 8, 0),
  ];
  return next(3) === 0 ? of(bytes) : of(texts);
}

/** So many requests: method, URL, headers as pairs, and a body as text or bytes where there is one. */
export function requests(count, seed = 1) {
  const next = generator(seed);
  const of = (list) => list[next(list.length)];
  return Array.from({ length: count }, () => {
    const method = of(METHODS);
    const url = `http://${of(HOSTS)}${of(PATHS)}${queryOf(next, of)}${next(6) === 0 ? "#frag?x" : ""}`;
    const body = method !== "GET" && method !== "OPTIONS" && next(4) > 0 ? bodyOf(next, of) : undefined;
    const chosen = HEADERS.filter(() => next(3) === 0);
    // The nock in the adapter for node:http fails on what is called JSON and is none.
    const headers = isJson(body) ? chosen : chosen.filter(([name]) => name !== "content-type");
    return { method, url, headers, ...(body !== undefined && { body }) };
  });
}

function isJson(body) {
  try {
    return typeof body === "string" && JSON.parse(body) !== undefined;
  } catch {
    return false;
  }
}
