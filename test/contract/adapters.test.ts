import { describe, expect, test } from "vitest";
import type { Feature, Format } from "../../src/adapters/adapter.ts";
import { formats, read, write } from "../../src/index.ts";
import { noticeCodes } from "../../src/model/notice-codes.ts";
import { standardPhrase } from "../../src/model/status.ts";
import type { Cassette, Interaction, Outcome } from "../../src/model/types.ts";
import { bytesOf } from "../support/files.ts";
import { minimal, probes } from "./probes.ts";

/**
 * What takes no part in comparisons: where an interaction was read, how sure its bodies are, and what goes without saying:
 * HTTP/1.1 and the standard phrase of a status.
 */
function bare({ origin: _, ...whole }: Interaction): unknown {
  const interaction = { ...whole, outcome: plainOutcome(whole.outcome) };
  return JSON.parse(
    JSON.stringify(interaction, (key, value) =>
      key === "fidelity" ? undefined : value instanceof Uint8Array ? [...value] : value,
    ),
  );
}

function plainOutcome(outcome: Outcome): Outcome {
  if (outcome.kind !== "response") return outcome;
  const { statusText, httpVersion, ...rest } = outcome;
  return {
    ...rest,
    ...(statusText !== undefined && statusText !== standardPhrase(rest.status) && { statusText }),
    ...(httpVersion !== undefined && httpVersion !== "1.1" && { httpVersion }),
  };
}

async function roundTrip(cassette: Cassette, to: string) {
  const written = await write(cassette, { to });
  const { cassette: again } = await read(await bytesOf(written.files), { from: to });
  return { again, notices: written.notices };
}

const adapters = await Promise.all(formats.map(async (format) => ({ format, ...(await format.load()) })));
const writers = adapters.filter(({ write }) => write !== undefined).map(({ format }) => format);
const readers = adapters.filter(({ read }) => read !== undefined).map(({ format }) => format);

describe.each(formats.map((format) => [format.id, format] as const))("%s", (_, format) => {
  test("has a row that can be used", () => {
    for (const code of Object.values(format.holds)) if (code !== "held") expect(noticeCodes).toHaveProperty([code]);
    expect(format.fileNames.every((name) => name.startsWith("."))).toBe(true);
    expect(readers.includes(format) || writers.includes(format)).toBe(true);
  });

  test("reads or refuses anything, but only with an error of ours", async () => {
    if (!readers.includes(format)) return;
    for (const text of ["", " ", "{}", "[]", "null", "- a", "a: b", "\ufeff", "\0"]) {
      const outcome = await read(new TextEncoder().encode(text), { from: format.id }).catch((e) => e.name);
      expect(outcome === "RespoolError" || "cassette" in outcome).toBe(true);
    }
  });
});

describe.each(writers.map((format) => [format.id, format] as const))("writing %s", (to, format: Format) => {
  test("a minimal cassette comes back whole, without a notice", async () => {
    const { again, notices } = await roundTrip(minimal, to);
    expect(notices).toEqual({ counts: {}, first: [] });
    expect(again.interactions.map(bare)).toEqual(minimal.interactions.map(bare));
  });

  test.each(Object.keys(probes) as Feature[])("%s: held, or the notice that the row names", async (feature) => {
    const probe = probes[feature];
    const { again, notices } = await roundTrip(probe, to);
    const held = format.holds[feature];
    if (held === "held") {
      expect(notices.counts).toEqual({});
      expect(again.interactions.map(bare)).toEqual(probe.interactions.map(bare));
    } else {
      expect(Object.keys(notices.counts).filter((code) => code !== "lost/everything")).toEqual([held]);
    }
  });

  test("the same input gives the same bytes, and is left as it was", async () => {
    for (const probe of Object.values(probes)) {
      const before = structuredClone(probe);
      const first = await bytesOf((await write(probe, { to })).files);
      const second = await bytesOf((await write(probe, { to })).files);
      expect(second).toEqual(first);
      expect(probe).toEqual(before);
    }
  });

  test("an empty cassette is an empty file of the format", async () => {
    const { again, notices } = await roundTrip({ meta: {}, interactions: [] }, to);
    expect(again.interactions).toEqual([]);
    expect(notices.counts).toEqual({});
  });
});
