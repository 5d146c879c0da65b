import type { Kind } from "../kind.ts";
import { type Place, spelled, tokenLike, utf8 } from "../place.ts";

/** A body with a media type, which requests and responses may hold alike. */
interface Document {
  readonly name: string;
  readonly type: string;
  readonly toldBy: Place["toldBy"];
  readonly fits?: Place["fits"];
  body(value: string, kind: Kind): string | Uint8Array;
}

const quoted = JSON.stringify;
const inString = (value: string) => quoted(value).slice(1, -1);
const everyCharacter = (value: string) =>
  value.replace(/[\s\S]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
const html = (value: string) => value.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const named: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};
const xml = (value: string) => value.replace(/[&<>"']/g, (c) => named[c] ?? c);
const form = (value: string) => new URLSearchParams({ v: value }).toString().slice(2);
const oneLine = (kind: Kind) => kind.lines !== true;

function multipart(...parts: readonly (string | Uint8Array)[]): Uint8Array {
  const pieces = parts.flatMap((part) => ["--edge\r\n", part, "\r\n"]);
  return new Uint8Array(Buffer.concat([...pieces, "--edge--\r\n"].map((piece) => Buffer.from(piece))));
}
const field = (name: string, value: string) => `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`;
const picture = Buffer.concat([
  Buffer.from('Content-Disposition: form-data; name="picture"; filename="p.png"\r\nContent-Type: image/png\r\n\r\n'),
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0xff, 0xfe, 0x80]),
]);

const json = "application/json";

