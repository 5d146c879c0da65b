// Usage: node worker.mjs RECORDER FILE
// Sends every exchange to an origin while a real recorder listens; leaves the recording in FILE and prints how many
// definitions each exchange gave.
import { writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startOrigin } from "../origin/server.mjs";
import { ORIGIN } from "../origin/truth.mjs";
import { CLIENTS } from "../shared/clients.mjs";
import { TRUTH } from "./cases.mjs";
import { dial } from "./dial.mjs";
import { RECORDERS } from "./recorders.mjs";

const TIMEOUT_MS = 3000;
// nock 14 and 15 write a definition down some turns after the client has its answer.
const SETTLE_MS = 15;

const [name, file] = process.argv.slice(2);
const recorder = RECORDERS.find((one) => one.name === name);
const send = CLIENTS[recorder.client];
const origin = await startOrigin();
// nock 15 takes over sockets when it is loaded, so what it takes over must dial already.
dial(new URL(ORIGIN).hostname, Number(new URL(origin.url).port));
const { default: nock } = await import(recorder.nock);

// What nock throws outside of any promise belongs to the request under way.
let failCurrent = () => {};
process.on("uncaughtException", (error) => failCurrent(error));

const finish = await start();
const counts = [];
for (const { request } of TRUTH.exchanges) counts.push(await definitionsOf(request));
finish();
process.stdout.write(`${JSON.stringify({ node: process.version, counts })}\n`, () => process.exit(0));

async function start() {
  if (recorder.way === "back") {
    nock.back.fixtures = dirname(file);
    nock.back.setMode("record");
    const { nockDone } = await nock.back(basename(file), { recorder: { enable_reqheaders_recording: true } });
    nock.enableNetConnect();
    return nockDone;
  }
  nock.recorder.rec({ output_objects: true, dont_print: true });
  return () => writeFileSync(file, `${JSON.stringify(nock.recorder.play(), null, 2)}\n`);
}

async function definitionsOf(request) {
  const before = nock.recorder.play().length;
  const abort = new AbortController();
  let timer;
  const failure = new Promise((_, reject) => {
    failCurrent = reject;
    timer = setTimeout(reject, TIMEOUT_MS, new Error("timeout"));
  });
  try {
    await Promise.race([send({ ...request, body: Buffer.from(request.body, "base64") }, abort.signal), failure]);
  } catch {
    // Whether a definition came of it says the rest.
  }
  clearTimeout(timer);
  await sleep(SETTLE_MS);
  abort.abort();
  return nock.recorder.play().length - before;
}
