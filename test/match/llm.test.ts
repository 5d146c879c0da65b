import { describe, expect, test } from "vitest";
import { requestKey, resolvePolicy } from "../../src/index.ts";
import { lookupOf } from "../../src/match/lookup.ts";
import { harmless } from "./llm-harmless.ts";
import { knownMisses } from "./llm-known.ts";
import { type Mutation, mutations } from "./llm-mutations.ts";
import { type Pair, pairsOf, requestOf, type Sent } from "./llm-set.ts";

const policy = resolvePolicy("llm");
const halves = ["tuning", "held-out"] as const;
const pairs = { tuning: await pairsOf("tuning"), "held-out": await pairsOf("held-out") };
const all = halves.flatMap((half) => pairs[half]);

const keyOf = (sent: Sent) => requestKey(requestOf(sent), policy);

/** The changes of a pair's requests that the policy does not see and that are not known to be harmless. */
function unseen(pair: Pair, used?: Set<RegExp>): string[] {
  return pair.sent.flatMap((sent) => {
    const key = keyOf(sent);
    return [...mutations(sent)].flatMap((mutation) => {
      if (keyOf(mutation.sent) !== key) return [];
      const names = namesOf(mutation, sent);
      const known = harmless.filter(({ pattern }) => names.some((name) => pattern.test(name)));
      for (const { pattern } of known) used?.add(pattern);
      return known.length === 0 ? [`#${sent.answers} ${names[0]}`] : [];
    });
  });
}

/** A change as the list of harmless ones names it: some are so only on some hosts, or to some items. */
function namesOf({ what, at, was, sent: changed }: Mutation, { url, body }: Sent): string[] {
  const names = [`${what} ${at}`, `${what} ${at} = ${was}`];
  if (/bedrock-runtime|publishers\/anthropic/.test(url)) names.push(`${what} bedrock-or-vertex ${at}`);
  if (url.includes("azure.com/openai/deployments/")) names.push(`${what} azure ${at}`);
  const functions = [...body.matchAll(/"functionCall":\{[^{}]*"name":"(\w+)"/g)].map(([, name]) => name);
  if (new Set(functions).size === functions.length) names.push(`${what} by-name ${at}`);
  if (withoutReasoning(body) === withoutReasoning(changed.body)) names.push(`${what} reasoning ${at}`);
  return names;
}

function withoutReasoning(body: string): string {
  return JSON.stringify(
    JSON.parse(body, (_, value: unknown) =>
      Array.isArray(value) ? value.filter((item) => !/^(reasoning|thinking|item_reference)$/.test(item?.type)) : value,
    ),
  );
}

describe.each(halves)("%s", (half) => {
  test.each(pairs[half].map((pair) => [pair.name, pair] as const))(
    "%s finds its answers",
    (name, { sent, recorded }) => {
      const missing = knownMisses[name]?.requests ?? [];
      const lookup = lookupOf(
        recorded.map((request) => ({ request })),
        policy,
      );
      expect(sent.map((one) => lookup.take(requestOf(one)))).toEqual(
        sent.map(({ answers }) =>
          missing.includes(answers) ? { reason: "no-match" } : { index: answers, how: "equal" },
        ),
      );
    },
  );

  test.each(pairs[half].map((pair) => [pair.name, pair] as const))("no change of %s finds them", (_, pair) => {
    expect([...new Set(unseen(pair))]).toEqual([]);
  });
});

test("a request finds no answer of another call", () => {
  const calls = new Map<string, string>();
  for (const { call, recorded } of all) {
    for (const [index, request] of recorded.entries()) {
      const key = requestKey(request, policy);
      const first = calls.get(key) ?? `${call}#${index}`;
      // Each call says something of its own.
      expect(`${call}#${index}`).toBe(first);
      calls.set(key, first);
    }
  }
  for (const { call, sent } of all) {
    for (const one of sent) expect([undefined, `${call}#${one.answers}`]).toContain(calls.get(keyOf(one)));
  }
});

test("all that is called harmless occurs, and so do all known misses", () => {
  const used = new Set<RegExp>();
  for (const pair of all) unseen(pair, used);
  expect(harmless.filter(({ pattern }) => !used.has(pattern))).toEqual([]);
  expect(Object.keys(knownMisses).filter((name) => !all.some((pair) => pair.name === name))).toEqual([]);
});
