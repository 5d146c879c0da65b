import type { Extensions, Interaction, JsonObject } from "../../../model/types.ts";
import { marksKey } from "../../shared/extension-paths.ts";
import { objectAt } from "../../shared/json/values.ts";
import { type Counter, usualId } from "../id/usual.ts";

/** An interaction without the key of its entry, where that is what an entry of ours has anyway. */
export function withoutUsualKey(interaction: Interaction, seen: Counter): Interaction {
  const { extensions, ...rest } = interaction;
  const { [marksKey]: kept, ...left } = extensions?.polly ?? {};
  const { id, order, ...marks } = objectAt(kept);
  if (typeof id !== "string") return interaction;
  const count = seen(id);
  if (order !== count || usualId(interaction) !== id) return interaction;
  const polly: JsonObject = { ...(Object.keys(marks).length > 0 && { [marksKey]: marks }), ...left };
  const { polly: _, ...others } = extensions ?? {};
  const all: Extensions = { ...others, ...(Object.keys(polly).length > 0 && { polly }) };
  return Object.keys(all).length > 0 ? { ...rest, extensions: all } : rest;
}
