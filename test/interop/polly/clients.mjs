import axios from "axios";
import got from "got";
import OpenAI from "openai";
import { CLIENTS as PLAIN } from "../shared/clients.mjs";

/** The clients that users have, each with the adapter that hears it; none follows a redirect. */
export const CLIENTS = {
  http: { adapter: "node-http", send: viaHttp },
  fetch: {
    adapter: "fetch",
    send: (request, signal) => PLAIN.fetch({ ...request, body: asText(request.body) }, signal),
  },
  axios: { adapter: "node-http", send: viaAxios },
  got: { adapter: "node-http", send: viaGot },
  openai: { adapter: "fetch", send: viaOpenai },
};

async function viaHttp(request, signal) {
  const { headers, ...answer } = await PLAIN.http(request, signal);
  // The nock in Polly's adapter puts lists into rawHeaders, which Node itself never does.
  return { ...answer, headers: pairs(headers) };
}

/** A body as code passes it to fetch: text where it is text, since Polly stores no other. */
function asText(bytes) {
  const text = bytes.toString("utf8");
  return Buffer.from(text).equals(bytes) ? text : bytes;
}

async function viaAxios({ method, url, headers, body }, signal) {
  const response = await axios({
    method,
    url,
    headers: grouped(headers),
    ...(body.length > 0 && { data: body }),
    adapter: "http",
    maxRedirects: 0,
    responseType: "arraybuffer",
    validateStatus: () => true,
    signal,
  });
  return { status: response.status, headers: pairs(Object.entries(response.headers.toJSON())), body: response.data };
}

async function viaGot({ method, url, headers, body }, signal) {
  const response = await got(url, {
    method,
    headers: grouped(headers),
    ...(body.length > 0 && { body }),
    allowGetBody: true,
    followRedirect: false,
    throwHttpErrors: false,
    responseType: "buffer",
    retry: { limit: 0 },
    signal,
  });
  return { status: response.statusCode, headers: pairs(Object.entries(response.headers)), body: response.rawBody };
}

/** Streams one chat completion; the body is made from the events that the SDK gave. */
async function viaOpenai({ url, body }, signal) {
  const client = new OpenAI({ apiKey: "sk-test", baseURL: url.replace(/chat\/completions$/, ""), maxRetries: 0 });
  const { data, response } = await client.chat.completions.create(JSON.parse(body), { signal }).withResponse();
  const events = [];
  for await (const event of data) events.push(`data: ${JSON.stringify(event)}\n\n`);
  return {
    status: response.status,
    headers: [...response.headers],
    body: Buffer.from(`${events.join("")}data: [DONE]\n\n`),
  };
}

/** Header lines as an object, a repeated name with a list of values. */
function grouped(headers) {
  const groups = new Map();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    groups.set(key, groups.has(key) ? [groups.get(key), value].flat() : value);
  }
  return Object.fromEntries(groups);
}

/** Header lines, one for each value. */
function pairs(headers) {
  return headers.flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
}
