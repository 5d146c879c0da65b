import fc from "fast-check";
import { expect, test } from "vitest";
import { sameValue } from "../equal.ts";
import { applyPatch, difference, interactionShape, metaShape, type Plain } from "./patch.ts";

const bytes = (...values: number[]) => Uint8Array.from(values);
const stored = (more: object = {}) => ({ kind: "stored", bytes: bytes(1, 2), coding: "decoded", ...more });
const response = { kind: "response", status: 200, headers: [["A", "b"]], body: stored() };
const base = { request: { method: "GET", url: "http://h/", headers: [], body: stored() }, outcome: response };

test.each<[string, Plain, Plain]>([
  ["nothing", base, {}],
  ["a scalar", { ...base, request: { ...base.request, url: "/" } }, { request: { url: "/" } }],
  ["a new member", { ...base, timing: { waitMs: 3 } }, { timing: { waitMs: 3 } }],
  ["a member that holds nothing", { ...base, timing: {} }, { timing: {} }],
  [
    "a list, whole",
    { ...base, outcome: { ...response, headers: [["A", "c"]] } },
    { outcome: { headers: [["A", "c"]] } },
  ],
  [
    "a fact about a body, without its bytes",
    { ...base, outcome: { ...response, body: stored({ coding: "encoded" }) } },
    { outcome: { body: { coding: "encoded" } } },
  ],
  [
    "bytes",
    { ...base, outcome: { ...response, body: stored({ bytes: bytes(1) }) } },
    { outcome: { body: { bytes: bytes(1) } } },
  ],
  [
    "a body of another kind, whole",
    { ...base, outcome: { ...response, body: { kind: "lost", reason: "evicted" } } },
    { outcome: { body: { kind: "lost", reason: "evicted" } } },
  ],
  [
    "another outcome, whole",
    { ...base, outcome: { kind: "failure", message: "reset" } },
    { outcome: { kind: "failure", message: "reset" } },
  ],
  [
    "an extension, whole, in which null is data",
    { ...base, extensions: { x: { a: null } } },
    { extensions: { x: { a: null } } },
  ],
])("%s", (_, to, patch) => {
  expect(difference(base, to, interactionShape)).toEqual(patch);
  expect(applyPatch(base, patch, interactionShape)).toEqual(to);
});

test("what is gone is null", () => {
  const from = {
    ...base,
    timing: { waitMs: 1, totalMs: 2 },
    extensions: { x: { a: 1 }, y: {} },
    match: { body: "none" },
  };
  const to = { ...base, timing: { totalMs: 2 }, extensions: { x: { a: 1 } } };
  const patch = { timing: { waitMs: null }, extensions: { y: null }, match: null };
  expect(difference(from, to, interactionShape)).toEqual(patch);
  expect(applyPatch(from, patch, interactionShape)).toEqual(to);
});

test("facts about a cassette", () => {
  const to = { format: "b", producer: { name: "p" }, extensions: { b: { x: 1 } } };
  const patch = { format: "b", producer: { name: "p" }, extensions: { b: { x: 1 } } };
  expect(difference({ format: "a", extensions: { a: {} } }, to, metaShape)).toEqual({
    ...patch,
    extensions: { b: { x: 1 }, a: null },
  });
  expect(applyPatch({ format: "a", name: "n" }, patch, metaShape)).toEqual({ ...to, name: "n" });
});

test("names that every object inherits are names like others", () => {
  const patch = JSON.parse(
    '{"__proto__":{"polluted":1},"constructor":{"kind":"x"},"request":{"__proto__":{"url":"/"}}}',
  );
  const patched = applyPatch(base, patch, interactionShape);
  expect(Object.keys(patched)).toEqual(["request", "outcome", "__proto__", "constructor"]);
  expect(Object.getPrototypeOf(patched)).toBe(Object.prototype);
  expect(Object.getPrototypeOf(patched.request)).toBe(Object.prototype);
  expect(({} as Plain).polluted).toBeUndefined();
});

test("a patch that is no patch changes what it says, and nothing throws", () => {
  expect(
    applyPatch(base, { request: 5, timing: [], extensions: "x", outcome: { body: { bytes: 7 } } }, interactionShape),
  ).toEqual({
    request: 5,
    timing: [],
    extensions: "x",
    outcome: { ...response, body: { ...stored(), bytes: 7 } },
  });
  expect(applyPatch({ timing: 5 }, { timing: { waitMs: 1 } }, interactionShape)).toEqual({ timing: { waitMs: 1 } });
});

test("any difference makes the one of the other", () => {
  const value = fc.oneof(fc.constantFrom(0, 1, "a"), fc.array(fc.nat(1), { maxLength: 2 }));
  const record = (inner: fc.Arbitrary<unknown>) => fc.dictionary(fc.constantFrom("a", "b", "body", "__proto__"), inner);
  const part = record(fc.oneof(value, record(value)));
  const whole = fc.record({ request: part, outcome: part, timing: part, extensions: part }, { requiredKeys: [] });
  fc.assert(
    fc.property(whole, whole, (from, to) => {
      const patched = applyPatch(from, difference(from, to, interactionShape), interactionShape);
      expect(sameValue(patched, to)).toBe(true);
    }),
  );
});
