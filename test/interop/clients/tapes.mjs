// The exchanges that each client is answered with, as go-vcr cassettes that respool itself writes.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { EventStreamCodec } from "@smithy/eventstream-codec";
import { fromUtf8, toUtf8 } from "@smithy/util-utf8";
import { write } from "../../../dist/index.js";

/** What every client is to make of its answer. */
export const HELLO = "grüß dich";

/** How many pieces each stream has. */
export const PIECES = ["grüß", " ", "dich"];

const JSON_TYPE = [["Content-Type", "application/json"]];
const SSE_TYPE = [["Content-Type", "text/event-stream"]];
const HOSTS = {
  openai: "https://api.openai.com/v1",
  groq: "https://api.groq.com/openai/v1",
  anthropic: "https://api.anthropic.com/v1",
  gemini: "https://generativelanguage.googleapis.com/v1beta/models/m",
  bedrock: "https://bedrock-runtime.us-east-1.amazonaws.com/model/m",
  s3: "https://bucket.s3.us-east-1.amazonaws.com",
};

/** The body that S3 asks leave to send. */
export const LARGE = "y".repeat(3_000_000);

const messages = [{ role: "user", content: "Hi" }];
const chat = { id: "c", object: "chat.completion", created: 1, model: "m" };
const delta = (content) => ({ ...chat, object: "chat.completion.chunk", choices: [{ index: 0, delta: { content } }] });
const choice = { index: 0, message: { role: "assistant", content: HELLO }, finish_reason: "stop" };
const message = { id: "m", type: "message", role: "assistant", model: "m", stop_reason: "end_turn" };
const usage = { input_tokens: 1, output_tokens: 1 };
const candidate = (text) => ({ candidates: [{ content: { role: "model", parts: [{ text }] } }] });

const sse = (events) => events.map((data) => `data: ${JSON.stringify(data)}\n\n`).join("");
const named = (events) => events.map((data) => `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`).join("");

const codec = new EventStreamCodec(toUtf8, fromUtf8);
const frame = (type, body) =>
  codec.encode({
    headers: {
      ":event-type": { type: "string", value: type },
      ":content-type": { type: "string", value: "application/json" },
      ":message-type": { type: "string", value: "event" },
    },
    body: fromUtf8(JSON.stringify(body)),
  });

/** What an exchange of each kind consists of: method, URL, request body, headers and body of the answer. */
const EXCHANGES = {
  plain: ["GET", "https://api.invalid/x", "", [["Content-Type", "text/plain; charset=utf-8"]], HELLO],
  plainHttp: ["GET", "http://api.invalid/x", "", [["Content-Type", "text/plain; charset=utf-8"]], HELLO],
  chat: [
    "POST",
    `${HOSTS.openai}/chat/completions`,
    { model: "m", messages },
    JSON_TYPE,
    { ...chat, choices: [choice] },
  ],
  chatStream: [
    "POST",
    `${HOSTS.openai}/chat/completions`,
    { model: "m", messages, stream: true },
    SSE_TYPE,
    `${sse(PIECES.map(delta))}data: [DONE]\n\n`,
  ],
  groq: ["POST", `${HOSTS.groq}/chat/completions`, { model: "m", messages }, JSON_TYPE, { ...chat, choices: [choice] }],
  messages: [
    "POST",
    `${HOSTS.anthropic}/messages`,
    { model: "m", max_tokens: 5, messages },
    JSON_TYPE,
    { ...message, content: [{ type: "text", text: HELLO }], usage },
  ],
  messagesStream: [
    "POST",
    `${HOSTS.anthropic}/messages`,
    { model: "m", max_tokens: 5, messages, stream: true },
    SSE_TYPE,
    named([
      { type: "message_start", message: { ...message, content: [], usage } },
      { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
      ...PIECES.map((text) => ({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } })),
      { type: "content_block_stop", index: 0 },
      { type: "message_delta", delta: { stop_reason: "end_turn" }, usage },
      { type: "message_stop" },
    ]),
  ],
  gemini: [
    "POST",
    `${HOSTS.gemini}:generateContent`,
    { contents: [{ role: "user", parts: [{ text: "Hi" }] }] },
    JSON_TYPE,
    candidate(HELLO),
  ],
  geminiStream: [
    "POST",
    `${HOSTS.gemini}:streamGenerateContent?alt=sse`,
    { contents: [{ role: "user", parts: [{ text: "Hi" }] }] },
    SSE_TYPE,
    sse(PIECES.map(candidate)),
  ],
  converse: [
    "POST",
    `${HOSTS.bedrock}/converse`,
    { messages: [{ role: "user", content: [{ text: "Hi" }] }] },
    JSON_TYPE,
    {
      output: { message: { role: "assistant", content: [{ text: HELLO }] } },
      stopReason: "end_turn",
      usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 },
      metrics: { latencyMs: 1 },
    },
  ],
  converseStream: [
    "POST",
    `${HOSTS.bedrock}/converse-stream`,
    { messages: [{ role: "user", content: [{ text: "Hi" }] }] },
    [["Content-Type", "application/vnd.amazon.eventstream"]],
    Buffer.concat([
      frame("messageStart", { role: "assistant" }),
      ...PIECES.map((text) => frame("contentBlockDelta", { contentBlockIndex: 0, delta: { text } })),
      frame("messageStop", { stopReason: "end_turn" }),
    ]),
  ],
  get: ["GET", `${HOSTS.s3}/k?x-id=GetObject`, "", [["Content-Type", "text/plain"]], HELLO],
  put: ["PUT", `${HOSTS.s3}/k?x-id=PutObject`, LARGE, [["ETag", `"${Buffer.from(HELLO).toString("hex")}"`]], ""],
  list: [
    "GET",
    `${HOSTS.s3}/?list-type=2`,
    "",
    [["Content-Type", "application/xml"]],
    `<ListBucketResult><Contents><Key>${HELLO}</Key></Contents></ListBucketResult>`,
  ],
};

function stored(content) {
  const isText = typeof content === "string" || content instanceof Uint8Array;
  const bytes = new Uint8Array(Buffer.from(isText ? content : JSON.stringify(content)));
  return { kind: "stored", bytes, coding: "decoded", fidelity: "exact", complete: true };
}

/** An exchange in the model's terms; `answer` instead of its own. */
export function interaction(kind, answer) {
  const [method, url, body, headers, own] = EXCHANGES[kind];
  return {
    request: { method, url, headers: [], body: stored(body) },
    outcome: { kind: "response", status: 200, headers, body: stored(answer ?? own) },
  };
}

/** Writes a cassette with these interactions, and gives its path. */
export async function writeTape(folder, name, interactions) {
  const { files } = await write({ meta: {}, interactions }, { to: "go-vcr" });
  const path = join(folder, `${name}.yaml`);
  writeFileSync(path, files[0].bytes);
  return path;
}
