import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { decode } from "../../../src/entry/node.ts";
import { write } from "../../../src/index.ts";
import { bytesOf } from "../../support/files.ts";
import { originCassette } from "../go-vcr/origin-cassette.ts";
import { withPage } from "../har-recorder/playwright.mjs";
import { chromium } from "../har-recorder/programs.mjs";
import { truthOf } from "../origin/truth.mjs";
import type { TruthExchange } from "../shared/truth.ts";

// What Playwright's routeFromHAR shows a page of a HAR made from what went over the wire.

const browser = process.env.RESPOOL_INTEROP === "all" ? chromium() : undefined;
const missing = process.env.RESPOOL_INTEROP === "all" ? " (skipped: needs chromium)" : " (skipped: needs --all)";

/** What is used of Playwright's page; its own types come with the packages that this folder installs. */
interface Page {
  routeFromHAR(path: string, options: { notFound: "abort" }): Promise<void>;
  route(url: string, answer: (route: { fulfill(answer: object): Promise<void> }) => Promise<void>): Promise<unknown>;
  goto(url: string): Promise<unknown>;
  evaluate<T, A>(run: (argument: A) => Promise<T>, argument: A): Promise<T>;
}

/** Asks for each exchange from inside the page. */
async function ask(requests: readonly { method: string; url: string; type: string | undefined; body: string }[]) {
  const answers: { status: number; body: string }[] = [];
  for (const { method, url, type, body } of requests) {
    const init: RequestInit = { method, redirect: "manual" };
    if (type !== undefined) init.headers = { "content-type": type };
    if (body !== "") init.body = Uint8Array.from(atob(body), (char) => char.charCodeAt(0));
    try {
      const answer = await fetch(url, init);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      let text = "";
      for (const byte of bytes) text += String.fromCharCode(byte);
      answers.push({ status: answer.status, body: btoa(text) });
    } catch {
      answers.push({ status: -1, body: "" });
    }
  }
  return answers;
}

test.skipIf(browser === undefined)(
  `a page gets what was sent, but for what is said${browser ? "" : missing}`,
  async () => {
    const told = new Set<number | undefined>();
    const { files } = await write(
      originCassette(() => true),
      {
        to: "har",
        set: { "har.player": "playwright" },
        decode,
        onNotice: ({ code, at }) =>
          /^(lost|skipped)\/(repeat|body-match|forbidden|status)/.test(code) && told.add(at.interaction),
      },
    );
    const truth: readonly TruthExchange[] = truthOf().exchanges;
    const folder = await mkdtemp(join(tmpdir(), "respool-route-"));
    try {
      const file = join(folder, "origin.har");
      await writeFile(file, await bytesOf(files));
      const requests = truth.map(({ request: { method, url, headers, body } }) => ({
        method,
        url,
        type: headers.find(([name]) => name.toLowerCase() === "content-type")?.[1],
        body,
      }));
      let answers: Awaited<ReturnType<typeof ask>> = [];
      await withPage({}, async (page: Page) => {
        await page.routeFromHAR(file, { notFound: "abort" });
        await page.route("http://origin.test/blank-page", (route) =>
          route.fulfill({ contentType: "text/html", body: "" }),
        );
        await page.goto("http://origin.test/blank-page");
        answers = await page.evaluate(ask, requests);
      });
      const differing = truth.flatMap(({ case: name, response, request }, i) => {
        const answer = answers[i];
        // Redirects are followed inside the HAR, and a page cannot look at one by itself.
        if (answer === undefined || (response.status >= 300 && response.status < 400) || request.method === "TRACE")
          return [];
        const sha256 = createHash("sha256").update(Buffer.from(answer.body, "base64")).digest("hex");
        const isSame = answer.status === response.status && sha256 === response.bodySha256;
        return isSame || told.has(i) ? [] : [`${name}: ${answer.status}`];
      });
      expect(answers.length).toBe(truth.length);
      expect(differing).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);
