import fc from "fast-check";
import { expect, test } from "vitest";
import { strict } from "../../match/presets.ts";
import { storedBody } from "../../model/body.ts";
import type { CassetteMeta, Interaction } from "../../model/types.ts";
import { isInteraction, isMeta } from "./check.ts";

const body = storedBody(Uint8Array.of(1), { undone: "br", chunks: [{ end: 1, atMs: 0.5 }, { end: 1 }] });
const whole: Interaction = {
  request: { method: "GET", url: "/", httpVersion: "2", headers: [["A", "b"]], trailers: [], body },
  outcome: {
    kind: "response",
    status: 0,
    statusText: "",
    httpVersion: "1.0",
    headers: [],
    trailers: [["C", ""]],
    body: { kind: "lost", reason: "evicted", size: 5 },
    brokenBy: { kind: "failure", message: "reset", code: "ECONNRESET" },
  },
  timing: { startedAt: "x", recordedAt: "y", waitMs: 1, totalMs: 2, phases: { dns: 0 } },
  match: strict,
  extensions: { x: { any: [null, 1] } },
};
const meta: CassetteMeta = {
  format: "x",
  version: "1",
  producer: { name: "p", version: "2" },
  name: "n",
  match: strict,
  extensions: { x: {} },
};

test("every field of the model is known", () => {
  expect(isInteraction(whole)).toBe(true);
  expect(isInteraction({ request: whole.request, outcome: { kind: "failure", message: "" } })).toBe(true);
  expect(isInteraction({ request: whole.request, outcome: { kind: "unrecorded", reason: "" } })).toBe(true);
  expect(isMeta(meta)).toBe(true);
  expect(isMeta({})).toBe(true);
});

test("whatever stands in a wrong place is refused", () => {
  const wrong = [null, 0.5, {}, [5], [["a"]], "nonsense", Symbol("x")];
  for (const [value, check] of [
    [whole, isInteraction],
    [meta, isMeta],
  ] as const) {
    for (const path of paths(value)) {
      const refused = wrong.filter((other) => !check(replaced(value, path, other)));
      // No place takes a symbol, and none takes more than two kinds of the others.
      expect(refused.length, path.join(".")).toBeGreaterThanOrEqual(wrong.length - 2);
      expect(refused).toContain(wrong.at(-1));
    }
  }
});

test("unknown members are refused, missing ones too", () => {
  expect(isInteraction({ ...whole, origin: { index: 0 } })).toBe(false);
  expect(isInteraction({ ...whole, request: { ...whole.request, extra: 1 } })).toBe(false);
  expect(isInteraction({ outcome: whole.outcome })).toBe(false);
  expect(isInteraction({ ...whole, timing: { waitMs: Number.POSITIVE_INFINITY } })).toBe(false);
  expect(isInteraction({ ...whole, request: { ...whole.request, body: { ...body, chunks: [{ end: -1 }] } } })).toBe(
    false,
  );
  expect(isMeta({ match: { body: "none" } })).toBe(false);
  expect(isMeta(JSON.parse('{"__proto__":{}}'))).toBe(false);
});

test("nothing throws", () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true }), (value) => {
      expect([isInteraction(value), isInteraction({ ...whole, request: value })]).toEqual([false, false]);
      expect(typeof isMeta(value)).toBe("boolean");
    }),
  );
});

function paths(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return [path];
  const inner = path.at(-2) === "extensions" ? [] : Object.entries(value);
  return [path, ...inner.flatMap(([name, held]) => paths(held, [...path, name]))];
}

function replaced(value: unknown, [name, ...rest]: readonly string[], other: unknown): unknown {
  if (name === undefined) return other;
  const held = (value as Record<string, unknown>)[name];
  if (Array.isArray(value)) return value.map((item, i) => (String(i) === name ? replaced(item, rest, other) : item));
  return { ...(value as object), [name]: replaced(held, rest, other) };
}
