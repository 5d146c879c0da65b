import { isNamed } from "../model/headers.ts";
import type { HttpRequest, MatchPolicy } from "../model/types.ts";
import { requestDifference } from "./difference.ts";
import { requestKey } from "./key.ts";
import type { Difference } from "./pair-difference.ts";
import type { MatchInput } from "./policy.ts";
import { type PresetName, presets } from "./presets.ts";

/** A policy under which a request hits that misses under another one. */
export interface Loosening {
  /** What it no longer compares; `preset`: requests are compared by their meaning. */
  readonly leavesOut: readonly ("preset" | Exclude<Difference["part"], "origin" | "path">)[];
  readonly policy: MatchPolicy;
  /** The policy as a session or `--match` takes it. */
  readonly match: MatchInput;
}

/**
 * The ways to make a live request equal a recorded one, each tried: the smallest first. None where the two go to other
 * places: no policy takes one path for another.
 */
export function loosenings(recorded: HttpRequest, live: HttpRequest, policy: MatchPolicy): Loosening[] {
  const found: (Loosening & { readonly size: number })[] = [];
  const bases = [policy, ...meanings.map((name) => ({ ...policy, forms: presets[name].forms }))];
  for (const [step, base] of bases.entries()) {
    const by = step === 0 ? [] : (["preset"] as const);
    const add = (parts: Loosening["leavesOut"], loose: MatchPolicy): void => {
      if (requestKey(recorded, loose) !== requestKey(live, loose)) return;
      found.push({
        leavesOut: [...by, ...parts],
        policy: loose,
        match: inputOf(loose),
        size: 2 * step + given(loose, base),
      });
    };
    if (step > 0) add([], base);
    const differences = requestDifference(recorded, live, base);
    const parts = new Set(differences.map(({ part }) => part));
    if (parts.size === 0 || parts.has("origin") || parts.has("path")) continue;
    const leavesOut = [...parts] as Loosening["leavesOut"];
    const exact = leaveOut(base, differences);
    add(leavesOut, exact);
    if (exact.body !== "none" && parts.has("body")) {
      add(leavesOut, { ...exact, ignoreBody: base.ignoreBody, body: "none" });
    }
  }
  return smallest(found.sort((a, b) => a.size - b.size).map(({ size: _, ...loosening }) => loosening));
}

// Presets that compare what requests mean, the one that takes fewer for the same before the other.
const meanings = ["rest", "llm"] as const;

/** Of those that leave out the same the first: a preset on top of it is of no use. */
function smallest(found: readonly Loosening[]): Loosening[] {
  const seen = new Set<string>();
  return found.filter(({ leavesOut, policy }) => {
    const parts = leavesOut.filter((part) => part !== "preset");
    const key = parts.length === 0 ? "preset" : `${parts} ${policy.body}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The policy without what two requests differ in. */
function leaveOut(policy: MatchPolicy, differences: readonly Difference[]): MatchPolicy {
  const of = (part: Difference["part"]) => differences.filter((difference) => difference.part === part);
  const names = (part: "query" | "header") => new Set(of(part).flatMap(({ name }) => name ?? []));
  const [query, headers, body] = [names("query"), names("header"), of("body")];
  const pointers = body.flatMap(({ pointer }) => (pointer ? [pointer] : []));
  const isByPointer = pointers.length === body.length && !differences.some(({ more }) => more);
  return {
    ...policy,
    method: policy.method && of("method").length === 0,
    ignoreQuery: [...policy.ignoreQuery, ...query],
    headers: policy.headers.filter((name) => !isNamed(headers, name)),
    ...(isByPointer ? { ignoreBody: [...policy.ignoreBody, ...pointers] } : { body: "none" as const }),
  };
}

/** How much a policy gives up of another one, for telling which of two gives up less. */
function given(loose: MatchPolicy, base: MatchPolicy): number {
  return (
    (loose.ignoreQuery.length - base.ignoreQuery.length) * 3 +
    (loose.ignoreBody.length - base.ignoreBody.length) * 4 +
    (base.headers.length - loose.headers.length) * 3 +
    (loose.body === base.body ? 0 : 30) +
    (loose.method === base.method ? 0 : 60)
  );
}

/** The shortest way to say a policy: a preset, and what differs from it. */
export function inputOf(policy: MatchPolicy): MatchInput {
  const inputs = (Object.keys(presets) as PresetName[]).map((name) => ({
    name,
    rest: differingFields(policy, presets[name]),
  }));
  const [first] = inputs.sort((a, b) => Object.keys(a.rest).length - Object.keys(b.rest).length);
  const { name, rest } = first as { name: PresetName; rest: Partial<MatchPolicy> };
  if (Object.keys(rest).length === 0) return name;
  return name === "strict" ? rest : { preset: name, ...rest };
}

function differingFields(policy: MatchPolicy, preset: MatchPolicy): Partial<MatchPolicy> {
  return Object.fromEntries(
    Object.entries(policy).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(preset[field as keyof MatchPolicy]),
    ),
  );
}

/**
 * The recorded requests that a policy takes for one although their own keys, which come with them, tell them apart: groups of
 * numbers, each of several requests.
 */
export function collisions(requests: readonly HttpRequest[], keys: readonly string[], loose: MatchPolicy): number[][] {
  const groups = new Map<string, number[]>();
  for (const [index, request] of requests.entries()) {
    const key = requestKey(request, loose);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  }
  return [...groups.values()].filter((group) => new Set(group.map((index) => keys[index])).size > 1);
}
