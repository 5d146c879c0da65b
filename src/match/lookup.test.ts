import { describe, expect, test } from "vitest";
import { storedBody } from "../model/body.ts";
import { encodeUtf8 } from "../model/bytes.ts";
import type { HttpRequest, MatchPolicy } from "../model/types.ts";
import { forms } from "./forms.ts";
import { type Lookup, lookupOf } from "./lookup.ts";
import { strict } from "./presets.ts";

function post(body: unknown, path = "/a"): HttpRequest {
  const bytes = encodeUtf8(typeof body === "string" ? body : JSON.stringify(body));
  return { method: "POST", url: `http://h${path}`, headers: [], body: storedBody(bytes) };
}

function lookup(bodies: readonly unknown[], policy: Partial<MatchPolicy> = {}): Lookup {
  return lookupOf(
    bodies.map((body) => ({ request: post(body) })),
    { ...strict, ...policy },
  );
}

const takeAll = (l: Lookup, bodies: readonly unknown[]) =>
  bodies.map((body) => {
    const taken = l.take(post(body));
    return "index" in taken ? taken.index : taken.reason;
  });

test("the n-th equal request takes the n-th answer, whatever comes in between", () => {
  const l = lookup([{ a: 1 }, { b: 1 }, { a: 1 }]);
  expect(takeAll(l, [{ a: 1 }, { a: 1 }, { b: 1 }, { a: 1 }, { c: 1 }])).toEqual([0, 2, 1, "exhausted", "no-match"]);
});

test("an exhausted one tells how many equal it", () => {
  const l = lookup([{ a: 1 }, { b: 1 }, { a: 1 }]);
  takeAll(l, [{ a: 1 }, { a: 1 }]);
  expect(l.take(post({ a: 1 }))).toEqual({ reason: "exhausted", equals: [0, 2] });
});

test.each([
  ["last", [0, 2, 2, 2]],
  ["cycle", [0, 2, 0, 2]],
] as const)("repeat %s", (repeat, taken) => {
  const l = lookup([{ a: 1 }, { b: 1 }, { a: 1 }], { repeat });
  expect(takeAll(l, [{ a: 1 }, { a: 1 }, { a: 1 }, { a: 1 }])).toEqual(taken);
});

test("in strict order only the next one is given", () => {
  const l = lookup([{ a: 1 }, { b: 1 }, { c: 1 }], { order: "strict" });
  expect(takeAll(l, [{ b: 1 }, { a: 1 }, { c: 1 }, { b: 1 }, { c: 1 }])).toEqual(["order", 0, "order", 1, 2]);
});

test("what is unused is told in file order", () => {
  const l = lookup([{ a: 1 }, { b: 1 }, { c: 1 }]);
  l.take(post({ b: 1 }));
  expect(l.unused()).toEqual([0, 2]);
});

test("what was taken is given back", () => {
  const bodies = [{ b: 1 }, { a: 1 }, { a: 1 }, { a: 9, more: ["x", "y"] }];
  const l = lookup(bodies, { order: "strict", pick: "closest" });
  const first = takeAll(l, [{ b: 1 }, { a: 1 }, { a: 8, more: ["x", "y"] }, { a: 1 }, { a: 1 }]);
  expect(first).toEqual([0, 1, 3, 2, "exhausted"]);
  l.restart();
  expect(l.unused()).toEqual([0, 1, 2, 3]);
  expect(takeAll(l, [{ a: 1 }, { b: 1 }, { a: 1 }, { a: 1 }, { a: 9, more: ["x", "y"] }])).toEqual([
    "order",
    0,
    1,
    2,
    3,
  ]);
  expect(l.equals(post({ a: 1 }))).toEqual([1, 2]);
  expect(l.equals(post({ a: 2 }))).toEqual([]);
});

test("an interaction may have a policy of its own", () => {
  const l = lookupOf(
    [{ request: post({ a: 1 }) }, { request: post({ a: 1 }), match: { body: "none" } }, { request: post({ a: 2 }) }],
    strict,
  );
  expect(takeAll(l, [{ a: 2 }, { a: 1 }, { a: 2 }, { a: 2 }])).toEqual([1, 0, 2, "exhausted"]);
});

describe("loose forms", () => {
  const loosely = (bodies: readonly unknown[]) => lookup(bodies, { forms: ["test-loose"] });
  const table = forms as Record<string, unknown>;
  table["test-loose"] = {
    doc: "takes any body for the same",
    loose: true,
    apply: (canonical: object) => ({ ...canonical, body: { kind: "empty", text: "" } }),
  };

  test("count where nothing is equal without them", () => {
    const l = loosely([{ a: 1 }]);
    expect(l.take(post({ a: 2 }))).toEqual({ index: 0, how: "loose" });
  });

  test("do not count where something is equal, used or not", () => {
    const l = loosely([{ a: 1 }, { a: 1 }]);
    expect(takeAll(l, [{ a: 1 }, { a: 1 }, { a: 1 }])).toEqual([0, 1, "exhausted"]);
  });

  test("do not choose among different requests", () => {
    const l = loosely([{ a: 1 }, { a: 2 }]);
    expect(takeAll(l, [{ a: 3 }])).toEqual(["no-match"]);
  });
});

describe("closest", () => {
  const said = (text: string) => ({ model: "m", messages: [{ role: "user", content: text }] });
  const long = "tell me everything that you know about the history of the city of Lisbon in three short paragraphs";

  test("takes the unused one that is most alike", () => {
    const l = lookup([said("something else"), said(long), said(long)], { pick: "closest" });
    expect(l.take(post(said(`${long} please`)))).toEqual({ index: 1, how: "closest" });
    expect(l.take(post(said(`${long} please`)))).toEqual({ index: 2, how: "closest" });
  });

  test("gives an answer once, also to an equal request", () => {
    const l = lookup([said(long)], { pick: "closest" });
    expect(l.take(post(said(`${long} please`)))).toMatchObject({ index: 0 });
    expect(l.take(post(said(long)))).toEqual({ reason: "exhausted", equals: [] });
  });

  test("takes none that is far off, and none of another route", () => {
    const l = lookup([said(long)], { pick: "closest" });
    expect(takeAll(l, [{ input: [1, 2, 3] }])).toEqual(["no-match"]);
    expect(l.take(post(said(long), "/b"))).toEqual({ reason: "no-match" });
  });
});

test("a lookup asks as many tables for 10 interactions as for 5,000", () => {
  const probes = [10, 5000].map((count) => {
    const l = lookup(Array.from({ length: count }, (_, i) => ({ i })));
    expect(l.take(post({ i: count - 1 }))).toEqual({ index: count - 1, how: "equal" });
    l.take(post({ i: count }));
    return l.probes;
  });
  expect(probes[0]).toBe(probes[1]);
});
