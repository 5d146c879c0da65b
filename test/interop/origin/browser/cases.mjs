import { JSON_TYPE } from "../case.mjs";

const bytes = (...values) => Buffer.from(values);
const utf16 = Buffer.from("\ufeffutf-16 é", "utf16le");

/** The path of a body of 3 MB, which not every recording needs. */
export const LARGE = "/large";

/** An answer to GET under this path, asked for by fetch. */
function answer(path, type, body, more = {}) {
  const headers = type === undefined ? [] : [["Content-Type", type]];
  return {
    path,
    step: { fetch: path },
    status: 200,
    body: Buffer.from(body),
    ...more,
    headers: [...headers, ...(more.headers ?? [])],
  };
}

/** A request with a body; the origin tells how long it was. */
function sent(path, init, method = "POST") {
  return {
    method,
    path,
    step: { fetch: path, init: { method, ...init } },
    status: 200,
    headers: [JSON_TYPE],
    body: Buffer.from('{"received":true}'),
  };
}

const base64 = (text) => Buffer.from(text).toString("base64");
const STREAM = 'id: 1\ndata: {"text":"Grüße"}\n\nid: 2\ndata: {"text":"東京 🌊"}\n\nevent: end\ndata: bye\n\n';
const plain = `{"coded":"déjà vu","pad":"${"abc ".repeat(100)}"}`;

/** What a browser asks for, in this order, and what the origin answers. What writers of HAR treat specially stands here. */
export const CASES = [
  answer("/json?b=2&a=1&a=%C3%A9&plus=x+y&empty", "application/json", '{"greeting":"héllo","face":"😀"}'),
  answer("/json/escapes", "application/json", '{"lone":"\\ud800","nul":"\\u0000","separator":"\u2028"}'),
  ...["gzip", "deflate", "br"].map((coding) => answer(`/coded/${coding}`, "application/json", plain, { coding })),
  answer("/charset/latin-1", "text/plain; charset=iso-8859-1", bytes(0x63, 0x61, 0x66, 0xe9)),
  answer("/charset/utf-16", "text/plain; charset=utf-16le", utf16),
  answer("/charset/mark", "application/json; charset=utf-8", '\ufeff{"mark":true}'),
  answer("/charset/none", "text/plain", "no charset é €"),
  answer("/charset/none-html", "text/html", "<p>über</p>"),
  answer("/charset/broken", "text/plain; charset=utf-8", bytes(0x61, 0xff, 0xfe, 0xc3, 0x28, 0x62)),
  answer("/lines.ndjson", "application/x-ndjson", '{"i":"é"}\n{"i":2}\n'),
  answer("/bytes", "application/octet-stream", Buffer.from(Array.from({ length: 256 }, (_, i) => i))),
  answer("/no-type", undefined, "no type at all"),
  answer("/empty", "text/plain", ""),
  answer("/missing", "application/json", '{"error":404}', { status: 404 }),
  answer("/failing", "application/json", '{"error":500}', { status: 500 }),
  { path: "/nothing", step: { fetch: "/nothing" }, status: 204, headers: [], body: bytes() },
  {
    method: "HEAD",
    path: "/head",
    step: { fetch: "/head", init: { method: "HEAD" } },
    status: 200,
    headers: [JSON_TYPE, ["Content-Length", "7"]],
    body: bytes(),
  },
  {
    path: "/moved",
    step: { fetch: "/moved" },
    status: 302,
    headers: [
      ["Location", "/moved/to"],
      ["Content-Type", "text/plain"],
    ],
    body: Buffer.from("moving"),
  },
  {
    path: "/moved/to",
    status: 200,
    headers: [["Content-Type", "text/plain; charset=utf-8"]],
    body: Buffer.from("moved hére"),
  },
  answer("/cookies", "text/plain", "ok", {
    headers: [
      ["Set-Cookie", "session=planted-session; Path=/; HttpOnly; SameSite=Lax"],
      ["Set-Cookie", "theme=d%C3%A4rk; Max-Age=100"],
    ],
  }),
  answer("/with-cookies", "text/plain", "ok"),
  answer("/repeated", "text/plain", "ok", {
    headers: [
      ["X-Repeated", "one"],
      ["X-Repeated", "two, three"],
      ["X-Empty", ""],
      ["X-MixedCase", "yes"],
    ],
  }),
  answer("/header-bytes", "text/plain", "ok", { headers: [["X-Text", Buffer.from("caf\u00e9").toString("latin1")]] }),
  {
    path: "/tagged",
    step: { fetch: "/tagged" },
    status: 200,
    headers: [
      ["Content-Type", "text/plain"],
      ["ETag", '"v1"'],
      ["Cache-Control", "no-cache"],
    ],
    body: Buffer.from("tagged"),
  },
  {
    path: "/tagged",
    step: { fetch: "/tagged", init: { cache: "no-cache" } },
    status: 304,
    headers: [["ETag", '"v1"']],
    body: bytes(),
  },
  answer("/kept", "text/plain", "kept in the cache", { headers: [["Cache-Control", "max-age=600"]] }),
  { step: { fetch: "/kept" } },
  ...["queued", "running", "done"].map((state) => answer("/state", "application/json", `{"state":"${state}"}`)),
  sent("/post/json", {
    headers: { "content-type": "application/json", authorization: "Bearer planted-token" },
    text: '{"a": "é", "face":"😀"}',
  }),
  sent("/post/form", {
    form: [
      ["a", "1 2"],
      ["b", "é&=+"],
      ["a", ""],
    ],
  }),
  sent("/post/multipart", { multipart: true }),
  sent("/post/bytes", { base64: bytes(0, 1, 2, 128, 255, 200).toString("base64") }),
  sent("/post/latin-1", {
    headers: { "content-type": "text/plain; charset=iso-8859-1" },
    base64: bytes(0x63, 0x61, 0x66, 0xe9).toString("base64"),
  }),
  sent("/post/gzip", {
    headers: { "content-type": "application/json", "content-encoding": "gzip" },
    gzip: base64('{"packed":"é"}'),
  }),
  sent("/post/empty", {}),
  sent("/put", { headers: { "content-type": "text/plain" }, text: "plain" }, "PUT"),
  sent("/patch", { headers: { "content-type": "application/merge-patch+json" }, text: "{}" }, "PATCH"),
  sent("/delete", {}, "DELETE"),
  { ...sent("/preflighted", { headers: { "x-custom": "1" }, text: "x" }, "PUT"), partner: true },
  answer("/events", "text/event-stream", STREAM),
  { ...answer("/events/source", "text/event-stream", STREAM), step: { events: "/events/source" } },
  { step: { socket: "/socket" } },
  { path: "/reset", step: { fetch: "/reset" }, fault: "reset" },
  {
    path: "/cut",
    step: { fetch: "/cut" },
    status: 200,
    headers: [
      ["Content-Type", "text/plain"],
      ["Content-Length", "1000"],
    ],
    body: Buffer.from("only this"),
    fault: "cut",
  },
  { path: "/slow", step: { fetch: "/slow", abort: 150 }, fault: "slow" },
  { step: { fetch: "http://127.0.0.1:9/refused" } },
  { step: { fetch: "data:application/json,%7B%7D" } },
  { step: { blob: "in memory" } },
  answer(LARGE, "text/plain", "0123456789abcdef".repeat(187_500), { coding: "gzip" }),
];
