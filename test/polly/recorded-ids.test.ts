import { expect, test } from "vitest";
import type { MatchRequestsBy } from "../../src/adapters/polly/id/id.ts";
import { idOf } from "../../src/adapters/polly/id/request.ts";
import { marksOf } from "../../src/adapters/polly/marks.ts";
import { read } from "../../src/index.ts";
import { fixtures } from "../support/files.ts";

// The ids that the real releases gave their entries are those that we compute from what they stored.

const settings: Readonly<Record<string, MatchRequestsBy>> = {
  "6.0.6-settings": { headers: false, body: ((text: string) => parsed(text)) as never },
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

// Bodies that were not stored, and in one recording those that were parsed before.
const unknown: Readonly<Record<string, number>> = { "6.0.6-text-json": 8 };

test.each(fixtures().filter(({ format }) => format === "polly"))("$path", async ({ path, bytes }) => {
  const name = path.split("/")[2] ?? "";
  const { cassette } = await read(bytes, { from: "polly" });
  const others = cassette.interactions.filter(
    (one) => idOf(one, settings[name] ?? {}, true) !== marksOf(one.extensions).id,
  );
  expect(cassette.interactions.length).toBeGreaterThan(140);
  expect(others.length).toBe(unknown[name] ?? 4);
  expect(others.every(({ request: { body } }) => body.kind === "lost" || body.fidelity === "semantic")).toBe(true);
});
