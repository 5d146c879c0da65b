import type { Source } from "../adapters/adapter.ts";
import { type ConvertOptions, type ConvertResult, convert } from "../convert.ts";
import { detectSource } from "../detect.ts";
import { type Redaction, type RedactOptions, redactorFor } from "../edit/redact/redact.ts";
import { type MatchInput, resolvePolicy } from "../match/policy.ts";
import type { Decode } from "../model/body.ts";
import { collectNotices } from "../model/notices.ts";
import type { Cassette, Interaction, Notice, Report } from "../model/types.ts";
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

/** Options of `redactCassette`. */
export interface RedactCassetteOptions extends RedactOptions {
  /** How requests are told apart on replay; default: as the cassette says, else `strict`. */
  readonly match?: MatchInput;
  /** Content codings that the platform can undo; gzip, deflate and zstd work without. */
  readonly decode?: Decode;
  /** Sees every notice; the report keeps 20 of each code. */
  readonly onNotice?: (notice: Notice) => void;
}

/** What `redactCassette` gives. */
export interface RedactedCassette {
  readonly cassette: Cassette;
  /** What was taken out, by kind and place. */
  readonly redactions: readonly Redaction[];
  readonly notices: Report;
}

/**
 * Takes the secrets out of a cassette in memory; interactions without any are the same objects. What the model does not hold,
 * such as comments of a file that it is written over, is not looked at: for files there is `redact`. Throws `input/too-large`.
 */
export async function redactCassette(cassette: Cassette, o: RedactCassetteOptions = {}): Promise<RedactedCassette> {
  const { match, onNotice, ...rest } = o;
  const notices = collectNotices(onNotice);
  const policy = match === undefined ? (cassette.meta.match ?? resolvePolicy()) : resolvePolicy(match);
  const redactor = await redactorFor(cassette, { ...rest, match: policy });
  const interactions: Interaction[] = [];
  for (const [position, interaction] of cassette.interactions.entries()) {
    interactions.push(await redactor.redact(interaction, position, notices.add));
  }
  return {
    cassette: { meta: redactor.meta(cassette.meta), interactions },
    redactions: redactor.redactions(),
    notices: notices.report(),
  };
}
