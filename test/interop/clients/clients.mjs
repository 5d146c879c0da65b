// Every client by its name: the exchange that it is answered with, and how it is called. Each gives the text that it made of
// the answer, or the pieces of a stream.
import http, { request as namedRequest } from "node:http";
import https from "node:https";
import { Writable } from "node:stream";
import Anthropic from "@anthropic-ai/sdk";
import { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import axios from "axios";
import Groq from "groq-sdk";
import { HttpsProxyAgent } from "https-proxy-agent";
import nodeFetch from "node-fetch";
import superagent from "superagent";
import { LARGE } from "./tapes.mjs";

const isOld = process.version.startsWith("v20.");
const { default: OpenAI } = await import(isOld ? "openai6" : "openai");
const { GoogleGenAI } = await import(isOld ? "genai2" : "@google/genai");
const { default: got } = await import(isOld ? "got14" : "got16");
const { default: ky } = await import(isOld ? "ky1" : "ky2");
// The dispatchers that the global fetch takes are those of the undici that this Node is made with.
const own = await import(process.version.startsWith("v24.") ? "undici7" : "undici6");
const undicis = await Promise.all(
  (isOld ? ["undici6", "undici7"] : ["undici6", "undici7", "undici8"]).map(async (name) => [name, await import(name)]),
);

const URL_TLS = "https://api.invalid/x";
const URL_PLAIN = "http://api.invalid/x";
const messages = [{ role: "user", content: "Hi" }];
const contents = [{ role: "user", parts: [{ text: "Hi" }] }];
const spoken = [{ role: "user", content: [{ text: "Hi" }] }];
const aws = {
  region: "us-east-1",
  credentials: { accessKeyId: "none", secretAccessKey: "none" },
  requestHandler: new NodeHttpHandler(),
};
const s3 = new S3Client({ ...aws, requestChecksumCalculation: "WHEN_REQUIRED" });
const bedrock = new BedrockRuntimeClient(aws);

function viaNode(request, url, options = {}) {
  return new Promise((resolve, reject) => {
    const sent = request(url, options, (response) => {
      const pieces = [];
      response.on("data", (piece) => pieces.push(piece));
      response.on("error", reject);
      response.on("end", () => resolve(Buffer.concat(pieces).toString()));
    });
    sent.on("error", reject).end();
  });
}

async function collect(stream, pick) {
  const pieces = [];
  for await (const event of stream) pieces.push(pick(event));
  return pieces.filter((piece) => piece !== undefined && piece !== "");
}

const ownOne = new own.Agent({ connections: 1, pipelining: 1 });
const keepAlive = new http.Agent({ keepAlive: true, maxSockets: 1 });

export const CLIENTS = {
  "node:http": ["plainHttp", () => viaNode(http.request, URL_PLAIN)],
  "node:http, named import": ["plainHttp", () => viaNode(namedRequest, URL_PLAIN)],
  "node:http, kept alive": ["plainHttp", () => viaNode(http.request, URL_PLAIN, { agent: keepAlive })],
  "node:https": ["plain", () => viaNode(https.request, URL_TLS)],
  "node:https, through a proxy": [
    "plain",
    () => viaNode(https.request, URL_TLS, { agent: new HttpsProxyAgent("http://proxy.invalid:8080") }),
  ],
  fetch: ["plain", async () => (await fetch(URL_TLS)).text()],
  "fetch over one connection": ["plain", async () => (await fetch(URL_TLS, { dispatcher: ownOne })).text()],
  axios: ["plain", async () => (await axios.get(URL_TLS)).data],
  got: ["plain", () => got(URL_TLS, { retry: { limit: 0 } }).text()],
  ky: ["plain", () => ky(URL_TLS, { retry: 0 }).text()],
  "node-fetch": ["plain", async () => (await nodeFetch(URL_TLS)).text()],
  superagent: ["plain", async () => (await superagent.get(URL_TLS)).text],
  ...Object.fromEntries(undicis.flatMap(([name, undici]) => undiciClients(name, undici))),
  openai: [
    "chat",
    async () => (await openai().chat.completions.create({ model: "m", messages })).choices[0].message.content,
  ],
  "openai, stream": [
    "chatStream",
    async () =>
      collect(
        await openai().chat.completions.create({ model: "m", messages, stream: true }),
        (event) => event.choices[0]?.delta.content,
      ),
  ],
  groq: [
    "groq",
    async () =>
      (await new Groq({ apiKey: "none" }).chat.completions.create({ model: "m", messages })).choices[0].message.content,
  ],
  anthropic: [
    "messages",
    async () => (await anthropic().messages.create({ model: "m", max_tokens: 5, messages })).content[0].text,
  ],
  "anthropic, stream": [
    "messagesStream",
    async () =>
      collect(
        await anthropic().messages.create({ model: "m", max_tokens: 5, messages, stream: true }),
        (event) => event.delta?.text,
      ),
  ],
  genai: ["gemini", async () => (await genai().models.generateContent({ model: "m", contents })).text],
  "genai, stream": [
    "geminiStream",
    async () => collect(await genai().models.generateContentStream({ model: "m", contents }), (event) => event.text),
  ],
  "Bedrock, Converse": [
    "converse",
    async () => {
      const { output } = await bedrock.send(new ConverseCommand({ modelId: "m", messages: spoken }));
      return output.message.content[0].text;
    },
  ],
  "Bedrock, ConverseStream": [
    "converseStream",
    async () => {
      const { stream } = await bedrock.send(new ConverseStreamCommand({ modelId: "m", messages: spoken }));
      return collect(stream, (event) => event.contentBlockDelta?.delta.text);
    },
  ],
  "S3, GetObject": [
    "get",
    async () => (await s3.send(new GetObjectCommand({ Bucket: "bucket", Key: "k" }))).Body.transformToString(),
  ],
  "S3, PutObject of 3 MB": [
    "put",
    async () => {
      const { ETag } = await s3.send(new PutObjectCommand({ Bucket: "bucket", Key: "k", Body: LARGE }));
      return Buffer.from(ETag.slice(1, -1), "hex").toString();
    },
  ],
  "S3, ListObjectsV2": [
    "list",
    async () => (await s3.send(new ListObjectsV2Command({ Bucket: "bucket" }))).Contents[0].Key,
  ],
};

/** What nothing can be answered through: undici's own agent for proxies. */
export const PROXY_AGENTS = Object.fromEntries(
  undicis.map(([name, { ProxyAgent, request }]) => [
    `${name}, ProxyAgent`,
    () => request(URL_TLS, { dispatcher: new ProxyAgent("http://proxy.invalid:8080") }),
  ]),
);

function openai() {
  return new OpenAI({ apiKey: "none" });
}

function anthropic() {
  return new Anthropic({ apiKey: "none" });
}

function genai() {
  return new GoogleGenAI({ apiKey: "none" });
}

function undiciClients(name, undici) {
  const one = new undici.Agent({ connections: 1, pipelining: 1 });
  const pool = new undici.Pool("http://api.invalid", { connections: 2 });
  const client = new undici.Client("http://api.invalid");
  return [
    [`${name}, fetch`, ["plain", async () => (await undici.fetch(URL_TLS)).text()]],
    [`${name}, request`, ["plain", async () => (await undici.request(URL_TLS)).body.text()]],
    [
      `${name}, stream`,
      [
        "plain",
        async () => {
          const pieces = [];
          const sink = () => new Writable({ write: (piece, _, done) => done(void pieces.push(piece)) });
          await undici.stream(URL_TLS, { method: "GET" }, sink);
          return Buffer.concat(pieces).toString();
        },
      ],
    ],
    [
      `${name}, fetch over one connection`,
      ["plain", async () => (await undici.fetch(URL_TLS, { dispatcher: one })).text()],
    ],
    [
      `${name}, request over one connection`,
      ["plain", async () => (await undici.request(URL_TLS, { dispatcher: one })).body.text()],
    ],
    [
      `${name}, a Pool of two`,
      ["plainHttp", async () => (await pool.request({ path: "/x", method: "GET" })).body.text()],
    ],
    [`${name}, a Client`, ["plainHttp", async () => (await client.request({ path: "/x", method: "GET" })).body.text()]],
  ];
}
