import { locationOf } from "../../../model/notices.ts";
import type { Body, CassetteMeta, Interaction, NoticeCode } from "../../../model/types.ts";
import type { Context, Options, Reading, Source } from "../../adapter.ts";
import type { RawCassette } from "../raw.ts";
import { readFast } from "./fast.ts";
import { toInteraction } from "./interaction.ts";

/** Reads a go-vcr cassette. Throws `input/syntax`, `input/invalid`, `input/unsupported`, `input/too-large`. */
export async function readGoVcr(source: Source, _: Options, ctx: Context): Promise<Reading> {
  const bytes = await source.bytes();
  ctx.signal?.throwIfAborted();
  const raw = await readRaw(bytes);
  const reading = toReading(raw, source);
  for (const [index, interaction] of reading.interactions.entries()) {
    const say: Say = (code, part) => {
      ctx.notice({ code, at: locationOf(interaction, index), ...(part !== undefined && { data: { part } }) });
    };
    if (!raw.interactions[index]?.request?.method) say("assumed/method");
    sayFidelity("request", interaction.request.body, say);
    if (interaction.outcome.kind === "response") sayFidelity("response", interaction.outcome.body, say);
  }
  return reading;
}

/** Reads the fields of a file, as they are. */
export async function readRaw(bytes: Uint8Array): Promise<RawCassette> {
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  return readFast(plain) ?? (await readAnything(plain));
}

type Say = (code: NoticeCode, part?: string) => void;

/** What go-vcr 4.0.5 did to a body is no longer the file's own text: it is said. */
function sayFidelity(part: "request" | "response", body: Body, say: Say): void {
  if (body.kind === "stored" && body.fidelity !== "exact") {
    say(body.fidelity === "repaired" ? "repaired/bytes" : "damaged/body", part);
  }
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
