import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { CASES } from "./cases/index.mjs";
import { CHAT_PATH, chatExchange } from "./chat.mjs";
import { requestPlan } from "./truth.mjs";
import { wireResponse } from "./wire.mjs";

const HIGHEST_HEADER_SIZE = 64 * 1024;

/** Starts the origin on 127.0.0.1; `onRequest` sees each request as it arrived. */
export async function startOrigin({ port = 0, onRequest = () => {} } = {}) {
  const pick = picker(CASES);
  const server = createServer({ maxHeaderSize: HIGHEST_HEADER_SIZE }, async (req, res) => {
    const body = await readAll(req);
    const request = { method: req.method, path: req.url, headers: pairs(req.rawHeaders), body };
    onRequest(request);
    await send(res, pick(request));
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}

// Equal requests are answered in turn, and from the start again after the last: each recorder meets the same sequence.
function picker(cases) {
  const answers = new Map();
  for (const { request, response } of cases.flatMap(({ exchanges }) => exchanges)) {
    const key = keyOf(request);
    answers.set(key, [...(answers.get(key) ?? []), { body: Buffer.from(request.body ?? ""), response }]);
  }
  return (request) => {
    if (request.method === "POST" && request.path === CHAT_PATH) return chatExchange(request.body);
    const queue = answers.get(keyOf(request));
    if (queue === undefined) return refusal(404, `no case answers ${keyOf(request)}\n`);
    const next = queue.shift();
    queue.push(next);
    return next.body.equals(request.body) ? next.response : refusal(400, "the request body is not that of the case\n");
  };
}

function keyOf({ method, path }) {
  return `${method} ${path}`;
}

function refusal(status, body) {
  return { status, headers: [["Content-Type", "text/plain"]], body };
}

async function send(res, response) {
  const { headers, chunks } = wireResponse(response);
  res.sendDate = false;
  // Without this Node adds Connection and Keep-Alive headers of its own.
  res.removeHeader("Connection");
  res.writeHead(response.status, headers.flat());
  for (const chunk of chunks) {
    // Buffers only: Node joins a text chunk with the head, and would send the head's raw bytes as UTF-8.
    if (chunk.length > 0) await new Promise((resolve) => res.write(chunk, () => setImmediate(resolve)));
  }
  res.end();
}

async function readAll(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function pairs(flat) {
  return Array.from({ length: flat.length / 2 }, (_, index) => [flat[2 * index], flat[2 * index + 1]]);
}

async function main() {
  if (process.argv.includes("--cases")) {
    process.stdout.write(`${JSON.stringify(requestPlan(), undefined, 2)}\n`);
    return;
  }
  const origin = await startOrigin();
  process.stdout.write(`${JSON.stringify({ url: origin.url })}\n`);
  process.stdin.resume().on("end", () => origin.close());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
