import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { decode } from "../../../src/entry/node.ts";
import { read, redact, write } from "../../../src/index.ts";
import { bytesOf } from "../../support/files.ts";
import { ask, askedFor, openOn, type Page } from "../har/page.ts";
import { withPage } from "../har-recorder/playwright.mjs";
import { chromium } from "../har-recorder/programs.mjs";
import { cassette, exchangesOf } from "./session.ts";

const browser = process.env.RESPOOL_INTEROP === "all" ? chromium() : undefined;
const missing = process.env.RESPOOL_INTEROP === "all" ? " (skipped: needs chromium)" : " (skipped: needs --all)";

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
      const answers = kept.interactions.map(({ outcome }) =>
        outcome.kind === "response" && outcome.body.kind === "stored"
          ? { status: outcome.status, body: Buffer.from(outcome.body.bytes).toString("base64") }
          : undefined,
      );
      await withPage({}, async (page: Page) => {
        await openOn(page, file, "http://api.test");
        expect(await page.evaluate(ask, exchangesOf(kept).map(askedFor))).toEqual(answers);
        // Of requests with one method and URL Playwright takes the likest body, so only a URL can miss.
        const [, , me] = await page.evaluate(ask, exchangesOf(cassette).map(askedFor));
        expect(me).toEqual({ status: -1, body: "" });
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);
