import { decodeUtf8Lossy, equalBytes } from "../../../model/bytes.ts";
import type { Interaction, JsonObject, Location, Notice } from "../../../model/types.ts";
import type { Context, Original, Span } from "../../adapter.ts";
import { difference } from "../../shared/json/difference.ts";
import { splice } from "../../shared/json/splice.ts";
import type { Style } from "../../shared/json/style.ts";
import { type EntryOptions, entryOf } from "./entry.ts";
import type { Key, Slot } from "./slots.ts";
import { spellEntry } from "./spell.ts";

/** The text of an entry that was changed: what did not change stays as it is spelled, and is not reported. */
export async function renderOver(
  slot: Slot,
  { text, index, interaction: original }: Original,
  at: Location,
  style: Style,
  o: EntryOptions,
  ctx: Context,
): Promise<Uint8Array> {
  const options = { ...o, keeps: true };
  const before = await quietly(original, slot.recorded, at, options, ctx);
  const after = await quietly(slot.interaction, slot, at, options, ctx);
  const known = new Set(before.notices.map(essence));
  for (const notice of after.notices) if (!known.has(essence(notice))) ctx.notice(notice);
  const source = await text.source.slice(...(text.spans.at(index) as Span));
  // Where all of it is as we would write it, so is what is new.
  if (equalBytes(spellEntry(before.entry, style), source)) return spellEntry(after.entry, style);
  const changes = difference(JSON.parse(decodeUtf8Lossy(source)), before.entry, after.entry);
  return splice(source, changes, style);
}

interface Rendered {
  readonly entry: JsonObject;
  readonly notices: readonly Notice[];
}

async function quietly(
  interaction: Interaction,
  key: Key | undefined,
  at: Location,
  o: EntryOptions,
  ctx: Context,
): Promise<Rendered> {
  const notices: Notice[] = [];
  const fields = await entryOf(interaction, at, o, { ...ctx, notice: (n) => notices.push(n) });
  return { entry: { ...fields, ...(key !== undefined && { _id: key.id, _order: key.order }) }, notices };
}

function essence({ code, data }: Notice): string {
  return JSON.stringify([code, data]);
}
