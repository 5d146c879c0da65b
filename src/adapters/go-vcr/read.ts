import { locationOf } from "../../model/notices.ts";
import type { Body, CassetteMeta, Interaction, Location } from "../../model/types.ts";
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
  const reading = toReading(raw, source);
  for (const [index, interaction] of reading.interactions.entries()) {
    const at = locationOf(interaction, index);
    if (!raw.interactions[index]?.request?.method) ctx.notice({ code: "assumed/method", at });
    sayFidelity("request", interaction.request.body, at, ctx);
    if (interaction.outcome.kind === "response") sayFidelity("response", interaction.outcome.body, at, ctx);
  }
  return reading;
}

/** What go-vcr 4.0.5 did to a body is no longer the file's own text: it is said. */
function sayFidelity(part: "request" | "response", body: Body, at: Location, ctx: Context): void {
  if (body.kind !== "stored" || body.fidelity === "exact") return;
  ctx.notice({ code: body.fidelity === "repaired" ? "repaired/bytes" : "damaged/body", at, data: { part } });
}

/** The reader for all that YAML allows brings a library with it, which is loaded when it is needed. */
async function readAnything(bytes: Uint8Array): Promise<RawCassette> {
  const { readGeneral } = await import("./general.ts");
  return readGeneral(bytes);
}

/** A file's contents in the neutral model. */
export function toReading(
  raw: RawCassette,
  source: Source,
): Reading & { readonly interactions: readonly Interaction[] } {
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
