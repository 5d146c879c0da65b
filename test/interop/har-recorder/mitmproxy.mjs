import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { visit, withPage } from "./playwright.mjs";
import { dial, freePort, start, until } from "./process.mjs";
import { chromiumFlags, mitmdump } from "./programs.mjs";

/** Records visits through mitmdump with Chromium as its client. */
export async function recordMitmproxy(urls, path) {
  const home = mkdtempSync(join(tmpdir(), "respool-mitmproxy-"));
  const port = await freePort();
  const listen = ["--listen-host", "127.0.0.1", "--listen-port", String(port)];
  const proxy = start(mitmdump(), [
    "-q",
    ...listen,
    "--ssl-insecure",
    "--set",
    `hardump=${path}`,
    "--set",
    `confdir=${home}`,
  ]);
  try {
    await until("the proxy", async () => (await dial(port))?.destroy());
    const through = { proxy: { server: `http://127.0.0.1:${port}`, bypass: "<-loopback>" } };
    for (const url of urls) {
      await withPage({}, (page) => visit(page, url), {
        ...through,
        args: [...chromiumFlags, "--ignore-certificate-errors"],
      });
    }
  } finally {
    await proxy.stop();
    rmSync(home, { recursive: true, force: true });
  }
}
