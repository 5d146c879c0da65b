// Plays a recording with a real Polly: node play.mjs --release VERSION --client http|fetch|axios|got|openai
// --recordings FOLDER --recording NAME --truth FILE [--persister yaml] [--match JSON] [--shuffle-json] [--alone]. JSON is Polly's
// matchRequestsBy, with "json-body" for a function that parses the body. Sends every request of the truth document in
// order, each to a Polly of its own with --alone, with no network, and prints what came back as one JSON document.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Socket } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { parseArgs } from "node:util";
import { askedBody } from "../shared/asked-body.mjs";
import { attempt, messageOf } from "../shared/attempt.mjs";
import { CLIENTS } from "./clients.mjs";
import { startPolly } from "./session.mjs";

const TIMEOUT_MS = 5000;

const { values: options } = parseArgs({
  options: {
    release: { type: "string" },
    client: { type: "string" },
    recordings: { type: "string" },
    recording: { type: "string" },
    truth: { type: "string" },
    persister: { type: "string" },
    match: { type: "string", default: "{}" },
    "shuffle-json": { type: "boolean", default: false },
    alone: { type: "boolean", default: false },
  },
});
const { adapter, send } = CLIENTS[options.client];
const { exchanges } = JSON.parse(readFileSync(options.truth, "utf8"));

Socket.prototype.connect = () => {
  throw new Error("the network is closed");
};
const start = () =>
  startPolly({
    release: options.release,
    adapter,
    recording: options.recording,
    folder: options.recordings,
    persister: options.persister,
    match: JSON.parse(options.match),
    mode: "replay",
    recordIfMissing: false,
  });
let polly = await start();
const results = [];
for (const exchange of exchanges) {
  if (options.alone) {
    await polly.stop();
    polly = await start();
  }
  results.push({ case: exchange.case, ...(await play(exchange.request)) });
}
await polly.stop();
const report = { node: process.version, polly: polly.constructor.VERSION, client: options.client, results };
process.stdout.write(`\n${JSON.stringify(report)}\n`, () => process.exit(0));

async function play(request) {
  try {
    const body = askedBody(request, options["shuffle-json"]);
    const answer = await attempt(send, { ...request, body }, TIMEOUT_MS);
    return {
      status: answer.status,
      headers: answer.headers,
      body: answer.body.toString("base64"),
      bodySha256: createHash("sha256").update(answer.body).digest("hex"),
      bodyBytes: answer.body.length,
    };
  } catch (error) {
    const message = messageOf(error);
    return { error: /Recording for the following request is not found/.test(message) ? "no match" : message };
  } finally {
    // Polly rejects a promise of its own, too, which must not count for the next request.
    await turn();
  }
}
