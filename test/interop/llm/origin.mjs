import { createServer } from "node:http";
import { bedrock } from "./origin/bedrock.mjs";
import { chat, embeddings } from "./origin/chat.mjs";
import { gemini } from "./origin/gemini.mjs";
import { messages, messagesAnswer } from "./origin/messages.mjs";
import { events, hash, json } from "./origin/plan.mjs";
import { responses } from "./origin/responses.mjs";

/** What the model's host answers to a request; a function of the request alone. */
export function answer(host, path, text) {
  const body = JSON.parse(text);
  const seed = hash(`${host} ${path} ${text}`);
  if (path.endsWith("/chat/completions")) return chat(host, body, seed);
  if (path.endsWith("/embeddings")) return embeddings(body);
  if (path.endsWith("/responses")) return responses(body, seed);
  if (/\/messages$/.test(path)) return messagesAnswer(body, seed);
  if (path.includes("/publishers/anthropic/")) {
    const { message, list } = messages(body, seed, path.match(/models\/([^:]+)/)?.[1]);
    return path.endsWith(":streamRawPredict") ? events(list) : json(message);
  }
  if (host.startsWith("bedrock-runtime.")) return bedrock(path, body, seed);
  return /:\w+$/.test(path) ? gemini(path, body, seed) : undefined;
}

/** Listens on a free port of this machine and gives the address. */
export async function serve() {
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = decodeURIComponent((request.url ?? "").split("?")[0] ?? "");
    const answered = answer(request.headers.host ?? "", path, Buffer.concat(chunks).toString("utf8"));
    // The same bytes on every run: no clock in the recordings.
    response.sendDate = false;
    response.writeHead(answered ? 200 : 404, { "content-type": answered?.type ?? "text/plain" });
    response.end(answered?.body ?? `nothing at ${path}`);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { address: `127.0.0.1:${address.port}`, close: () => server.close() };
}
