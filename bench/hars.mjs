// Writes a HAR of any size as a browser exports it, the same bytes on every run: half of it base64, a third scripts, the
// rest JSON and event streams.
import { closeSync, openSync, writeSync } from "node:fs";
import { generator, sentences } from "./random.mjs";

const sentence = sentences("an entry holds what a page asked for and what came back with all the headers of both");

function apiBody(next) {
  const rows = Array.from({ length: 10 + next(60) }, (_, id) => ({
    id,
    title: sentence(next, 6),
    note: next(4) === 0 ? `„${sentence(next, 3)}“ – größer` : null,
    link: `https://api.example.test/rows/${next(1e6)}`,
  }));
  return { mimeType: "application/json; charset=utf-8", text: JSON.stringify({ total: rows.length, rows }) };
}

function imageBody(next) {
  const bytes = Buffer.alloc(15_000 + next(60_000));
  for (let i = 0; i + 4 <= bytes.length; i += 4) bytes.writeUInt32LE(next(2 ** 32), i);
  return { mimeType: "image/png", encoding: "base64", text: bytes.toString("base64"), size: bytes.length };
}

function scriptBody(next) {
  const lines = Array.from({ length: 1500 + next(1500) }, (_, i) => {
    return `\tlet v${i} = call("${sentence(next, 3)}", /\\d+\\/${i}/, '\\n');`;
  });
  return { mimeType: "text/javascript; charset=utf-8", text: lines.join("\r\n") };
}

function streamBody(next) {
  const events = Array.from(
    { length: 20 + next(80) },
    () => `data: ${JSON.stringify({ delta: sentence(next, 2) })}\n\n`,
  );
  return { mimeType: "text/event-stream; charset=utf-8", text: events.join("") };
}

// Of each twenty entries; scripts and images are few, but large.
const kinds = [apiBody, apiBody, imageBody, apiBody, streamBody, apiBody, imageBody, scriptBody, apiBody, apiBody];

const headers = (next, count, more) => [
  ...Array.from({ length: count }, (_, i) => ({ name: `x-part-${i}`, value: `"${sentence(next, 1 + (i % 7))}"` })),
  ...more,
];

function entry(next, number) {
  const url = `https://app.example.test/api/v1/items/${number}?page=${next(50)}&q=a%20b`;
  const content = kinds[number % kinds.length](next);
  const size = content.size ?? Buffer.byteLength(content.text);
  const wait = 5 + next(200);
  return {
    _priority: "High",
    _resourceType: "fetch",
    cache: {},
    connection: "443",
    pageref: "page_1",
    request: {
      method: "GET",
      url,
      httpVersion: "http/2.0",
      headers: headers(next, 14, [{ name: "accept", value: "*/*" }]),
      queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
      cookies: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: 200,
      statusText: "",
      httpVersion: "http/2.0",
      headers: headers(next, 12, [{ name: "content-type", value: content.mimeType }]),
      cookies: [],
      content: { ...content, size },
      redirectURL: "",
      headersSize: -1,
      bodySize: -1,
      _transferSize: size,
      _error: null,
    },
    serverIPAddress: "192.0.2.10",
    startedDateTime: new Date(Date.UTC(2026, 0, 31) + number * 40).toISOString(),
    time: wait + 2,
    timings: { blocked: 1, dns: -1, ssl: -1, connect: -1, send: 0.5, wait, receive: 0.5 },
  };
}

/** Writes a HAR of about so many megabytes; gives the number of its entries. */
export function writeHar(path, megabytes) {
  const next = generator(1);
  const file = openSync(path, "w");
  const head = { version: "1.2", creator: { name: "WebInspector", version: "537.36" }, pages: [] };
  let size = writeSync(file, `{\n  "log": ${JSON.stringify(head).slice(0, -1)}, "entries": [\n`);
  let count = 0;
  for (; size < megabytes * 1e6; count++) {
    size += writeSync(file, `${count > 0 ? ",\n" : ""}${JSON.stringify(entry(next, count), null, 2)}`);
  }
  writeSync(file, "\n  ]}\n}\n");
  closeSync(file);
  return count;
}
