import type { CassetteMeta } from "../../model/types.ts";
import type { Context, Options, Reading, Source } from "../adapter.ts";
import { readFast } from "./fast.ts";
import { toInteraction } from "./interaction.ts";
import type { RawCassette } from "./raw.ts";

/** Reads a go-vcr cassette. Throws `input/syntax`, `input/invalid`, `input/unsupported`, `input/too-large`. */
export async function readGoVcr(source: Source, _: Options, ctx: Context): Promise<Reading> {
  const bytes = await source.bytes();
  ctx.signal?.throwIfAborted();
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  const raw = readFast(plain) ?? (await readAnything(plain));
  return toReading(raw, source);
}

/** The reader for all that YAML allows brings a library with it, which is loaded when it is needed. */
async function readAnything(bytes: Uint8Array): Promise<RawCassette> {
  const { readGeneral } = await import("./general.ts");
  return readGeneral(bytes);
}

/** A file's contents in the neutral model. */
export function toReading(raw: RawCassette, source: Source): Reading {
  const interactions = raw.interactions.map((each, index) => toInteraction(each, index, source.name));
  const text = raw.end === undefined ? undefined : { source, spans: spansOf(raw.interactions, raw.end) };
  return { meta: metaOf(raw), interactions, ...(text !== undefined && { text }) };
}

function metaOf({ version, unknown }: RawCassette): CassetteMeta {
  return {
    format: "go-vcr",
    ...(version !== undefined && { version: String(version) }),
    ...(unknown !== undefined && { extensions: { "go-vcr": unknown } }),
  };
}

function spansOf(interactions: RawCassette["interactions"], end: number): [start: number, end: number][] {
  return interactions.map(({ start }, index) => [start, interactions[index + 1]?.start ?? end]);
}
