/**
 * `respool/nock`: definitions in memory, for what a file of definitions cannot say.
 *
 * @module
 */

import type { NockDefinition } from "../adapters/nock/definition.ts";
import { nock } from "../adapters/nock/index.ts";
import { matchingDefinitions } from "../adapters/nock/write/matching-definitions.ts";
import { settle } from "../edit/settle.ts";
import type { MatchInput } from "../match/policy.ts";
import type { Cassette, Notice } from "../model/types.ts";

export type { NockDefinition, RawHeaders } from "../adapters/nock/definition.ts";
export type { MatchInput } from "../match/policy.ts";

/**
 * Definitions for `nock.define` that compare as a match policy says: the given one, else the cassette's own, else
 * `strict`. What cannot be replayed is left out; `onNotice` hears of it, and of everything that a definition does not
 * hold. Coded bodies stay coded. Throws `option/invalid`, `output/unrepresentable`, `output/needs-origin`.
 */
export function toDefinitions(
  cassette: Cassette,
  policy?: MatchInput,
  onNotice: (notice: Notice) => void = () => {},
): NockDefinition[] {
  const interactions = cassette.interactions.flatMap((interaction, position) => {
    const settled = settle(interaction, position, nock, "skip", onNotice);
    return settled === undefined ? [] : [{ ...settled, origin: settled.origin ?? { index: position } }];
  });
  return matchingDefinitions({ ...cassette, interactions }, policy, onNotice);
}
