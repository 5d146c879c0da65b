import { literalsOf } from "../../edit/redact/redact.ts";
import { touching } from "../../secrets/edits.ts";
import { placeholderPattern } from "../../secrets/placeholder.ts";
import { foundAt, type TextPlace } from "../../secrets/places.ts";
import type { CompiledPolicy } from "../../secrets/policy/policy.ts";
import { leavesOf } from "../../secrets/rewrite-text.ts";
import { settled } from "../../secrets/search.ts";
import type { FoundSecret, Hit } from "../../secrets/secret.ts";
import { isCredible } from "../../secrets/value.ts";
import { hitsIn, type PlacedHit, type RuleSet } from "./rules.ts";

/** A secret that was seen in a text. */
export interface Sighting extends FoundSecret {
  /** The rule of a rule set that found it. */
  readonly rule?: string;
}

/** What a look goes by. */
export interface LookOptions {
  readonly policy?: CompiledPolicy;
  readonly rules?: RuleSet;
}

/** Says what secrets stand in texts: what was found there already, the policy's values, then what a rule set adds. */
export type Look = (places: readonly TextPlace[], at: FoundSecret["at"]) => Promise<Sighting[]>;

/** Makes a look. */
export function lookFor({ policy, rules }: LookOptions): Look {
  const literals = literalsOf(policy);
  return async (places, at) => {
    const seen = places.flatMap((place) => {
      const hits: Hit[] = [...leavesOf(place.found)];
      const news = literals(place.text).filter(({ value }) => !hits.some((hit) => hit.value.includes(value)));
      const named = news.map(({ kind, value }): Hit => ({ kind, value, by: "policy", start: 0, end: 0, path: [] }));
      return [...hits, ...named].map((hit) => foundAt(place, hit, at));
    });
    if (rules === undefined) return seen;
    const news = (await hitsIn(places, rules)).filter(newsOn(places, policy));
    return [...seen, ...news.map((hit) => sightingOf(hit, at))];
  };
}

function sightingOf({ rule, kind, start, end, place }: PlacedHit, at: FoundSecret["at"]): Sighting {
  const value = place.text.slice(start, end);
  return { ...foundAt(place, { kind, value, by: "rule", start, end, path: [] }, at), rule };
}

/** Whether a hit is a secret that was not found before; a rule may take more of the text for it, or less. */
function newsOn(places: readonly TextPlace[], policy: CompiledPolicy | undefined): (hit: PlacedHit) => boolean {
  const isKnown = new Map(places.map((place) => [place, touching(settled(place.found))]));
  return ({ place, start, end }) => {
    const value = place.text.slice(start, end);
    if (!isCredible(value) || value.search(placeholderPattern) >= 0) return false;
    if (policy?.isExempt(value) || (place.name !== undefined && policy?.header(place.name) === "exempt")) return false;
    return isKnown.get(place)?.(start, end) !== true;
  };
}
