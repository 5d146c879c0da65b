import { describe, expect, test } from "vitest";
import { requestKey, resolvePolicy } from "../../src/index.ts";
import { lookupOf } from "../../src/match/lookup.ts";
import { type Known, tuning } from "./rest-known.ts";
import { heldOut } from "./rest-known-held-out.ts";
import { mutations } from "./rest-mutations.ts";
import { type Half, type Pair, pairsOf, requestOf, type Sent } from "./rest-set.ts";

// With `last` an answer is not used up, so that one lookup tells what each of many requests finds.
const policy = resolvePolicy({ preset: "rest", repeat: "last" });
const halves = ["tuning", "held-out"] as const;
const pairs = { tuning: await pairsOf("tuning"), "held-out": await pairsOf("held-out") };
const known: Readonly<Record<Half, Known>> = { tuning, "held-out": heldOut };
const all = halves.flatMap((half) => pairs[half]);

/** The changes of a pair's requests that still find the answer of the request that was changed, and are not known to be harmless. */
function unseen({ name, half, sent, recorded }: Pair, used?: Set<RegExp>): string[] {
  const { misses, harmless } = known[half];
  return sent.flatMap((one) => {
    // What finds nothing is compared with itself: a change may well make it what was recorded.
    const itself = misses[name]?.answers.includes(one.answers) === true;
    const lookup = lookupOf(
      recorded.map((request, index) => ({ request: itself && index === one.answers ? requestOf(one) : request })),
      policy,
    );
    return [...mutations(one)].flatMap(({ name: change, sent: changed }) => {
      // RFC 9110: a body on these methods has no meaning, and the preset says so.
      if (/^(GET|HEAD|DELETE)$/.test(one.method) && change.startsWith("body ")) return [];
      const found = lookup.take(requestOf(changed));
      if (!("index" in found) || found.index !== one.answers) return [];
      const said = `${new URL(one.url).host} ${change}`;
      const why = harmless.find(({ pattern }) => pattern.test(said));
      if (why !== undefined) used?.add(why.pattern);
      return why === undefined ? [said] : [];
    });
  });
}

describe.each(halves)("%s", (half) => {
  test.each(pairs[half].map((pair) => [pair.name, pair] as const))(
    "%s finds its answers",
    (name, { sent, recorded }) => {
      const missing = known[half].misses[name]?.answers ?? [];
      const lookup = lookupOf(
        recorded.map((request) => ({ request })),
        resolvePolicy("rest"),
      );
      const found = sent.map((one) => {
        const taken = lookup.take(requestOf(one));
        return "index" in taken ? taken.index : taken.reason;
      });
      expect(found).toEqual(sent.map(({ answers }) => (missing.includes(answers) ? "no-match" : answers)));
    },
  );

  test.each(pairs[half].map((pair) => [pair.name, pair] as const))("no change of %s finds them", (_, pair) => {
    expect(unseen(pair)).toEqual([]);
  });
});

test("a request finds no answer of another call", () => {
  const pool = [...new Map(all.map((pair) => [pair.call, pair])).values()].flatMap(({ call, recorded }) =>
    recorded.map((request, index) => ({
      request,
      name: `${call}#${index}`,
      key: requestKey(request, resolvePolicy("strict")),
    })),
  );
  const lookup = lookupOf(pool, policy);
  const expected = (call: string, { answers }: Sent) => {
    const key = pool.find(({ name }) => name === `${call}#${answers}`)?.key;
    // Some calls begin with one and the same request.
    return [undefined, ...pool.filter((other) => other.key === key).map(({ name }) => name)];
  };
  for (const { call, sent } of all) {
    for (const one of sent) {
      const found = lookup.take(requestOf(one));
      expect(expected(call, one)).toContain("index" in found ? pool[found.index]?.name : undefined);
    }
  }
});

test("filters in a header tell requests apart when the policy names the header", () => {
  const pair = all.find(({ name }) => name === "linode-two-filters.linode");
  if (pair === undefined) throw new Error("no pair");
  const lookup = lookupOf(
    pair.recorded.map((request) => ({ request })),
    resolvePolicy({ preset: "rest", headers: ["X-Filter"] }),
  );
  const backwards = [...pair.sent].reverse();
  expect(backwards.map((one) => lookup.take(requestOf(one)))).toEqual(
    backwards.map(({ answers }) => ({ index: answers, how: "equal" })),
  );
});

test.each(halves)("all that is known of the half %s occurs", (half) => {
  const used = new Set<RegExp>();
  for (const pair of pairs[half]) unseen(pair, used);
  expect(known[half].harmless.filter(({ pattern }) => !used.has(pattern))).toEqual([]);
  const names = pairs[half].map(({ name }) => name);
  expect(Object.keys(known[half].misses).filter((name) => !names.includes(name))).toEqual([]);
});
