import { chromium as playwright } from "playwright-core";
import { chromium, chromiumFlags } from "./programs.mjs";

/** Records a visit with Playwright's recordHar; `content` and `mode` are its own options. */
export async function recordPlaywright(origin, path, { content = "embed", mode = "full" } = {}) {
  await withPage({ recordHar: { path, content, mode } }, (page) => visit(page, origin));
}

/** Runs Chromium with one page, closed at the end, which is when Playwright writes a HAR. */
export async function withPage(options, run, launch = {}) {
  const browser = await playwright.launch({ executablePath: chromium(), args: chromiumFlags, ...launch });
  try {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, ...options });
    await run(await context.newPage(), context);
    await context.close();
  } finally {
    await browser.close();
  }
}

/** Opens the origin's page and waits for its last case. */
export async function visit(page, url) {
  await page.goto(`${url}/`);
  await page.waitForFunction(() => document.title === "done", null, { timeout: 60_000 });
}
