// node test/interop/har-recorder/record.mjs [NAME…]: records the fixtures of HAR anew, each with the truth beside it.
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startBrowserOrigin } from "../origin/browser/server.mjs";
import { recordChromeHar } from "./chrome-har.mjs";
import { recordDevTools } from "./devtools.mjs";
import { recordFirefox } from "./firefox.mjs";
import { recordMitmproxy } from "./mitmproxy.mjs";
import { recordPlaywright } from "./playwright.mjs";
import { chromium, firefox, mitmdump, openssl } from "./programs.mjs";

const FIXTURES = fileURLToPath(new URL("../../fixtures/har/recorded/", import.meta.url));

/** Every fixture: which programs it needs, and how it is made in a folder. */
export const RECORDINGS = {
  "devtools-h1": {
    needs: { chromium },
    run: ({ urls }, to) => recordDevTools(urls.http, { sensitive: `${to}/visit.har` }),
  },
  "devtools-h2": {
    needs: { chromium, openssl },
    run: ({ urls }, to) => recordDevTools(urls.https, { sensitive: `${to}/visit.har` }),
  },
  "devtools-sanitized": {
    needs: { chromium },
    run: ({ urls }, to) => recordDevTools(urls.http, { sanitized: `${to}/visit.har` }),
  },
  firefox: { needs: { firefox }, run: ({ urls }, to) => recordFirefox(urls.http, `${to}/visit.har`) },
  "firefox-h2": { needs: { firefox, openssl }, run: ({ urls }, to) => recordFirefox(urls.https, `${to}/visit.har`) },
  mitmproxy: {
    needs: { chromium, mitmdump, openssl },
    run: ({ urls }, to) => recordMitmproxy([urls.http, urls.https], `${to}/visit.har`),
  },
  "mitmproxy-zhar": {
    needs: { chromium, mitmdump },
    run: ({ urls }, to) => recordMitmproxy([urls.http], `${to}/visit.zhar`),
  },
  "chrome-har": { needs: { chromium }, run: ({ urls }, to) => recordChromeHar(urls.http, `${to}/visit.har`) },
  playwright: { needs: { chromium }, run: ({ urls }, to) => recordPlaywright(urls.http, `${to}/visit.har`) },
  "playwright-h2": {
    needs: { chromium, openssl },
    run: ({ urls }, to) => recordPlaywright(urls.https, `${to}/visit.har`),
  },
  "playwright-minimal": {
    needs: { chromium },
    run: ({ urls }, to) => recordPlaywright(urls.http, `${to}/visit.har`, { mode: "minimal" }),
  },
  "playwright-attach": {
    needs: { chromium },
    run: ({ urls }, to) => recordPlaywright(urls.http, `${to}/visit.har`, { content: "attach" }),
  },
  "playwright-zip": {
    needs: { chromium },
    run: ({ urls }, to) => recordPlaywright(urls.http, `${to}/visit.zip`, { content: "attach" }),
  },
};

// Where a tool treats a body of 3 MB in a way of its own, or packs it.
const LARGE = ["firefox", "playwright-zip"];

/** Makes a recording in an empty folder; gives the names of the programs that are missing, if any are. */
export async function record(name, folder, ports = {}) {
  const { needs, run } = RECORDINGS[name];
  const missing = Object.entries(needs)
    .filter(([, find]) => find() === undefined)
    .map(([program]) => program);
  if (missing.length > 0) return missing;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const origin = await startBrowserOrigin({ ...ports, isLarge: LARGE.includes(name) });
  try {
    await run(origin, folder);
  } finally {
    await origin.close();
  }
  writeFileSync(`${folder}/truth.json`, `${JSON.stringify({ exchanges: origin.truth }, undefined, 1)}\n`);
  return [];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2);
  // The same ports each time, so that a new recording differs in what the tools do alone.
  for (const name of names.length > 0 ? names : Object.keys(RECORDINGS)) {
    const missing = await record(name, `${FIXTURES}${name}`, { port: 7480, securePort: 7443 });
    const files = ["har", "zhar", "zip"].filter((ending) => existsSync(`${FIXTURES}${name}/visit.${ending}`));
    console.log(missing.length > 0 ? `skipped: ${name} needs ${missing.join(", ")}` : `${name}: visit.${files[0]}`);
  }
}
