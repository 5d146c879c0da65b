// Plays a definitions file with a real nock: node play.mjs --nock NAME --client http|fetch --definitions FILE --truth FILE
// [--shuffle-json] [--alone]. FILE may be a module with a replay() too. With --alone the definitions are new for each request. Sends every request of the truth document in order and prints what came back as one JSON document.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { askedBody } from "../shared/asked-body.mjs";
import { attempt, messageOf } from "../shared/attempt.mjs";
import { CLIENTS } from "../shared/clients.mjs";

const TIMEOUT_MS = 5000;

const { values: options } = parseArgs({
  options: {
    nock: { type: "string" },
    client: { type: "string" },
    definitions: { type: "string" },
    truth: { type: "string" },
    "shuffle-json": { type: "boolean", default: false },
    alone: { type: "boolean", default: false },
  },
});
const send = CLIENTS[options.client];
// nock 15 does not export its package.json.
const { version } = json(new URL(`../node_modules/${options.nock}/package.json`, import.meta.url));
const { default: nock } = await import(options.nock);
const { exchanges } = json(options.truth);

nock.disableNetConnect();
await define();
const results = [];
for (const exchange of exchanges) {
  if (options.alone) {
    nock.cleanAll();
    await define();
  }
  results.push({ case: exchange.case, ...(await play(exchange.request)) });
}
const report = {
  node: process.version,
  nock: version,
  client: options.client,
  results,
  pending: nock.pendingMocks().length,
};
process.stdout.write(`${JSON.stringify(report)}\n`, () => process.exit(0));

async function define() {
  if (options.definitions.endsWith(".json")) nock.define(nock.loadDefs(options.definitions));
  else (await import(pathToFileURL(options.definitions))).replay();
}

function json(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

async function play(request) {
  try {
    const body = askedBody(request, options["shuffle-json"]);
    const answer = await attempt(send, { ...request, body }, TIMEOUT_MS);
    if (isMiss(answer)) return { error: "no match" };
    return {
      status: answer.status,
      headers: answer.headers,
      bodySha256: createHash("sha256").update(answer.body).digest("hex"),
      bodyBytes: answer.body.length,
    };
  } catch (error) {
    return { error: messageOf(error) };
  }
}

/** nock 15 answers a request that no definition matches, where 13 and 14 fail it. */
function isMiss({ status, body }) {
  return status === 501 && body.includes("ERR_NOCK_NO_MATCH");
}
