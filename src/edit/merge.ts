import { requestKey } from "../match/key.ts";
import { locationOf } from "../model/notices.ts";
import type { Cassette, CassetteMeta, MatchPolicy, Notice } from "../model/types.ts";
import { sameExchange, sameValue } from "./equal.ts";

/**
 * One cassette of several: their interactions one after the other, and of the facts about the whole those that all agree
 * on. Origins stay, so that `write(…, { over: texts })` copies what did not change.
 */
export function merge(cassettes: readonly Cassette[]): Cassette {
  const [first, ...others] = cassettes.map(({ meta }) => meta);
  const agreed = Object.entries(first ?? {}).filter(([name, value]) =>
    others.every((meta) => sameValue(meta[name as keyof CassetteMeta], value)),
  );
  return { meta: Object.fromEntries(agreed), interactions: cassettes.flatMap(({ interactions }) => interactions) };
}

/**
 * Says where recordings that become one have the same request, as a policy compares them, and other answers: the one that
 * comes first answers first.
 */
export function sayCollisions(cassettes: readonly Cassette[], policy: MatchPolicy, notice: (n: Notice) => void): void {
  const firsts = new Map<
    string,
    { readonly cassette: number; readonly interaction: Cassette["interactions"][number] }
  >();
  for (const [cassette, { interactions }] of cassettes.entries()) {
    for (const [position, interaction] of interactions.entries()) {
      const key = requestKey(interaction.request, policy);
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, { cassette, interaction });
      else if (first.cassette !== cassette && !sameExchange(first.interaction, interaction)) {
        const { file = "", interaction: number } = locationOf(first.interaction, 0);
        notice({ code: "assumed/collision", at: locationOf(interaction, position), data: { file, first: number } });
      }
    }
  }
}
