import type { CassetteMeta, FormatId, Interaction, JsonObject } from "../../model/types.ts";
import { isMeta } from "./check.ts";
import { packInteraction, unpackInteraction } from "./entry.ts";
import { applyPatch, difference, isRecord, metaShape, type Plain } from "./patch.ts";

/** An interaction without an entry, and the place that it has among all. */
export interface Placed {
  readonly index: number;
  readonly interaction: Interaction;
}

/** What the first entry carries for the whole. */
export interface FileFacts {
  readonly meta: CassetteMeta;
  /** In file order. */
  readonly skipped: readonly Placed[];
}

/** The facts as JSON, against what the file itself shows; `undefined` when it shows everything. */
export function packFile(shown: CassetteMeta, { meta, skipped }: FileFacts): JsonObject | undefined {
  // What is known of a cassette is JSON.
  const patch = difference(shown as Plain, meta as Plain, metaShape) as JsonObject;
  const facts = {
    ...(Object.keys(patch).length > 0 && { meta: patch }),
    ...(skipped.length > 0 && {
      skipped: skipped.map(({ index, interaction }) => ({ index, interaction: packInteraction(interaction) })),
    }),
  };
  return Object.keys(facts).length === 0 ? undefined : facts;
}

/** The facts that a JSON value spells; `undefined` when it spells none. */
export function unpackFile(shown: CassetteMeta, json: unknown): FileFacts | undefined {
  if (!isRecord(json)) return undefined;
  const { meta: patch = {}, skipped = [] } = json;
  if (!isRecord(patch) || !Array.isArray(skipped)) return undefined;
  const meta = applyPatch(shown as Plain, patch, metaShape);
  const placed = skipped.map(unpackPlaced);
  return isMeta(meta) && placed.every((one) => one !== undefined) ? { meta, skipped: placed } : undefined;
}

/** Facts about the whole, and how a text of the format is spelled, which its writer takes from the same place. */
export function withSpelling(meta: CassetteMeta, format: FormatId, profile: JsonObject | undefined): CassetteMeta {
  if (profile === undefined) return meta;
  const { extensions } = meta;
  return { ...meta, extensions: { ...extensions, [format]: { ...extensions?.[format], ...profile } } };
}

function unpackPlaced(json: unknown): Placed | undefined {
  if (!isRecord(json) || typeof json.index !== "number" || !isRecord(json.interaction)) return undefined;
  const interaction = unpackInteraction(json.interaction);
  return interaction && { index: json.index, interaction };
}
