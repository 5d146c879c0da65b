// node test/interop/rest/capture.mjs [NAME…]: keeps what the TypeScript clients send when the origin answers them.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { nodeBinary } from "../nodes/index.mjs";
import { cassettePath } from "./halves.mjs";
import { answer } from "./origin.mjs";
import { writeReadmes } from "./readme.mjs";

/** The request headers that can make another request of one with the same method, URL and body. */
const TELLING = ["content-type", "content-encoding", "x-filter", "if-none-match", "range", "prefer", "accept"];

/** What the Go SDK of Scaleway asks on its own, and the one for TypeScript does not. */
const HOUSEKEEPING = /^https:\/\/api\.scaleway\.com\/metadata$/;

const node = nodeBinary(22);
if (process.version.startsWith("v22.")) await captureAll(process.argv.slice(2));
else if (node === undefined) throw new Error("no Node 22 on this machine: npm ci in test/interop/nodes");
else
  process.exit(
    spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" }).status ?? 1,
  );

async function captureAll(names) {
  const { HttpRequestInterceptor } = await import("@mswjs/interceptors/http");
  const { loadCalls } = await import("./calls/load.mjs");
  const interceptor = new HttpRequestInterceptor();
  let sent = [];
  interceptor.on("request", async ({ request, controller }) => {
    const { status, headers, body } = await keep(request, sent);
    controller.respondWith(new Response(body, { status, headers }));
  });
  interceptor.apply();
  let failed = 0;
  for (const { name, sdk, run } of await loadCalls()) {
    if (names.length > 0 && !names.includes(name)) continue;
    sent = [];
    try {
      const result = await run();
      if (result === undefined) throw new Error("no result");
      const path = cassettePath(name);
      if (!existsSync(path)) throw new Error("no cassette");
      const requests = answered(sent, parse(readFileSync(path, "utf8"), { customTags: ["binary"] }).interactions);
      writeFileSync(path.replace(/yaml$/, `${sdk}.json`), `${JSON.stringify({ result, requests }, null, 2)}\n`);
    } catch (error) {
      failed++;
      console.log(`${name} ${sdk}: ${error?.stack?.split("\n").slice(0, 4).join(" | ") ?? error}`);
    }
  }
  interceptor.dispose();
  writeReadmes();
  process.exit(failed === 0 ? 0 : 1);
}

/** With each request the number of its answer: the nth request of one client means what the nth of the other means. */
function answered(sent, interactions) {
  const answers = interactions.flatMap(({ request }, index) => (HOUSEKEEPING.test(request.url) ? [] : [index]));
  if (sent.length !== answers.length) throw new Error(`${sent.length} requests for ${answers.length} interactions`);
  return sent.map((request, index) => ({ ...request, answers: answers[index] }));
}

/** Notes a request and answers it. */
async function keep(request, sent) {
  const { method, url } = request;
  const bytes = Buffer.from(await request.arrayBuffer());
  const text = bytes.toString("utf8");
  const headers = TELLING.flatMap((name) => (request.headers.has(name) ? [[name, request.headers.get(name)]] : []));
  const body = Buffer.from(text).equals(bytes) ? { text } : { base64: bytes.toString("base64") };
  sent.push({ method, url, headers, body });
  return answer({ method, url: new URL(url), headers: request.headers, text });
}
