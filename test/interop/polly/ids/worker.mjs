// Usage: node --import ./qs-hook.mjs worker.mjs node-http|fetch COUNT
// Sends requests under a real Polly that answers all of them itself, and computes each id anew from what Polly shows.

import { readFileSync } from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { entryId } from "../../../../dist/adapters/polly/id/id.js";
import { loadPolly } from "../releases.mjs";
import { requests } from "./requests.mjs";
import { SETTINGS } from "./settings.mjs";

const [adapter, count] = process.argv.slice(2);
const send = { "node-http": sendHttp, fetch: sendFetch }[adapter];
const { Polly, Adapter } = await loadPolly("6.0.6", adapter);
const paths = [createRequire(import.meta.url).resolve("qs"), fileURLToPath(import.meta.resolve("qs"))];
const report = { qs: paths.map(versionAt), compared: 0, mismatches: [] };
const all = requests(Number(count));

for (const [name, match] of Object.entries(SETTINGS)) {
  const polly = new Polly("ids", { adapters: [Adapter], matchRequestsBy: match, logLevel: "silent" });
  polly.server.any().intercept((_, response) => void response.status(204));
  let seen;
  polly.server.any().on("request", (request) => {
    seen = request;
  });
  for (const request of all) {
    seen = undefined;
    // What a client refuses is no request.
    await send(request).catch(() => {});
    if (seen !== undefined) compare(name, match, request, seen);
  }
  await polly.stop();
}
console.log(JSON.stringify(report));

/** The version of the package that a file is the main one of. */
function versionAt(path) {
  return JSON.parse(readFileSync(join(dirname(path), "../package.json"), "utf8")).version;
}

function compare(setting, match, { url: raw }, { id, method, url, headers, body }) {
  const held = { ...headers };
  const sent = body === undefined || body === null ? "" : typeof body === "string" ? body : textOrBytes(body);
  const ours = entryId({ method, url, headers: held, body: sent, isShown: true }, match);
  const anew = entryId({ method, url: rawUrl(raw), headers: held, body: sent }, match);
  report.compared++;
  const parts = [ours === id ? [] : ["id"], anew === id || isDeep(raw) ? [] : ["id from the URL as sent"]].flat();
  if (parts.length > 0) report.mismatches.push({ setting, parts, method, url, raw });
}

/** Functions get a Buffer from the adapter for node:http, and from fetch what the code gave it. */
function textOrBytes(body) {
  const bytes = new Uint8Array(body.buffer ?? body, body.byteOffset ?? 0, body.byteLength);
  return adapter === "fetch" ? bytes : Buffer.from(bytes);
}

/** The URL that a client makes of what code writes: fetch hands it on as it is. */
function rawUrl(url) {
  return adapter === "fetch" ? url : new URL(url).href;
}

/** A query that is nested more deeply than qs goes changes each time that it is parsed. */
function isDeep(url) {
  return url.includes("deep[");
}

function sendHttp({ method, url, headers, body }) {
  return new Promise((resolve, reject) => {
    const lists = {};
    for (const [name, value] of headers) lists[name] = name in lists ? [lists[name], value].flat() : value;
    const request = http.request(url, { method, headers: lists }, (response) => response.resume().on("end", resolve));
    request.on("error", reject);
    request.end(body);
  });
}

function sendFetch({ method, url, headers, body }) {
  return fetch(url, { method, headers, body });
}
