import type { Cassette, CassetteMeta } from "../model/types.ts";
import { sameValue } from "./equal.ts";

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
