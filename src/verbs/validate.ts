import type { Adapter, Detection, Finding, Reading, Source } from "../adapters/adapter.ts";
import type { SchemaValidator } from "../adapters/har/validate/schema.ts";
import { detectSource } from "../detect.ts";
import type { ErrorCode } from "../model/error-codes.ts";
import { isRespoolError, RespoolError } from "../model/errors.ts";
import { findingSeverity, isFinding } from "../model/findings.ts";
import type { FormatId } from "../model/types.ts";
import { contextOf, open, type SharedOptions } from "../read.ts";
import { formatById } from "../registry.ts";
import { maskUrl } from "../secrets/mask.ts";
import { adapterOptions, checkSetOptions } from "../set-options.ts";
import { asSource } from "../source.ts";
import { type AgeCheck, ageCheck } from "./age.ts";

/** Options of `validate`. */
export interface ValidateOptions extends Omit<SharedOptions, "onNotice"> {
  /** The format, when it should not be guessed. */
  readonly from?: FormatId;
  /** har-validator, for what the schema of HAR says as well. */
  readonly schema?: SchemaValidator;
  /** How old a cassette may be, in ms: its oldest interaction counts. */
  readonly maxAge?: number;
  /** The time that ages are counted from, in ms since 1970; default: now. */
  readonly now?: number;
  /** How many findings of each code are kept; default 20. */
  readonly limit?: number;
  /** Sees every finding. */
  readonly onFinding?: (finding: Finding) => void;
}

/** What is wrong with a file. */
export interface Validation {
  readonly from: Detection;
  /** `own`: the format's own checks; `reading`: it was read, and nothing else; `schema`: the schema's verdict as well. */
  readonly checks: readonly ("own" | "reading" | "schema")[];
  readonly errors: number;
  readonly warnings: number;
  readonly counts: Readonly<Record<string, number>>;
  /** Of each code the first ones, secrets in URLs masked. */
  readonly findings: readonly Finding[];
}

/**
 * Looks for what is wrong with a file. A format without checks of its own is read.
 * Throws `RespoolError`: `input/unknown-format`, `input/unreadable`, `option/invalid`.
 */
export async function validate(input: Uint8Array | Source, o: ValidateOptions = {}): Promise<Validation> {
  checkSetOptions(o.set ?? {});
  const source = asSource(input);
  const from = await detectSource(source, o.from);
  const adapter = await formatById(from.format).load();
  const isOwn = adapter.validate !== undefined;
  const counts = new Map<string, number>();
  const findings: Finding[] = [];
  let errors = 0;
  const limit = o.limit ?? 20;
  const age = o.maxAge === undefined ? undefined : ageCheck({ maxAge: o.maxAge, now: o.now ?? Date.now() });
  const all = isOwn ? ownFindings(adapter, source, from, o, age) : readingFindings(source, from, o, age);
  for await (const finding of untilError(all, source, o.signal)) {
    const { url, ...rest } = finding;
    const shown = url === undefined ? finding : { ...rest, url: maskUrl(url) };
    const count = (counts.get(shown.code) ?? 0) + 1;
    counts.set(shown.code, count);
    if (findingSeverity(shown) === "error") errors++;
    if (count <= limit) findings.push(shown);
    o.onFinding?.(shown);
  }
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
  return {
    from,
    checks: isOwn ? ["own", ...(o.schema === undefined ? [] : (["schema"] as const))] : ["reading"],
    errors,
    warnings: total - errors,
    counts: Object.fromEntries(counts),
    findings,
  };
}

async function* ownFindings(
  adapter: Adapter,
  source: Source,
  from: Detection,
  o: ValidateOptions,
  age: AgeCheck | undefined,
): AsyncGenerator<Finding> {
  const options = { ...adapterOptions(o.set ?? {}, formatById(from.format), "read"), schema: o.schema };
  yield* adapter.validate?.(
    source,
    options,
    contextOf(o, () => {}),
  ) ?? [];
  if (age === undefined) return;
  // These checks do not make interactions. What cannot be read was found by them.
  const { reading } = await open(source, { ...o, from: from.format }, () => {});
  yield* ageFindings(reading, age);
}

async function* ageFindings({ interactions }: Reading, age: AgeCheck): AsyncGenerator<Finding> {
  let position = 0;
  for await (const interaction of interactions) age.see(interaction, position++);
  const finding = age.finding();
  if (finding !== undefined) yield finding;
}

async function* readingFindings(
  source: Source,
  from: Detection,
  o: ValidateOptions,
  age: AgeCheck | undefined,
): AsyncGenerator<Finding> {
  const told: Finding[] = [];
  const { reading } = await open(source, { ...o, from: from.format }, (notice) => {
    if (isFinding(notice)) told.push(notice);
  });
  let position = 0;
  for await (const interaction of reading.interactions) {
    yield* told.splice(0);
    age?.see(interaction, position++);
  }
  yield* told;
  const finding = age?.finding();
  if (finding !== undefined) yield finding;
}

// Other errors say that the file could not be looked at.
const verdicts: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "input/syntax",
  "input/invalid",
  "input/unsupported",
  "input/too-large",
]);

/** What stops reading is the last finding. */
async function* untilError(
  findings: AsyncIterable<Finding>,
  source: Source,
  signal: AbortSignal | undefined,
): AsyncGenerator<Finding> {
  try {
    yield* findings;
  } catch (e) {
    if (!isRespoolError(e)) {
      if (signal?.aborted) throw e;
      throw new RespoolError("internal/bug", "the check failed", { at: { file: source.name }, cause: e });
    }
    if (!verdicts.has(e.code)) throw e;
    const { interaction, pointer, line, column } = e.at ?? {};
    yield {
      code: "file/unreadable",
      at: {
        ...(interaction !== undefined && { interaction }),
        ...(pointer !== undefined && { pointer }),
        ...(line !== undefined && { line }),
        ...(column !== undefined && { column }),
      },
      data: { problem: e.message, hint: e.hint ?? "" },
    };
  }
}
