// Records shop.har: a visit to the shop, by Playwright's recorder. Needs the package playwright-core, and Chromium.
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { startShop } from "./app.mjs";

const shop = await startShop();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", `--host-resolver-rules=MAP *.example.test 127.0.0.1:${shop.port}`],
});
const context = await browser.newContext({
  recordHar: { path: fileURLToPath(new URL("shop.har", import.meta.url)) },
});
const page = await context.newPage();
await page.goto("http://shop.example.test/");
await page.waitForFunction(() => document.title.endsWith("recommendations"));
await context.close();
await browser.close();
await shop.close();
