import { encodeUtf8 } from "../../../model/bytes.ts";
import { RespoolError } from "../../../model/errors.ts";
import { locationOf } from "../../../model/notices.ts";
import type { JsonObject } from "../../../model/types.ts";
import type { Context, Reading, Source, SourceText } from "../../adapter.ts";
import { type Host, hostOf } from "../../shared/har/host.ts";
import { ownStyle } from "../../shared/har/layout.ts";
import { framed, type Piece } from "../../shared/json/framed.ts";
import { isStyle, type Style, spell } from "../../shared/json/style.ts";
import { sayAt } from "../../shared/say.ts";
import { styleKey } from "../profile.ts";
import { producerOf } from "../read/producer.ts";
import type { Attachments } from "./attachments.ts";
import { harFile } from "./har-file.ts";
import { aroundOf, frameOf } from "./log.ts";
import { sayFileLosses } from "./losses.ts";
import { renderOver } from "./over.ts";
import type { Play } from "./playwright.ts";
import { render } from "./render.ts";

/** How a file is written. */
export interface DocumentOptions {
  /** Spaces per level, where they were asked for. */
  readonly indent: number | undefined;
  /** Whether the text of a source may be copied. */
  readonly copies: boolean;
  readonly attachments?: Attachments;
  /** Sees the text of entries that is copied. */
  readonly copied: (entries: Uint8Array, source: Source) => void;
  /** Makes of interactions what a player takes from their entries. */
  readonly play?: Play;
}

/** The bytes of a HAR, about one entry at a time; what did not change since it was read is copied. */
export async function* documentBytes(reading: Reading, o: DocumentOptions, ctx: Context): AsyncGenerator<Uint8Array> {
  const { meta, text } = reading;
  sayFileLosses(meta, sayAt(ctx, {}));
  const host = o.copies && text !== undefined ? await hostOf(text) : undefined;
  if (host !== undefined) {
    yield* framed(piecesOf(reading, host, host.log, o, ctx), host.frame, host.style, o.copied);
    return;
  }
  const around = aroundOf(meta, sayAt(ctx, {}));
  const kept = meta.extensions?.har?.[styleKey];
  const style = o.indent === undefined && isStyle(kept) ? kept : ownStyle(o.indent ?? 2);
  const frame = frameOf(around, style);
  const empty = o.copies ? await withoutEntries(text) : undefined;
  yield* framed(
    piecesOf(reading, { style }, around.log, o, ctx),
    { ...frame, ...(empty && { empty }) },
    style,
    o.copied,
  );
}

/** A source without entries stays as it is as long as it has none. */
async function withoutEntries(text: SourceText | undefined): Promise<Uint8Array | undefined> {
  return text?.spans.length === 0 ? text.source.bytes() : undefined;
}

async function* piecesOf(
  { interactions }: Reading,
  { style, frame }: Pick<Host, "style"> & Partial<Host>,
  log: JsonObject,
  { attachments, play, copied }: DocumentOptions,
  ctx: Context,
): AsyncGenerator<Piece> {
  const options = { producer: producerOf(log), ...(attachments && { attachments }) };
  let position = 0;
  for await (const recorded of interactions) {
    ctx.signal?.throwIfAborted();
    const at = locationOf(recorded, position);
    const interaction = play?.(recorded, position, sayAt(ctx, at)) ?? recorded;
    position++;
    const place = frame === undefined ? undefined : await ctx.originalOf?.(interaction);
    const file = harFile(options.producer, attachments, place?.text.source, ctx);
    const anew = async (): Promise<Uint8Array> =>
      spelled((await render(interaction, at, options, ctx, file)).entry, style);
    if (place === undefined) yield { bytes: await anew() };
    else if (place.unchanged) yield { place };
    else {
      const bytes = (await renderOver(place, interaction, { ...options, at, style, file }, ctx)) ?? (await anew());
      copied(bytes, place.text.source);
      yield { place, bytes };
    }
  }
}

function spelled(entry: JsonObject, style: Style): Uint8Array {
  try {
    return encodeUtf8(spell(entry, style, style.indent));
  } catch (e) {
    if (!(e instanceof RangeError)) throw e;
    throw new RespoolError("output/too-large", "a body is too long for a JSON string", {
      format: "har",
      hint: "Put bodies into files of their own with --set har.content=attach.",
    });
  }
}
