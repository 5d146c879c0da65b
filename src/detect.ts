import type { Detection, Sample, Source } from "./adapters/adapter.ts";
import { RespoolError } from "./model/errors.ts";
import type { FormatId } from "./model/types.ts";
import { formatById, formats } from "./registry.ts";

const headSize = 64 * 1024;
const tailSize = 4 * 1024;

/** Guesses at the format of an input, best first; none when no reader recognises it. */
export function detect(sample: Sample): Detection[] {
  return formats
    .map((format) => format.detect(sample))
    .filter((detection) => detection !== undefined)
    .sort((a, b) => b.confidence - a.confidence);
}

/** The ends of an input that detection looks at. */
export function sampleOf(bytes: Uint8Array, name?: string): Sample {
  return {
    head: bytes.subarray(0, headSize),
    tail: bytes.subarray(Math.max(0, bytes.length - tailSize)),
    ...(name !== undefined && { name }),
  };
}

/** Settles the format of a source: the one asked for, else the best guess. Throws `input/unknown-format`. */
export async function detectSource(source: Source, from?: FormatId): Promise<Detection> {
  if (from !== undefined) return { format: formatById(from).id, confidence: 1, why: "asked for" };
  const [best, second] = detect(await sampleSource(source));
  const at = { file: source.name };
  if (best === undefined) {
    throw new RespoolError("input/unknown-format", "not recognised as any format", {
      at,
      hint: `Name the format with --from: ${formats.map(({ id }) => id).join(", ")}.`,
    });
  }
  if (second?.confidence === best.confidence) {
    throw new RespoolError("input/unknown-format", `may be ${best.format} or ${second.format}`, {
      at,
      hint: "Name the format with --from.",
    });
  }
  return best;
}

async function sampleSource(source: Source): Promise<Sample> {
  // A source that cannot tell its size, or a small one, is cheaper to read once as a whole.
  if (source.size === undefined || source.size <= headSize + tailSize) {
    return sampleOf(await source.bytes(), source.name);
  }
  return {
    name: source.name,
    head: await source.slice(0, headSize),
    tail: await source.slice(source.size - tailSize, source.size),
  };
}
