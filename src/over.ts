import type { Format, Original, SourceText } from "./adapters/adapter.ts";
import { sameInteraction } from "./edit/equal.ts";
import { isRespoolError } from "./model/errors.ts";
import type { Interaction } from "./model/types.ts";
import { open, type SharedOptions } from "./read.ts";

/** Finds what sources of a target's own format hold at the places that interactions were read from. */
export type FindOriginal = (interaction: Interaction) => Promise<Original | undefined>;

/**
 * Looks for originals in these texts, by the file and the index of an interaction's origin. A source is read again when
 * one of its interactions is asked for; `fresh` names those that are as they were read, which needs no comparing.
 */
export function originalsIn(
  texts: readonly SourceText[],
  target: Format,
  o: SharedOptions,
  fresh: { has(interaction: Interaction): boolean } = new WeakSet(),
): FindOriginal {
  const readings = new Map<SourceText, Promise<ReadonlyMap<number, Interaction>>>();
  const found = new WeakMap<Interaction, Promise<Original | undefined>>();
  const reread = (text: SourceText) => {
    const reading = readings.get(text) ?? readAll(text, target, o);
    readings.set(text, reading);
    return reading;
  };
  const find: FindOriginal = async (interaction) => {
    const { origin } = interaction;
    if (origin === undefined) return undefined;
    let nearest: Original | undefined;
    for (const text of texts) {
      const { index } = origin;
      if (text.spans.at(index) === undefined || (origin.file ?? text.source.name) !== text.source.name) continue;
      if (fresh.has(interaction)) return { text, index, interaction, unchanged: true };
      const original = (await reread(text)).get(index);
      if (original === undefined) continue;
      const unchanged = sameInteraction(original, interaction);
      nearest ??= { text, index, interaction: original, unchanged };
      if (unchanged) return { text, index, interaction: original, unchanged };
    }
    return nearest;
  };
  return (interaction) => {
    const result = found.get(interaction) ?? find(interaction);
    found.set(interaction, result);
    return result;
  };
}

async function readAll(text: SourceText, target: Format, o: SharedOptions): Promise<ReadonlyMap<number, Interaction>> {
  const interactions = new Map<number, Interaction>();
  const { set: _, onNotice: __, ...rest } = o;
  try {
    const { reading } = await open(text.source, { ...rest, from: target.id }, () => {});
    for await (const interaction of reading.interactions) {
      if (interaction.origin !== undefined) interactions.set(interaction.origin.index, interaction);
    }
  } catch (e) {
    // A text of another format has no originals.
    if (!isRespoolError(e)) throw e;
  }
  return interactions;
}
