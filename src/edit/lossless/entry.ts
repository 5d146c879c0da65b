import type { Interaction, JsonObject } from "../../model/types.ts";
import { isInteraction } from "./check.ts";
import { hashOf } from "./hash.ts";
import { packPatch, unpackPatch } from "./json.ts";
import { partOwn } from "./own.ts";
import { applyPatch, difference, interactionShape, type Plain } from "./patch.ts";

/** What makes the recorded interaction of what its entry shows, with a checksum of that. */
export function sealedPatch(visible: Interaction, recorded: Interaction): JsonObject {
  const hash = hashOf(visible);
  const patch = packPatch(difference(bare(visible), bare(recorded), interactionShape));
  return { ...(hash !== undefined && { hash }), ...patch };
}

/** The recorded interaction; `undefined` when the patch was made for another entry, or is none. */
export function unsealed(visible: Interaction, own: JsonObject): Interaction | undefined {
  const { hash, file: _, ...patch } = own;
  if (hash === undefined || hash !== hashOf(visible)) return undefined;
  const patched = checked(applyPatch(bare(visible), unpackPatch(patch), interactionShape));
  return patched === undefined || visible.origin === undefined ? patched : { ...patched, origin: visible.origin };
}

/** An interaction that has no entry, as JSON. */
export function packInteraction(interaction: Interaction): JsonObject {
  return packPatch(bare(interaction));
}

/** The interaction that a JSON value spells; `undefined` when it spells none. */
export function unpackInteraction(json: Plain): Interaction | undefined {
  return checked(unpackPatch(json));
}

/** What a patch makes is an interaction, or nothing; and it carries nothing of its own. */
function checked(value: unknown): Interaction | undefined {
  return isInteraction(value) && partOwn(value).own === undefined ? value : undefined;
}

function bare({ origin: _, ...interaction }: Interaction): Plain {
  return interaction;
}
