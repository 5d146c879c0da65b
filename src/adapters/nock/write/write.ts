import { encodeUtf8 } from "../../../model/bytes.ts";
import { locationOf } from "../../../model/notices.ts";
import type { Interaction, JsonObject } from "../../../model/types.ts";
import type { Context, Options, OutputFile, Reading, SourceText } from "../../adapter.ts";
import { extensionPaths } from "../../shared/extension-paths.ts";
import { isStyle, type Style, spaces, styleOf } from "../../shared/json/style.ts";
import { policyLosses } from "../../shared/policy-losses.ts";
import { listKey, styleKey } from "../definition.ts";
import { assemble, type Piece, type Text } from "./assemble.ts";
import { fileHolds } from "./match-policy.ts";
import { type RenderOptions, render, renderOver, sizeLimit, tooLarge } from "./render.ts";

/** Writes a reading as one file of nock definitions. */
export async function* write(reading: Reading, o: Options, ctx: Context): AsyncGenerator<OutputFile> {
  yield { path: "cassette.nock.json", bytes: (await emptySource(reading)) ?? fileOf(reading, o, ctx) };
}

/** A source without definitions, of which no original could tell, is copied as it is. */
async function emptySource({ meta, text }: Reading): Promise<Uint8Array | undefined> {
  return meta.format === "nock" && text?.spans.length === 0 ? text.source.bytes() : undefined;
}

/** The bytes of the file, one definition at a time where nothing is copied and there is one list. */
async function* fileOf({ meta, interactions }: Reading, o: Options, ctx: Context): AsyncGenerator<Uint8Array> {
  for (const what of policyLosses(meta.match ?? {}, fileHolds))
    ctx.notice({ code: "lost/match-policy", at: {}, data: { what } });
  for (const [format, path] of extensionPaths(meta.extensions, "nock")) {
    ctx.notice({ code: "lost/extension", at: {}, data: { format, path } });
  }
  const { [styleKey]: kept, ...members } = meta.extensions?.nock ?? {};
  let wrapper: JsonObject | undefined = Object.keys(members).length > 0 ? members : undefined;
  let style = isStyle(kept) ? kept : spaces(typeof o.indent === "number" ? o.indent : 2, wrapper !== undefined);
  const options: RenderOptions = {
    pretty: o.bodies === "pretty",
    reqheaders: Array.isArray(o.reqheaders) ? o.reqheaders : [],
    match: meta.match,
    unit: typeof o.indent === "number" ? " ".repeat(Math.min(o.indent, 10)) : undefined,
  };
  const load = textLoader();
  const pieces: Piece[] = [];
  let count = 0;
  let size = 0;
  for await (const interaction of interactions) {
    ctx.signal?.throwIfAborted();
    const list = listOf(interaction);
    if (count === 0 && list !== undefined && wrapper === undefined) {
      wrapper = {};
      style = { ...style, indent: style.unit + style.unit };
    }
    const piece = await pieceOf(interaction, count++, style, options, load, ctx);
    // What comes from elsewhere is laid out like its neighbours.
    style = piece.place?.text.style ?? style;
    size += piece.bytes.length;
    if (size > sizeLimit) throw tooLarge();
    if (ctx.originalOf === undefined && wrapper === undefined) {
      yield encodeUtf8(`${count === 1 ? "[" : ","}${style.lineEnd}${style.indent}`);
      yield piece.bytes;
    } else {
      pieces.push({ ...piece, ...(list !== undefined && { list }) });
    }
  }
  if (count > pieces.length) yield encodeUtf8(`${style.lineEnd}]${style.end}`);
  else yield* assemble(pieces, wrapper, style);
}

/** What an interaction's source has for it, where that still says the same; else it is written anew. */
async function pieceOf(
  interaction: Interaction,
  position: number,
  style: Style,
  o: RenderOptions,
  load: (text: SourceText) => Promise<Text>,
  ctx: Context,
): Promise<Piece> {
  const at = locationOf(interaction, position);
  const found = await ctx.originalOf?.(interaction);
  if (found === undefined) return { bytes: await render(interaction, at, style, o, ctx) };
  const place = { text: await load(found.text), index: found.index };
  // What was asked for goes before what stands there.
  if (o.pretty || o.reqheaders.length > 0 || o.match !== undefined) {
    return { bytes: await render(interaction, at, place.text.style, o, ctx), place };
  }
  if (found.unchanged)
    return { bytes: place.text.bytes.subarray(...(found.text.spans.at(found.index) as [number, number])), place };
  return { bytes: await renderOver({ ...place, original: found.interaction }, interaction, at, o, ctx), place };
}

function textLoader(): (text: SourceText) => Promise<Text> {
  const loaded = new Map<SourceText, Promise<Text>>();
  const load = async ({ source, spans }: SourceText): Promise<Text> => {
    const bytes = await source.bytes();
    return { bytes, spans, style: styleOf(bytes, spans) ?? spaces(2, false) };
  };
  return (text) => {
    const promise = loaded.get(text) ?? load(text);
    loaded.set(text, promise);
    return promise;
  };
}

function listOf({ extensions }: Interaction): string | undefined {
  const list = extensions?.nock?.[listKey];
  return typeof list === "string" ? list : undefined;
}
