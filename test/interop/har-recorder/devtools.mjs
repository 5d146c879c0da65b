import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import WebSocket from "ws";
import { start, until, wait } from "./process.mjs";
import { chromium, chromiumFlags } from "./programs.mjs";

// The exporter behind "Save all as HAR" lives in modules of the front end that are no API.
const exportHar = (sanitize) => `(async () => {
  const { Writer } = await import("./models/har/har.js");
  const { NetworkLog } = await import("./models/logs/logs.js");
  const { Progress } = await import("./core/common/common.js");
  const pieces = [];
  const stream = { write: async (piece) => void pieces.push(piece), close: async () => undefined };
  await Writer.Writer.write(stream, NetworkLog.NetworkLog.instance().requests(), { sanitize: ${sanitize} }, new Progress.Progress());
  return pieces.join("");
})()`;

const IS_WATCHING = `Promise.all([import("./models/logs/logs.js"), import("./core/sdk/sdk.js")])
  .then(([, sdk]) => sdk.TargetManager.TargetManager.instance().primaryPageTarget()?.inspectedURL() === "about:blank", () => false)`;

/** Records a visit with the HAR writer of Chromium's own DevTools: `outputs` has a path for each of sanitized and sensitive. */
export async function recordDevTools(origin, outputs) {
  const profile = mkdtempSync(join(tmpdir(), "respool-devtools-"));
  const flags = [
    "--headless=new",
    "--remote-debugging-port=0",
    "--auto-open-devtools-for-tabs",
    "--ignore-certificate-errors",
  ];
  const browser = start(chromium(), [...chromiumFlags, ...flags, `--user-data-dir=${profile}`, "about:blank"]);
  let client;
  try {
    client = await connect(
      await until("the debugging port", () => /DevTools listening on (ws:\S+)/.exec(browser.said())?.[1]),
    );
    const targets = async () => (await client.send("Target.getTargets", { filter: [{}] })).targetInfos;
    const session = (what, fits) =>
      until(what, async () => {
        const found = (await targets()).find((target) => target.type === "page" && fits(target.url));
        return (
          found && (await client.send("Target.attachToTarget", { targetId: found.targetId, flatten: true })).sessionId
        );
      });
    const frontEnd = await session("DevTools", (url) => url.startsWith("devtools://"));
    const page = await session("the page", (url) => url === "about:blank");
    await until("the front end", () => client.evaluate(frontEnd, IS_WATCHING));
    // It asks the page for more when it has come up, and would empty the log of what was there before.
    await wait(3000);
    await client.send("Page.navigate", { url: `${origin}/` }, page);
    await until("the last case", async () => (await client.evaluate(page, "document.title")) === "done");
    for (const [kind, path] of Object.entries(outputs)) {
      writeFileSync(path, await client.evaluate(frontEnd, exportHar(kind === "sanitized")));
    }
  } finally {
    client?.close();
    await browser.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function connect(url) {
  const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 2 ** 30 });
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  const waiting = new Map();
  socket.on("message", (data) => {
    const { id, result, error } = JSON.parse(data);
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error) reject?.(new Error(error.message));
    else resolve?.(result);
  });
  let last = 0;
  const send = (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params, ...(sessionId && { sessionId }) }));
    });
  return {
    send,
    async evaluate(sessionId, expression) {
      const { result, exceptionDetails } = await send(
        "Runtime.evaluate",
        { expression, awaitPromise: true, returnByValue: true },
        sessionId,
      );
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    close: () => socket.close(),
  };
}
