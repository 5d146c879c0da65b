// node test/interop/llm/capture.mjs [NAME…]: keeps what the TypeScript SDKs send when they are answered from the cassettes.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { nodeBinary } from "../nodes/index.mjs";
import { cassettePath } from "./halves.mjs";
import { writeReadmes } from "./readme.mjs";

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
  let run;
  interceptor.on("request", async ({ request, controller }) => controller.respondWith(await run.answer(request)));
  interceptor.apply();
  let failed = 0;
  for (const [name, sdks] of await loadCalls()) {
    if (names.length > 0 && !names.includes(name)) continue;
    for (const [sdk, call] of Object.entries(sdks)) {
      run = replay(readCassette(name));
      try {
        const result = await call();
        if (typeof result !== "string" || result === "") throw new Error(`no text but ${JSON.stringify(result)}`);
        run.check();
        const path = cassettePath(name).replace(/yaml$/, `${sdk}.json`);
        writeFileSync(path, `${JSON.stringify({ result, requests: run.requests }, null, 2)}\n`);
      } catch (error) {
        failed++;
        console.log(`${name} ${sdk}: ${error?.stack?.split("\n").slice(0, 3).join(" | ") ?? error}`);
      }
    }
  }
  interceptor.dispose();
  writeReadmes();
  process.exit(failed === 0 ? 0 : 1);
}

/** Answers the nth request with the nth recorded response: what an SDK sends next depends on what it got. */
function replay(interactions) {
  const requests = [];
  return {
    requests,
    async answer(request) {
      const { method, url, headers } = request;
      const answers = requests.length;
      requests.push({
        method,
        url,
        contentType: headers.get("content-type") ?? "",
        body: await request.text(),
        answers,
      });
      const recorded = interactions[answers]?.response;
      if (recorded === undefined) return new Response("no more answers", { status: 418 });
      return new Response(recorded.body, {
        status: recorded.code,
        headers: { "content-type": recorded.headers["Content-Type"][0] },
      });
    },
    check() {
      if (requests.length !== interactions.length) {
        throw new Error(`${requests.length} requests for ${interactions.length} interactions`);
      }
    },
  };
}

function readCassette(name) {
  return parse(readFileSync(cassettePath(name), "utf8"), { customTags: ["binary"] }).interactions;
}
