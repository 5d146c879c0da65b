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
import { ask, askedFor, type Got, openOn, type Page } from "./page.ts";

// What Playwright's routeFromHAR shows a page of a HAR made from what went over the wire.

const browser = process.env.RESPOOL_INTEROP === "all" ? chromium() : undefined;
const missing = process.env.RESPOOL_INTEROP === "all" ? " (skipped: needs chromium)" : " (skipped: needs --all)";

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
      const requests = truth.map(askedFor);
      let answers: readonly Got[] = [];
      await withPage({}, async (page: Page) => {
        await openOn(page, file, "http://origin.test");
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
