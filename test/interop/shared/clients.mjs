import http from "node:http";
import https from "node:https";

/** The two ways in which a Node program sends a request; neither follows a redirect. */
export const CLIENTS = { http: viaHttp, fetch: viaFetch };

// What Node's own client sets for itself.
const OWN_HEADERS = new Set(["host", "content-length"]);

/** Sends with node:http, the path exactly as it stands in the URL's text; the body comes back as it was received. */
function viaHttp({ method, url, headers, body }, signal) {
  const [, protocol, hostname, port, path] = /^(https?:)\/\/([^:/?#]+)(?::(\d+))?(.*)$/s.exec(url);
  const { request } = protocol === "https:" ? https : http;
  const sentHeaders = grouped(headers);
  // Without it Node sends the body of a DELETE, GET or OPTIONS with no framing at all.
  if (body.length > 0) sentHeaders["Content-Length"] = body.length;
  const options = { protocol, hostname, port, path: path || "/", method, headers: sentHeaders, signal };
  return new Promise((resolve, reject) => {
    const sent = request(options, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        resolve({ status: response.statusCode, headers: pairs(response.rawHeaders), body: Buffer.concat(chunks) });
      });
    });
    sent.on("error", reject);
    sent.end(body.length > 0 ? body : undefined);
  });
}

/** Sends with the global fetch, which undoes content codings and joins repeated headers. */
async function viaFetch({ method, url, headers, body }, signal) {
  const sent = new Headers();
  for (const [name, value] of headers) if (!OWN_HEADERS.has(name.toLowerCase())) sent.append(name, value);
  const init = { method, headers: sent, redirect: "manual", signal };
  const response = await fetch(url, body.length > 0 ? { ...init, body } : init);
  const bytes = Buffer.from(await response.arrayBuffer());
  const received = [...response.headers].filter(([name]) => name !== "set-cookie");
  const cookies = response.headers.getSetCookie().map((value) => ["set-cookie", value]);
  return { status: response.status, headers: [...received, ...cookies], body: bytes };
}

/** Header lines as node:http takes them, a repeated name with a list of values. */
function grouped(headers) {
  const groups = new Map();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (OWN_HEADERS.has(key)) continue;
    const group = groups.get(key);
    if (group) group.values.push(value);
    else groups.set(key, { name, values: [value] });
  }
  return Object.fromEntries(
    [...groups.values()].map(({ name, values }) => [name, values.length > 1 ? values : values[0]]),
  );
}

function pairs(flat) {
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i + 1]]);
}
