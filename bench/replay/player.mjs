// Asks one tool for recorded answers, one request after the other, and prints what that took:
// node player.mjs '{"tool","client","count","cassette","polly","url"}'
import http from "node:http";
import { answerOf, bodyOf } from "./exchanges.mjs";
import { TOOLS } from "./tools.mjs";

const plan = JSON.parse(process.argv[2]);
const url = plan.url ?? (await TOOLS[plan.tool](plan));
const ask = plan.client === "fetch" ? viaFetch : viaHttp;
// A prime step goes through the whole cassette, in another order than that of the file.
const next = (i) => (i * 7919) % plan.count;

const warmUp = performance.now();
for (let i = 0; i < 2000 && performance.now() - warmUp < 1500; i++) await check(next(i));
const times = [];
const start = performance.now();
for (let i = 0; i < 2000 && performance.now() - start < 1200; i++) {
  const before = performance.now();
  await check(next(i));
  times.push(performance.now() - before);
}
const total = performance.now() - start;
times.sort((a, b) => a - b);
const at = (part) => times[Math.floor(times.length * part)];
console.log(
  JSON.stringify({ node: process.version, perSecond: (times.length / total) * 1000, p50: at(0.5), p95: at(0.95) }),
);
process.exit(0);

async function check(index) {
  const text = await ask(bodyOf(index));
  if (text !== answerOf(index)) throw new Error(`${plan.tool} answered ${text.slice(0, 80)}`);
}

async function viaFetch(body) {
  const response = await fetch(url, { method: "POST", headers: { "Content-Type": "application/json" }, body });
  return response.text();
}

function viaHttp(body) {
  return new Promise((resolve, reject) => {
    const headers = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) };
    const sent = http.request(url, { method: "POST", headers }, (response) => {
      const pieces = [];
      response.on("data", (piece) => pieces.push(piece));
      response.on("error", reject);
      response.on("end", () => resolve(Buffer.concat(pieces).toString()));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
