import type { Source } from "../adapters/adapter.ts";
import { type ConvertOptions, type ConvertResult, convert } from "../convert.ts";
import { detectSource } from "../detect.ts";
import { asSource } from "../source.ts";

/** Options of `redact`: those of `convert`, but for the target, which is the input's own format. */
export interface RedactFileOptions extends Omit<ConvertOptions, "to"> {}

/**
 * Takes the secrets out of a cassette, which keeps its format: each value gets one placeholder wherever it stands, and what
 * holds none keeps its bytes. Throws as `convert` does, and `output/secret`.
 */
export async function redact(input: Uint8Array | Source, o: RedactFileOptions = {}): Promise<ConvertResult> {
  const source = asSource(input);
  const { format } = await detectSource(source, o.from);
  return convert(source, { redact: {}, ...o, from: format, to: format });
}