/** Bodies that are text as they stand. */
const documents: readonly Document[] = [
  {
    name: "json member",
    type: json,
    toldBy: "name",
    body: (v, k) => `{"user": 7,  ${quoted(k.name)} : ${quoted(v)}, "ok":true}`,
  },
  {
    name: "json in a list",
    type: json,
    toldBy: "name",
    body: (v, k) => quoted({ keys: [{ id: 1.5 }, { deep: { [k.name]: v } }] }, null, 2),
  },
  {
    name: "json in prose",
    type: json,
    toldBy: "shape",
    body: (v) => quoted({ note: `\u00e4 "use" ${v} here\n`, n: 1e3 }),
  },
  { name: "json under any name", type: json, toldBy: "shape", body: (v) => quoted({ x: v, y: null }) },
  { name: "json item of a list", type: json, toldBy: "shape", body: (v) => quoted(["a", v, "b"]) },
  {
    name: "json in a json string",
    type: json,
    toldBy: "name",
    body: (v, k) => quoted({ args: quoted({ [k.name]: v, n: 1 }) }),
  },
  {
    name: "json in two json strings",
    type: json,
    toldBy: "name",
    body: (v, k) => quoted({ tool: quoted({ args: quoted({ [k.name]: v }) }) }),
  },
  {
    name: "json, every character escaped",
    type: json,
    toldBy: "name",
    body: (v, k) => `{"${k.name}":"${spelled(v, everyCharacter)}","n":1}`,
  },
  {
    name: "json, escapes that browsers need",
    type: json,
    toldBy: "name",
    body: (v, k) =>
      `{"${k.name}":"${spelled(v, (s) =>
        inString(s)
          .replace(/[<>&'+=]/g, everyCharacter)
          .replaceAll("/", "\\/"),
      )}"}`,
  },
  {
    name: "json number",
    type: json,
    toldBy: "name",
    fits: (k) => k.id === "card",
    body: (v, k) => `{"${k.name}":${/^\d+$/.test(v) ? v : quoted(v)},"n":12}`,
  },
  {
    name: "json text of an utf-8 file with a mark",
    type: json,
    toldBy: "name",
    body: (v, k) => `\ufeff${quoted({ [k.name]: v })}`,
  },
  {
    name: "json, cut off",
    type: json,
    toldBy: "name",
    body: (v, k) => `{"a":[{"${k.name}":${quoted(v)},"more":"and m`,
  },
  { name: "json under a wrong type", type: "text/html", toldBy: "name", body: (v, k) => quoted({ [k.name]: v }) },
  {
    name: "header list in json",
    type: json,
    toldBy: "name",
    fits: tokenLike,
    body: (v) => quoted({ headers: { Authorization: `Bearer ${v}`, Accept: "*/*" } }),
  },
  {
    name: "form field",
    type: "application/x-www-form-urlencoded",
    toldBy: "name",
    body: (v, k) => `grant=x&${k.name}=${spelled(v, form)}&b=a+b`,
  },
  {
    name: "multipart field",
    type: "multipart/form-data; boundary=edge",
    toldBy: "name",
    body: (v, k) => multipart(field("a", "1"), picture, field(k.name, v)),
  },
  {
    name: "multipart file",
    type: "multipart/form-data; boundary=edge",
    toldBy: "shape",
    body: (v) =>
      multipart(
        picture,
        `Content-Disposition: form-data; name="f"; filename="n.txt"\r\nContent-Type: text/plain\r\n\r\nsee ${v} ok`,
      ),
  },
  {
    name: "multipart json part",
    type: "multipart/form-data; boundary=edge",
    toldBy: "name",
    body: (v, k) =>
      multipart(
        `Content-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n${quoted({ [k.name]: v })}`,
        picture,
      ),
  },
  {
    name: "event stream with json",
    type: "text/event-stream",
    toldBy: "name",
    body: (v, k) =>
      `: hello\n\nevent: a\ndata: {"n":1}\n\nid: 7\ndata: ${quoted({ delta: { [k.name]: v } })}\n\ndata: [DONE]\n\n`,
  },
  {
    name: "event stream with text",
    type: "text/event-stream",
    toldBy: "shape",
    fits: oneLine,
    body: (v) => `data: one\r\n\r\ndata: see ${v} there\r\n\r\n`,
  },
  {
    name: "ndjson",
    type: "application/x-ndjson",
    toldBy: "name",
    body: (v, k) => `{"a":1}\n${quoted({ [k.name]: v })}\n{"b":2}\n`,
  },
  {
    name: "xml element",
    type: "application/xml",
    toldBy: "name",
    body: (v, k) => `<?xml version="1.0"?>\n<r a="1"><${k.name}>${spelled(v, xml)}</${k.name}><e/></r>\n`,
  },
  {
    name: "xml attribute",
    type: "text/xml",
    toldBy: "name",
    fits: oneLine,
    body: (v, k) => `<r><e ${k.name}="${spelled(v, xml)}" b='2'/></r>`,
  },
  { name: "text", type: "text/plain", toldBy: "shape", body: (v) => `first line\nhere it is: ${v}\nlast line\n` },
  {
    name: "text assignment",
    type: "text/plain",
    toldBy: "shape",
    body: (v, k) => `USER=robot\n${k.name.toUpperCase()}=${v}\nMODE=x\n`,
  },
  {
    name: "html",
    type: "text/html",
    toldBy: "shape",
    body: (v) => `<p title="x">Your key: <code>${spelled(v, html)}</code> &amp; more</p>\n`,
  },
  {
    name: "javascript",
    type: "text/javascript",
    toldBy: "shape",
    fits: oneLine,
    body: (v) => `const client = make("${inString(v)}");\n`,
  },
  { name: "text without a type", type: "", toldBy: "shape", body: (v) => `got ${v} now` },
  {
    name: "percent-encoded in json",
    type: json,
    toldBy: "nothing",
    body: (v) => quoted({ q: spelled(v, encodeURIComponent), n: 1 }),
  },
  { name: "html in json", type: json, toldBy: "nothing", body: (v) => quoted({ q: `<b>${spelled(v, html)}</b>` }) },
  {
    name: "hex",
    type: "text/plain",
    toldBy: "nothing",
    fits: (k) => k.number !== true,
    body: (v) => `0x${hex(v)} is it`,
  },
  {
    name: "hex in upper case",
    type: json,
    toldBy: "nothing",
    fits: (k) => k.number !== true,
    body: (v) => quoted({ x: hex(v).toUpperCase() }),
  },
  { name: "as a word in prose", type: "text/plain", toldBy: "nothing", body: (v) => `they said (${v}) loudly` },
];

function hex(value: string): string {
  return Buffer.from(value).toString("hex");
}

/** A place on either side for each document. */
export const documentPlaces: readonly Place[] = documents.flatMap(
  ({ name, type, toldBy, fits = () => true, body }): Place[] => {
    const headers = type === "" ? [] : ([["Content-Type", type]] as const);
    const bytes = (value: string, kind: Kind) => {
      const made = body(value, kind);
      return typeof made === "string" ? utf8(made) : made;
    };
    return [
      {
        name: `request ${name}`,
        toldBy,
        fits,
        plant: (value, kind) => [{ method: "POST", requestHeaders: headers, requestBody: bytes(value, kind) }],
      },
      {
        name: `response ${name}`,
        toldBy,
        fits,
        plant: (value, kind) => {
          const made = bytes(value, kind);
          return [{ headers: [...headers, ["Content-Length", String(made.length)]], body: made }];
        },
      },
    ];
  },
);
