import fc from "fast-check";
import { expect, test } from "vitest";
import { isInteraction, isMeta } from "../../src/edit/lossless/check.ts";
import { read } from "../../src/index.ts";
import { storedBody } from "../../src/model/body.ts";
import { encodeUtf8 } from "../../src/model/bytes.ts";
import { isRespoolError } from "../../src/model/errors.ts";
import type { Cassette, Interaction, JsonObject, JsonValue } from "../../src/model/types.ts";
import { kept } from "./whole.ts";

const timed: Interaction = {
  request: {
    method: "POST",
    url: "https://h.test/a",
    headers: [["Accept", "b"]],
    body: storedBody(encodeUtf8("[1 ]")),
  },
  outcome: {
    kind: "response",
    status: 200,
    statusText: "Fine",
    headers: [["Content-Length", "1"]],
    trailers: [["X-Sum", "1"]],
    body: storedBody(Uint8Array.of(255), { chunks: [{ end: 1, atMs: 2 }] }),
  },
  timing: { waitMs: 1, phases: { dns: 1 } },
  match: { body: "json" },
  extensions: { other: { a: [null] } },
};
const failed: Interaction = { ...timed, outcome: { kind: "failure", message: "reset" } };
const cassette: Cassette = {
  meta: { format: "other", producer: { name: "p" }, extensions: { other: { b: 1 } } },
  interactions: [failed, timed, timed],
};

const definitions: JsonObject[] = JSON.parse(new TextDecoder().decode((await kept(cassette, "nock")).bytes));

/** Where the values are that our own keys hold. */
const places: readonly (readonly string[])[] = definitions.flatMap(({ respool }, i) =>
  paths(respool as JsonValue, [String(i), "respool"]),
);

function paths(value: JsonValue, path: readonly string[]): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => paths(inner as JsonValue, [...path, name]))];
}

function replaced(value: JsonValue, [name, ...rest]: readonly string[], other: JsonValue | undefined): JsonValue {
  if (name === undefined || typeof value !== "object" || value === null) return other ?? null;
  const inner = Array.isArray(value) ? value[Number(name)] : (value as JsonObject)[name];
  if (Array.isArray(value)) return value.map((item, i) => (String(i) === name ? replaced(inner, rest, other) : item));
  const members = Object.entries(value).filter(([member]) => member !== name || rest.length > 0 || other !== undefined);
  return Object.fromEntries(
    members.map(([member, held]) => [member, member === name ? replaced(inner, rest, other) : held]),
  );
}

const others = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom<JsonValue>(null, "", "x", 5, -0.5, [], {}, ["a", "b"], { kind: "stored" }, { kind: "lost" }),
  fc.constantFrom<JsonValue>(JSON.parse('{"__proto__":{"a":1}}'), { constructor: 1 }, { respool: {} }),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>,
);

test("whatever stands under our own key, what is read is a cassette", async () => {
  let whole = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...places), others), { maxLength: 3 }), async (edits) => {
      const spoilt = edits.reduce<JsonValue>((value, [path, other]) => replaced(value, path, other), definitions);
      try {
        const { cassette: again, notices } = await read(encodeUtf8(JSON.stringify(spoilt)), { from: "nock" });
        expect(isMeta(again.meta)).toBe(true);
        for (const { origin: _, ...interaction } of again.interactions) {
          expect(isInteraction(interaction)).toBe(true);
          expect(interaction.extensions ?? {}).not.toHaveProperty("respool");
        }
        if (notices.counts["skipped/patch"] === undefined) whole++;
      } catch (e) {
        if (!isRespoolError(e)) throw e;
      }
    }),
    { numRuns: 3000, seed: 20_261_122 },
  );
  expect(whole).toBeGreaterThan(100);
  expect(({} as Record<string, unknown>).a).toBeUndefined();
});

test("nesting ends at a limit, not in the stack", async () => {
  const [first] = definitions;
  const own = JSON.stringify((first as JsonObject).respool).replace(
    '"a":[null]',
    `"a":${"[".repeat(90_000)}${"]".repeat(90_000)}`,
  );
  const text = JSON.stringify([{ ...first, respool: 0 }]).replace('"respool":0', `"respool":${own}`);
  await expect(read(encodeUtf8(text), { from: "nock" })).rejects.toMatchObject({ name: "RespoolError" });
});

test("a list of thousands that were left out is read in the time that it takes", async () => {
  const [first] = definitions;
  const { file } = (first as JsonObject).respool as { file: { skipped: JsonObject[] } };
  const skipped = Array.from({ length: 20_000 }, (_, i) => ({ ...file.skipped[0], index: 20_000 - i }));
  const respool = { ...((first as JsonObject).respool as JsonObject), file: { ...file, skipped } };
  const { cassette: again } = await read(encodeUtf8(JSON.stringify([{ ...first, respool }])), { from: "nock" });
  expect(again.interactions.length).toBe(20_001);
});
