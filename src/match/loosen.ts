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
  const found: Loosening[] = [];
  const add = (leavesOut: Loosening["leavesOut"], loose: MatchPolicy): void => {
    if (requestKey(recorded, loose) === requestKey(live, loose))
      found.push({ leavesOut, policy: loose, match: inputOf(loose) });
  };
  const bases: readonly { readonly by: readonly "preset"[]; readonly base: MatchPolicy }[] = [
    { by: [], base: policy },
    ...(["rest", "llm"] as const).map((name) => ({ by: ["preset"] as const, base: withForms(policy, name) })),
  ];
  for (const { by, base } of bases) {
    if (by.length > 0) add(by, base);
    const differences = requestDifference(recorded, live, base);
    const parts = new Set(differences.map(({ part }) => part));
    if (parts.size === 0 || parts.has("origin") || parts.has("path")) continue;
    const leavesOut = [...by, ...parts] as Loosening["leavesOut"];
    const exact = leaveOut(base, differences);
    add(leavesOut, exact);
    if (exact.body !== "none" && parts.has("body"))
      add(leavesOut, { ...exact, ignoreBody: policy.ignoreBody, body: "none" });
  }
  return smallest(found.sort((a, b) => sizeOf(a, policy) - sizeOf(b, policy)));
}

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

function withForms(policy: MatchPolicy, name: PresetName): MatchPolicy {
  return { ...policy, forms: presets[name].forms };
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
    headers: policy.headers.filter((name) => !headers.has(name.toLowerCase())),
    ...(isByPointer ? { ignoreBody: [...policy.ignoreBody, ...pointers] } : { body: "none" as const }),
  };
}

/** How much a policy gives up, for telling which of two gives up less. */
function sizeOf({ policy: loose }: Loosening, policy: MatchPolicy): number {
  const form = loose.forms.length === policy.forms.length ? 0 : loose.forms.length < 8 ? 1 : 2;
  return (
    form * 2 +
    (loose.ignoreQuery.length - policy.ignoreQuery.length) * 3 +
    (loose.ignoreBody.length - policy.ignoreBody.length) * 4 +
    (policy.headers.length - loose.headers.length) * 3 +
    (loose.body === policy.body ? 0 : 30) +
    (loose.method === policy.method ? 0 : 60)
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

/** The recorded requests that only one of two policies tells apart: groups of numbers, each of several requests. */
export function collisions(
  requests: readonly HttpRequest[],
  policyOf: (index: number) => MatchPolicy,
  loose: MatchPolicy,
): number[][] {
  const groups = new Map<string, Map<string, number[]>>();
  for (const [index, request] of requests.entries()) {
    const key = requestKey(request, loose);
    const group = groups.get(key) ?? new Map<string, number[]>();
    groups.set(key, group);
    const before = requestKey(request, policyOf(index));
    const same = group.get(before);
    if (same === undefined) group.set(before, [index]);
    else same.push(index);
  }
  return [...groups.values()]
    .filter((group) => group.size > 1)
    .map((group) => [...group.values()].flat().sort((a, b) => a - b));
}
