import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decode } from "../../../src/entry/node.ts";
import { read, redact } from "../../../src/index.ts";
import { headerValue } from "../../../src/model/headers.ts";
import { bytesOf } from "../../support/files.ts";
import { goAvailable } from "../go/go.mjs";
import { compareInGo } from "../go-vcr/compare.ts";
import { type Plan, planOf, playGo } from "../go-vcr/player.ts";

// Of all players go-vcr 4 alone compares request headers: what stood in one of them must be asked for without its secret.

const go = goAvailable();
const before = planOf("all", (name) => name === "header-request");

/** The plan of a client that sends this in place of what it sent when it was recorded. */
function withAuthorization(plan: Plan, value: string): Plan {
  const cases = plan.cases.map((one) => ({
    ...one,
    requests: one.requests.map((request) => ({
      ...request,
      headers: request.headers.map((pair) => (pair[0] === "Authorization" ? ([pair[0], value] as const) : pair)),
    })),
  }));
  return { ...plan, cases };
}

const sent = ({ cases }: Plan) =>
  cases.flatMap(({ requests }) => requests.map(({ headers }) => headerValue(headers, "authorization")));

describe(`what the real recorder wrote${go ? "" : " (skipped: needs Go)"}`, () => {
  test.skipIf(!go).each(["v3.2.0", "v4.0.4", "v4.0.7"])(
    "plays without a header's secret in go-vcr %s",
    async (version) => {
      const path = new URL(`../../fixtures/go-vcr/recorded/${version}/origin.yaml`, import.meta.url);
      const recorded = new Uint8Array(readFileSync(path));
      const clean = await bytesOf((await redact(recorded, { decode })).files);
      const { interactions } = (await read(clean, { decode })).cassette;
      const [held, ...more] = interactions.flatMap(
        ({ request }) => headerValue(request.headers, "authorization") ?? [],
      );
      expect([held, more]).toEqual(["Bearer REDACTED_TOKEN_1", []]);
      const after = withAuthorization(before, held ?? "");
      expect([sent(before), sent(after)]).toEqual([["Bearer test-token"], [held]]);

      const found = async (cassette: Uint8Array, plan: Plan) =>
        compareInGo(await playGo(version, cassette, plan), plan.exchanges, "undone");
      expect(await found(recorded, before)).toEqual([]);
      expect(await found(clean, after)).toEqual([]);
      const old = await playGo(version, clean, before);
      // go-vcr 3 compares method and URL.
      expect(old.map((result) => "error" in result)).toEqual([!version.startsWith("v3")]);
    },
  );
});
