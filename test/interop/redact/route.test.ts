import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { decode } from "../../../src/entry/node.ts";
import { read, redact, write } from "../../../src/index.ts";
import { bytesOf } from "../../support/files.ts";
import { withPage } from "../har-recorder/playwright.mjs";
import { chromium } from "../har-recorder/programs.mjs";
import { cassette, exchangesOf } from "./session.ts";

const browser = process.env.RESPOOL_INTEROP === "all" ? chromium() : undefined;
const missing = process.env.RESPOOL_INTEROP === "all" ? " (skipped: needs chromium)" : " (skipped: needs --all)";

/** What is used of Playwright's page; its own types come with the packages that this folder installs. */
interface Page {
  routeFromHAR(path: string, options: { notFound: "abort" }): Promise<void>;
  route(url: string, answer: (route: { fulfill(answer: object): Promise<void> }) => Promise<void>): Promise<unknown>;
  goto(url: string): Promise<unknown>;
  evaluate<T, A>(run: (argument: A) => Promise<T>, argument: A): Promise<T>;
}

/** Asks from inside the page; -1 where there is no answer. */
async function ask(requests: readonly { method: string; url: string; type: string | undefined; body: string }[]) {
  const answers: { status: number; body: string }[] = [];
  for (const { method, url, type, body } of requests) {
    const init: RequestInit = { method, ...(body !== "" && { body: atob(body) }) };
    if (type !== undefined) init.headers = { "content-type": type };
    try {
      const answer = await fetch(url, init);
      answers.push({ status: answer.status, body: await answer.text() });
    } catch {
      answers.push({ status: -1, body: "" });
    }
  }
  return answers;
}

test.skipIf(browser === undefined)(
  `a page gets answers without secrets for requests without secrets${browser ? "" : missing}`,
  async () => {
    const { files } = await write(cassette, { to: "har", decode });
    const clean = await bytesOf((await redact(await bytesOf(files), { decode })).files);
    const kept = (await read(clean, { decode })).cassette;
    const folder = await mkdtemp(join(tmpdir(), "respool-route-"));
    try {
      const file = join(folder, "session.har");
      await writeFile(file, clean);
      const plan = (of: typeof cassette) =>
        exchangesOf(of).map(({ request: { method, url, headers, body } }) => ({
          method,
          url,
          type: headers[0]?.[1],
          body,
        }));
      const texts = kept.interactions.map(({ outcome }) =>
        outcome.kind === "response" && outcome.body.kind === "stored"
          ? { status: outcome.status, body: new TextDecoder().decode(outcome.body.bytes) }
          : undefined,
      );
      await withPage({}, async (page: Page) => {
        await page.routeFromHAR(file, { notFound: "abort" });
        await page.route("http://api.test/blank-page", (route) =>
          route.fulfill({ contentType: "text/html", body: "" }),
        );
        await page.goto("http://api.test/blank-page");
        expect(await page.evaluate(ask, plan(kept))).toEqual(texts);
        // Of requests with one method and URL Playwright takes the likest body, so only a URL can miss.
        const [, , me] = await page.evaluate(ask, plan(cassette));
        expect(me).toEqual({ status: -1, body: "" });
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);
