// Plays a definitions file with a real nock: node play.mjs --nock NAME --client http|fetch --definitions FILE --truth FILE
// [--shuffle-json]. FILE may be a module with a replay() too. Sends every request of the truth document in order and prints what came back as one JSON document.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { CLIENTS } from "./clients.mjs";
import { reverseKeys } from "./reverse-keys.mjs";

const TIMEOUT_MS = 5000;

const { values: options } = parseArgs({
  options: {
    nock: { type: "string" },
    client: { type: "string" },
    definitions: { type: "string" },
    truth: { type: "string" },
    "shuffle-json": { type: "boolean", default: false },
  },
});
const send = CLIENTS[options.client];
// nock 15 does not export its package.json.
const { version } = json(new URL(`../node_modules/${options.nock}/package.json`, import.meta.url));
const { default: nock } = await import(options.nock);
const { exchanges } = json(options.truth);

// nock 14 throws some faults of a definition outside of any promise; they belong to the request under way.
let failCurrent = (error) => {
  throw error;
};
process.on("uncaughtException", (error) => failCurrent(error));

nock.disableNetConnect();
if (options.definitions.endsWith(".json")) nock.define(nock.loadDefs(options.definitions));
else (await import(pathToFileURL(options.definitions))).replay();
const results = [];
for (const exchange of exchanges) results.push({ case: exchange.case, ...(await play(exchange.request)) });
const report = {
  node: process.version,
  nock: version,
  client: options.client,
  results,
  pending: nock.pendingMocks().length,
};
process.stdout.write(`${JSON.stringify(report)}\n`, () => process.exit(0));

function json(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

async function play(request) {
  const abort = new AbortController();
  let timer;
  const failure = new Promise((_, reject) => {
    failCurrent = reject;
    timer = setTimeout(() => reject(new Error("timeout")), TIMEOUT_MS);
  });
  try {
    const answer = await Promise.race([send({ ...request, body: body(request) }, abort.signal), failure]);
    if (isMiss(answer)) return { error: "no match" };
    return {
      status: answer.status,
      headers: answer.headers,
      bodySha256: createHash("sha256").update(answer.body).digest("hex"),
      bodyBytes: answer.body.length,
    };
  } catch (error) {
    return { error: String(error.cause?.message ?? error.message).replace(/\s+/g, " ") };
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}

function body({ headers, body }) {
  const bytes = Buffer.from(body, "base64");
  const isJson = headers.some(([name, value]) => /^content-type$/i.test(name) && /[/+]json\b/i.test(value));
  if (!options["shuffle-json"] || !isJson) return bytes;
  const text = bytes.toString("utf8");
  const reversed = reverseKeys(text);
  // Bytes that are no JSON, such as compressed ones, do not survive the way through text.
  return reversed === text ? bytes : Buffer.from(reversed);
}

/** nock 15 answers a request that no definition matches, where 13 and 14 fail it. */
function isMiss({ status, body }) {
  return status === 501 && body.includes("ERR_NOCK_NO_MATCH");
}
