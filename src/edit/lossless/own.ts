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
  if (!hasOwnKey(interaction)) return { visible: interaction, own: undefined };
  const { extensions, ...rest } = interaction;
  const { [ownKey]: own, ...others } = extensions as Extensions;
  return { visible: Object.keys(others).length === 0 ? rest : { ...rest, extensions: others }, own };
}

/** Whether an interaction carries something under its entry's own key. */
export function hasOwnKey({ extensions }: Interaction): boolean {
  return extensions !== undefined && Object.hasOwn(extensions, ownKey);
}

/** The interaction, to be written with this under its entry's own key. */
export function withOwn(interaction: Interaction, own: JsonObject): Interaction {
  const extensions: Extensions = { ...interaction.extensions, [ownKey]: own };
  return { ...interaction, extensions };
}
