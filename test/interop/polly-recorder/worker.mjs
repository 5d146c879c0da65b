// Usage: node worker.mjs RECORDING FOLDER
// Sends every exchange to an origin while a real Polly records into FOLDER; prints the folder of the recording in it, and
// for each exchange what Polly finds the entry by, or why there is none.
import { setTimeout as sleep } from "node:timers/promises";
import { TRUTH } from "../nock-recorder/cases.mjs";
import { dial } from "../nock-recorder/dial.mjs";
import { startOrigin } from "../origin/server.mjs";
import { ORIGIN } from "../origin/truth.mjs";
import { CLIENTS } from "../polly/clients.mjs";
import { startPolly } from "../polly/session.mjs";
import { attempt, messageOf } from "../shared/attempt.mjs";
import { RECORDINGS } from "./recordings.mjs";

const TIMEOUT_MS = 3000;
// Polly keeps what it recorded some turns after the client has its answer, or its error.
const SETTLE_MS = 15;

const [name, folder] = process.argv.slice(2);
const recording = RECORDINGS.find((one) => one.name === name);
const { send } = CLIENTS[recording.adapter === "fetch" ? "fetch" : "http"];
const origin = await startOrigin();
dial(new URL(ORIGIN).hostname, Number(new URL(origin.url).port));
const polly = await startPolly({ ...recording, folder, mode: "record" });

const results = [];
for (const { request } of TRUTH.exchanges) results.push(await record(request));
await polly.stop();
const report = { node: process.version, folder: polly.recordingId, results };
// Polly 4 and 5 print what went wrong; ours is the last line.
process.stdout.write(`\n${JSON.stringify(report)}\n`, () => process.exit(0));

async function record(request) {
  const before = kept().length;
  const error = await errorOf({ ...request, body: Buffer.from(request.body, "base64") });
  await sleep(SETTLE_MS);
  const [one, ...more] = kept().slice(before);
  if (more.length > 0) throw new Error(`${more.length + 1} entries of ${request.method} ${request.url}`);
  return one ? { id: one.id, order: one.order } : { error };
}

function kept() {
  return polly.persister.pending.get(polly.recordingId)?.requests ?? [];
}

async function errorOf(request) {
  try {
    await attempt(send, request, TIMEOUT_MS);
    return "nothing kept";
  } catch (error) {
    return messageOf(error);
  }
}
