import type { Extensions, Interaction, JsonObject } from "../../model/types.ts";

/** The name under which adapters hand over, and take, what an entry carries under its own key. */
const ownKey = "respool";

/** An interaction as its entry shows it, and what the entry carries beside that. */
export interface Parted {
  readonly visible: Interaction;
  readonly own: JsonObject | undefined;
}

/** Takes what an entry carries out of its interaction. */
export function partOwn(interaction: Interaction): Parted {
  const { extensions, ...rest } = interaction;
  if (extensions === undefined || !Object.hasOwn(extensions, ownKey)) return { visible: interaction, own: undefined };
  const { [ownKey]: own, ...others } = extensions;
  return { visible: Object.keys(others).length === 0 ? rest : { ...rest, extensions: others }, own };
}

/** The interaction, to be written with this under its entry's own key. */
export function withOwn(interaction: Interaction, own: JsonObject): Interaction {
  const extensions: Extensions = { ...interaction.extensions, [ownKey]: own };
  return { ...interaction, extensions };
}
