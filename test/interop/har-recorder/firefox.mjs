import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dial, freePort, start, until, wait } from "./process.mjs";
import { firefox } from "./programs.mjs";

/** Records a visit with the network monitor of Firefox, driven over Marionette. */
export async function recordFirefox(origin, path) {
  const profile = mkdtempSync(join(tmpdir(), "respool-firefox-"));
  const port = await freePort();
  const preferences = {
    "marionette.port": port,
    "devtools.netmonitor.har.includeResponseBodies": true,
    "datareporting.policy.dataSubmissionEnabled": false,
    "network.captive-portal-service.enabled": false,
    "network.connectivity-service.enabled": false,
    "app.update.enabled": false,
  };
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${value});`);
  writeFileSync(join(profile, "user.js"), lines.join("\n"));
  const flags = ["--headless", "--no-remote", "--marionette", "--remote-allow-system-access", "--profile", profile];
  const browser = start(firefox(), flags);
  let client;
  try {
    client = marionette(await until("Marionette", () => dial(port)));
    await client.send("WebDriver:NewSession", { acceptInsecureCerts: true });
    await client.send("WebDriver:SetTimeouts", { script: 60_000, pageLoad: 60_000 });
    await client.chrome(`
      const { require } = ChromeUtils.importESModule("resource://devtools/shared/loader/Loader.sys.mjs");
      const { gDevTools } = require("devtools/client/framework/devtools");
      window.monitor = await gDevTools.showToolboxForTab(window.gBrowser.selectedTab, { toolId: "netmonitor" });`);
    await client.send("Marionette:SetContext", { value: "content" });
    await client.send("WebDriver:Navigate", { url: `${origin}/` });
    await until("the last case", async () => (await client.send("WebDriver:GetTitle")) === "done");
    // The monitor takes bodies over when the page is idle.
    await wait(1500);
    const har = await client.chrome(`
      const har = await window.monitor.getHARFromNetMonitor();
      return JSON.stringify({ log: har.log ?? har }, null, 2);`);
    writeFileSync(path, har);
  } finally {
    client?.close();
    await browser.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Commands go as `LENGTH:[0,id,name,parameters]`, answers come as `LENGTH:[1,id,error,result]`. */
function marionette(socket) {
  const waiting = new Map();
  let pending = Buffer.alloc(0);
  socket.on("data", (data) => {
    pending = Buffer.concat([pending, data]);
    for (;;) {
      const colon = pending.indexOf(":");
      const end = colon + 1 + Number(pending.subarray(0, Math.max(0, colon)));
      if (colon < 0 || pending.length < end) return;
      const message = JSON.parse(pending.subarray(colon + 1, end));
      pending = pending.subarray(end);
      if (Array.isArray(message)) waiting.get(message[1])?.(message);
    }
  });
  let last = 0;
  const send = (name, parameters = {}) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, ([, , error, result]) => {
        if (error) reject(new Error(`${name}: ${error.message}`));
        else resolve(result?.value ?? result);
      });
      const text = JSON.stringify([0, last, name, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  return {
    send,
    async chrome(body) {
      await send("Marionette:SetContext", { value: "chrome" });
      const script = `const done = arguments[arguments.length - 1];
        (async () => { const window = Services.wm.getMostRecentWindow("navigator:browser"); ${body} })()
          .then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const { value, error } = await send("WebDriver:ExecuteAsyncScript", {
        script,
        args: [],
        newSandbox: false,
        sandbox: "system",
      });
      if (error) throw new Error(error);
      return value;
    },
    close: () => socket.destroy(),
  };
}
