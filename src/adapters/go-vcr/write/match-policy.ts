import type { PolicyAspect } from "../../shared/policy-losses.ts";
import type { Player } from "./settings.ts";

/** What a cassette says of a match policy: nothing, since how go-vcr matches is the business of the test that loads it. */
export function policyHolds(player: Player | undefined): readonly PolicyAspect[] {
  // go-vcr 3 never looks at bodies.
  return player === "v3" ? ["anyBody"] : [];
}
