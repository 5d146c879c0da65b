// Tells a real nock of a module and asks it: node ask.mjs --nock NAME --client http|fetch --module FILE --requests FILE.
// Prints for every request, sent in order, what came back and in which pieces, as one JSON document.
import { readFileSync } from "node:fs";
import http from "node:http";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const TIMEOUT_MS = 5000;

const { values: options } = parseArgs({
  options: {
    nock: { type: "string" },
    client: { type: "string" },
    module: { type: "string" },
    requests: { type: "string" },
  },
});
const send = { http: viaHttp, fetch: viaFetch }[options.client];
const { default: nock } = await import(options.nock);
nock.disableNetConnect();
(await import(pathToFileURL(options.module))).replay();

const answers = [];
for (const request of JSON.parse(readFileSync(options.requests, "utf8"))) {
  const start = performance.now();
  const answer = await Promise.race([send(request), timeout()]);
  answers.push({ ...answer, ms: Math.round(performance.now() - start) });
}
const report = { node: process.version, answers, pending: nock.pendingMocks() };
process.stdout.write(`${JSON.stringify(report)}\n`, () => process.exit(0));

/** What a client was told went wrong: what it was recorded with stands in the cause where fetch hides it. */
function failure(error) {
  const inner = error.cause ?? error;
  return /no match/i.test(inner.message) ? "no match" : `${inner.code ?? "no code"}: ${inner.message}`;
}

function viaHttp({ method = "GET", url, headers = {}, body }) {
  return new Promise((resolve) => {
    const request = http.request(url, { method, headers }, (response) => {
      const pieces = [];
      const { statusCode: status } = response;
      response.on("data", (piece) => pieces.push(piece.toString("latin1")));
      response.on("error", (error) => resolve({ status, pieces, error: failure(error) }));
      response.on("end", () => resolve(answer(status, pieces)));
    });
    request.on("error", (error) => resolve({ error: failure(error) }));
    request.end(body);
  });
}

async function viaFetch({ method, url, headers, body }) {
  const pieces = [];
  let status;
  try {
    const response = await fetch(url, { method, headers, body });
    status = response.status;
    for await (const piece of response.body ?? []) pieces.push(Buffer.from(piece).toString("latin1"));
  } catch (error) {
    return status === undefined ? { error: failure(error) } : { status, pieces, error: failure(error) };
  }
  return answer(status, pieces);
}

/** nock 15 answers a request that nothing matches, where 13 and 14 fail it. */
function answer(status, pieces) {
  return status === 501 && pieces.join("").includes("ERR_NOCK_NO_MATCH") ? { error: "no match" } : { status, pieces };
}

function timeout() {
  return new Promise((resolve) => setTimeout(() => resolve({ error: "timeout" }), TIMEOUT_MS));
}
