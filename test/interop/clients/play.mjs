// Plays every client against its cassette, then against one that does not answer it, and prints one JSON document:
// node play.mjs FOLDER, where cassettes go.
import http from "node:http";
import http2 from "node:http2";
import net from "node:net";
import tls from "node:tls";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { withCassette } from "../../../dist/entry/runtime.js";
import { CLIENTS } from "./clients.mjs";
import { interaction, writeTape } from "./tapes.mjs";

const folder = process.argv[2];
const before = originals();
const other = await writeTape(folder, "other", [
  { ...interaction("plain"), request: { ...interaction("plain").request, method: "DELETE" } },
]);
const clients = {};
const played = {};
for (const [name, [kind, ask]] of Object.entries(CLIENTS)) {
  const path = await writeTape(folder, kind, [interaction(kind)]);
  clients[name] = { plays: await plays(name, path, ask), misses: await misses(ask), leaves: await leaves() };
}
process.stdout.write(`${JSON.stringify({ node: process.version, results: { clients, kept: await kept() } })}\n`);

async function plays(name, path, ask) {
  try {
    return await withCassette(path, { match: "llm", unused: "error" }, async (session) => {
      const answer = await ask();
      played[name] = new WeakRef(session.interactions[0]);
      return answer;
    });
  } catch (e) {
    return { error: messages(e) };
  }
}

async function misses(ask) {
  let seen = "no error";
  let attempts = 0;
  const end = await withCassette(other, async (session) => {
    await ask().catch((e) => {
      seen = messages(e);
    });
    attempts = session.misses.length;
  }).catch((e) => e);
  return { seen, attempts, end: end?.code };
}

/** What is not as it was; empty when nothing is left. */
async function leaves() {
  const now = originals();
  const left = Object.keys(before).filter((name) => now[name] !== before[name]);
  const code = await new Promise((resolve) => {
    net
      .connect({ host: "127.0.0.1", port: 1 })
      .on("error", (e) => resolve(e.code))
      .on("connect", () => resolve("connected"));
  });
  if (code !== "ECONNREFUSED") left.push(`a connection gives ${code}`);
  return left;
}

/** The clients behind whose sessions a cassette is still there. */
async function kept() {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  for (let i = 0; i < 3; i++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    collect();
  }
  return Object.keys(played).filter((name) => played[name].deref() !== undefined);
}

function originals() {
  return {
    "net.Socket.prototype.connect": net.Socket.prototype.connect,
    "tls.TLSSocket.prototype._start": tls.TLSSocket.prototype._start,
    "http.Agent.prototype.addRequest": http.Agent.prototype.addRequest,
    "http.request": http.request,
    "http2.connect": http2.connect,
    fetch: globalThis.fetch,
    Headers: globalThis.Headers,
    Request: globalThis.Request,
    Response: globalThis.Response,
  };
}

/** An error's words with those of what caused it. */
function messages(error) {
  const words = [];
  for (let e = error; e instanceof Error && words.length < 5; e = e.cause) words.push(e.message);
  return words.join("\n");
}
