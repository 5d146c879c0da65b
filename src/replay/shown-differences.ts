import { requestDifference } from "../match/difference.ts";
import type { Difference } from "../match/pair-difference.ts";
import type { Decode } from "../model/body.ts";
import type { HttpRequest, MatchPolicy } from "../model/types.ts";
import { maskRequest } from "../secrets/mask.ts";

/** Where a policy tells a recorded and a live request apart, for showing: secrets are masked. Throws `input/too-large`. */
export async function shownDifferences(
  recorded: HttpRequest,
  live: HttpRequest,
  policy: MatchPolicy,
  decode: Decode,
): Promise<Difference[]> {
  const masked = requestDifference(await maskRequest(recorded, decode), await maskRequest(live, decode), policy);
  return requestDifference(recorded, live, policy).map((one) => withoutSecrets(one, masked));
}

/** A difference with its values as they are in the masked requests; where those are equal, it is a secret that differs. */
function withoutSecrets(difference: Difference, masked: readonly Difference[]): Difference {
  const { recorded, live, ...place } = difference;
  const same = masked.find(
    (one) => one.part === place.part && one.pointer === place.pointer && one.name === place.name,
  );
  return {
    ...place,
    ...(recorded !== undefined && { recorded: same?.recorded ?? "…" }),
    ...(live !== undefined && { live: same?.live ?? "…" }),
  };
}
