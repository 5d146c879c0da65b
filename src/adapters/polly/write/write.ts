import { RespoolError } from "../../../model/errors.ts";
import { locationOf } from "../../../model/notices.ts";
import type { Context, Options, OutputFile, Reading, SourceText } from "../../adapter.ts";
import { hostOf } from "../../shared/har/host.ts";
import { framed, type Piece } from "../../shared/json/framed.ts";
import type { Style } from "../../shared/json/style.ts";
import { sayAt } from "../../shared/say.ts";
import { defaultName } from "../entry.ts";
import { folderOf } from "../id/folder.ts";
import { type EntryOptions, entryOf } from "./entry.ts";
import { sayFileLosses } from "./losses.ts";
import { renderOver } from "./over.ts";
import { type Slot, slotsOf } from "./slots.ts";
import { frameOf, pollyStyle, spellEntry } from "./spell.ts";
import { dateOption } from "./times.ts";

// Polly reads a file into one string, which V8 ends at half a gigabyte.
const sizeLimit = 256 * 1024 * 1024;

/**
 * Writes a reading as a recording of Polly. Throws `option/invalid`, `output/too-large`, `output/needs-origin`,
 * `output/unrepresentable`.
 */
export async function* write(reading: Reading, o: Options, ctx: Context): AsyncGenerator<OutputFile> {
  const name = (typeof o.name === "string" ? o.name : reading.meta.name) ?? defaultName;
  yield { path: `${folderOf(name)}/recording.har`, bytes: bytesOf(reading, name, o, ctx) };
}

async function* bytesOf(reading: Reading, name: string, o: Options, ctx: Context): AsyncGenerator<Uint8Array> {
  const { meta, text } = reading;
  sayFileLosses(meta, sayAt(ctx, {}));
  const options: EntryOptions = {
    date: dateOption(o),
    keeps: meta.format === "polly",
  };
  const slots = await slotsOf(reading, o, ctx);
  const own = slots.find(({ original }) => original !== undefined)?.original?.text ?? text;
  const host = own === undefined ? undefined : await hostOf(own);
  const isNamed = host === undefined || host.log._recordingName === name;
  if (own !== undefined && isNamed && isWhole(slots, own)) {
    yield await own.source.bytes();
    return;
  }
  const style = host?.style ?? pollyStyle;
  const frame = (isNamed ? host?.frame : undefined) ?? frameOf(meta, name);
  yield* framed(piecesOf(slots, style, options, ctx), frame, style, () => {});
}

/** Whether every entry of a text is there, in its place, and none was changed or gets another id. */
function isWhole(slots: readonly Slot[], text: SourceText): boolean {
  if (slots.length !== text.spans.length) return false;
  return slots.every(({ original, recorded, id }, i) => {
    return original?.text === text && original.index === i && original.unchanged && recorded?.id === id;
  });
}

async function* piecesOf(slots: readonly Slot[], style: Style, o: EntryOptions, ctx: Context): AsyncGenerator<Piece> {
  let size = 0;
  for (const slot of slots) {
    ctx.signal?.throwIfAborted();
    const piece = await pieceOf(slot, style, o, ctx);
    size += piece.bytes?.length ?? spanLength(slot);
    if (size > sizeLimit) throw tooLarge();
    yield piece;
  }
}

async function pieceOf(slot: Slot, style: Style, o: EntryOptions, ctx: Context): Promise<Piece> {
  const { interaction, original, id, order, recorded } = slot;
  const at = locationOf(interaction, slot.position);
  if (original?.unchanged && recorded?.id === id && recorded.order === order) return { place: original };
  if (original !== undefined) return { place: original, bytes: await renderOver(slot, original, at, style, o, ctx) };
  return { bytes: spellEntry({ ...(await entryOf(interaction, at, o, ctx)), _id: id, _order: order }, style) };
}

function spanLength({ original }: Slot): number {
  const [start, end] = original?.text.spans.at(original.index) ?? [0, 0];
  return end - start;
}

function tooLarge(): RespoolError {
  return new RespoolError("output/too-large", "Polly cannot load a file of more than 256 MiB", {
    format: "polly",
    hint: "Split the output with --split host or --split N.",
  });
}
