import { requestKey } from "../../match/key.ts";
import type { HttpRequest, Interaction } from "../../model/types.ts";
import { decode } from "../../node/codecs.ts";
import { blindfold, hasPlaceholder } from "../../replay/blind.ts";
import { comparable } from "../../replay/comparable.ts";
import type { Playable } from "../../replay/playable.ts";
import type { CompiledPolicy } from "../../secrets/policy/policy.ts";
import type { Keyed } from "./merge.ts";

/** What tells requests apart in the file: placeholders are numbered by the session that met the secret, so they do not. */
export function keysBy(
  policy: Playable["policy"],
  interactions: readonly Interaction[],
  secrets: CompiledPolicy | undefined,
): (request: HttpRequest) => Promise<string> {
  const blind = blindfold(
    interactions.map(({ request }) => request),
    decode,
    secrets,
  );
  return async (request) => {
    const compared = comparable(request, decode);
    if (blind === undefined || !hasPlaceholder(compared)) return `seen ${requestKey(compared, policy)}`;
    return `blind ${requestKey(await blind(compared), policy)}`;
  };
}

/** Interactions with what their requests are told apart by. */
export async function keyed(
  interactions: readonly Interaction[],
  keyOf: (request: HttpRequest) => Promise<string>,
): Promise<readonly Keyed[]> {
  return Promise.all(interactions.map(async (interaction) => ({ interaction, key: await keyOf(interaction.request) })));
}
