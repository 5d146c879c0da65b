import type { Decode } from "../../model/body.ts";
import { findSecrets } from "../../secrets/places.ts";
import type { CompiledPolicy } from "../../secrets/policy/policy.ts";
import { type Check, findingAt } from "./check.ts";

/** Secrets, each place once. */
export function secretsCheck(decode: Decode, policy: CompiledPolicy | undefined): Check {
  return {
    async see(interaction, position) {
      const say = findingAt(interaction, position);
      const found = await findSecrets(interaction, { decode, ...(policy && { policy }) }, position);
      const places = new Set(found.map(({ kind, place }) => JSON.stringify([kind, place])));
      return Array.from(places, (text) => {
        const [kind, place] = JSON.parse(text) as [string, string];
        return say("secret/present", "", { kind, place });
      });
    },
  };
}
