import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { createSecureServer } from "node:http2";
import { gunzipSync } from "node:zlib";
import { code } from "../wire.mjs";
import { CASES } from "./cases.mjs";
import { throwAwayCertificate } from "./certificate.mjs";
import { pageHtml } from "./page.mjs";
import { echoSocket } from "./socket.mjs";

const CORS = [
  ["Access-Control-Allow-Origin", "*"],
  ["Access-Control-Allow-Headers", "x-custom"],
  ["Access-Control-Allow-Methods", "PUT"],
];

/**
 * Starts the origin for browsers on 127.0.0.1: HTTP/1.1 on one port, TLS with h2 and HTTP/1.1 on another, which is left out
 * where there is no openssl. `truth` notes what went over the wire.
 */
export async function startBrowserOrigin({ port = 0, securePort = 0, isLarge = true } = {}) {
  const truth = [];
  const certificate = throwAwayCertificate();
  const servers = [[createServer(), port, "http"]];
  if (certificate) servers.push([createSecureServer({ ...certificate, allowHTTP1: true }), securePort, "https"]);
  const sockets = new Set();
  const urls = {};
  for (const [server, wanted, scheme] of servers) {
    for (const event of ["connection", "secureConnection"]) {
      server.on(event, (socket) => sockets.add(socket.on("close", () => sockets.delete(socket))));
    }
    for (const event of ["sessionError", "tlsClientError"]) server.on(event, () => undefined);
    server.on("upgrade", echoSocket);
    await new Promise((resolve) => server.listen(wanted, "127.0.0.1", resolve));
    urls[scheme] = `${scheme}://127.0.0.1:${server.address().port}`;
    server.on("request", answerer(pageHtml(urls[scheme].replace("127.0.0.1", "localhost"), isLarge), truth));
  }
  return {
    urls,
    truth,
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map(([server]) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

function answerer(html, truth) {
  const queues = new Map();
  const page = { status: 200, headers: [["Content-Type", "text/html; charset=utf-8"]], body: Buffer.from(html) };
  const style = { status: 200, headers: [["Content-Type", "text/css"]], body: Buffer.from("p { color: teal }\n") };
  const preflight = { status: 204, headers: CORS, body: Buffer.alloc(0) };
  const pick = (method, url) => {
    if (method === "OPTIONS") return preflight;
    if (url === "/") {
      queues.clear();
      return page;
    }
    if (url === "/page.css") return style;
    const key = `${method} ${url}`;
    const cases = CASES.filter((one) => one.path === url && (one.method ?? "GET") === method);
    const turn = queues.get(key) ?? 0;
    queues.set(key, turn + 1);
    return cases[turn % Math.max(1, cases.length)];
  };
  return async (request, response) => {
    const { method, url } = request;
    const received = await bodyOf(request);
    const found = pick(method, url);
    if (found === undefined) return void response.writeHead(404).end();
    if (found.fault === "reset") return void (request.stream?.session ?? request.socket).destroy();
    if (found.fault === "slow") return void setTimeout(() => response.end(), 2000);
    const bytes = found.coding ? code(found.coding, found.body) : found.body;
    const headers = [
      ...found.headers,
      ...(found.coding ? [["Content-Encoding", found.coding]] : []),
      ...(found.partner ? CORS : []),
    ];
    if (![204, 304].includes(found.status) && !headers.some(([name]) => name === "Content-Length")) {
      headers.push(["Content-Length", String(bytes.length)]);
    }
    const host = request.headers[":authority"] ?? request.headers.host;
    truth.push({
      method,
      url: `${request.socket.encrypted ? "https" : "http"}://${host}${url}`,
      request: digest(request.headers["content-encoding"] === "gzip" ? gunzipSync(received) : received),
      response: { status: found.status, headers, ...digest(found.body), ...(found.fault && { fault: found.fault }) },
    });
    response.sendDate = false;
    const isOld = request.httpVersionMajor < 2;
    // HTTP/2 has no such mistake to make: there the stream is broken off.
    const sent = isOld || found.fault !== "cut" ? headers : headers.filter(([name]) => name !== "Content-Length");
    response.writeHead(found.status, isOld ? sent.flat() : grouped(sent));
    if (found.fault === "cut") {
      response.write(bytes);
      return void setTimeout(() => (isOld ? request.socket.destroy() : request.stream.close(2)), 50);
    }
    response.end(method === "HEAD" ? undefined : bytes);
  };
}

function grouped(headers) {
  const groups = {};
  for (const [name, value] of headers) groups[name] = name in groups ? [groups[name], value].flat() : value;
  return groups;
}

function digest(bytes) {
  return { bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

async function bodyOf(stream) {
  const pieces = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}
